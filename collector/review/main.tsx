import '@/locales/english';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './review.css';
import { SignedIn } from './signed-in';
import { Shell } from './shell';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, networkMode: 'always' }, mutations: { networkMode: 'always' } },
});

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <SignedIn>{(session) => <Shell session={session} />}</SignedIn>
    </QueryClientProvider>
  </StrictMode>,
);
