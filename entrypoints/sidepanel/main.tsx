import { QueryClient } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@/components/ui/theme.css';
import { browserHost } from '@/components/panel/browser-host';
import { openKeptValues } from '@/components/panel/kept-values';
import { Panel } from '@/components/panel/panel';
import { openThreads } from '@/components/panel/threads';
import { browsersModel, isReady } from '@/lib/engine/built-in';
import { sendMessage } from '@/lib/messaging/protocol';
import { t } from '@/locales/i18n';
import { language } from '@/locales/language';
import { db } from '@/lib/storage/db';
import { managedPolicy } from '@/lib/storage/managed-policy';
import { followPolicy } from '@/lib/storage/policy-store';
import { findRun } from '@/lib/storage/run-store';

followPolicy(db, managedPolicy);

document.documentElement.lang = language();
document.title = t('manifest.name');

const root = document.getElementById('root');
if (!root) throw new Error('sidepanel/index.html has no #root');

const kept = await openKeptValues(browserHost);
const threads = openThreads({ connect: browserHost.connectRun, newId: browserHost.newId, kept, findRun: (runId) => findRun(db, runId) });

createRoot(root).render(
  <StrictMode>
    <Panel parts={{ host: browserHost, kept, threads, db }} queries={new QueryClient({ defaultOptions: { queries: { retry: false } } })} />
  </StrictMode>,
);

void isReady(browsersModel()).then((ready) => sendMessage('builtInSeen', ready));
