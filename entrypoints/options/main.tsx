import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@/components/ui/theme.css';
import { OptionsProvider } from '@/components/options/options-context';
import { OptionsPage } from '@/components/options/options-page';
import { language } from '@/locales/language';
import { db } from '@/lib/storage/db';
import { managedPolicy } from '@/lib/storage/managed-policy';
import { followPolicy } from '@/lib/storage/policy-store';
import { browserHost } from './browser-host';
import { speakOfValues } from './schema-words';

followPolicy(db, managedPolicy);

document.documentElement.lang = language();
speakOfValues(language());

const root = document.getElementById('root');
if (!root) throw new Error('options/index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <OptionsProvider value={{ host: browserHost, db }}>
      <OptionsPage />
    </OptionsProvider>
  </StrictMode>,
);
