import '@/scripts/gallery-language';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@/components/ui/theme.css';
import { OptionsProvider } from '@/components/options/options-context';
import { OptionsPage } from '@/components/options/options-page';
import { fakeHost } from '@/components/options/fake-host';
import { defaultSettings } from '@/lib/core/settings';
import { openDatabase } from '@/lib/storage/db';
import { saveSettings } from '@/lib/storage/settings-store';
import { addSpend } from '@/lib/storage/spend-store';
import { sampleOutbox, sampleSettings, sampleTraces, sampleVerdicts } from './samples';

/** A Wednesday, in the afternoon. */
const NOW = Date.UTC(2026, 10, 18, 14, 20);

const root = document.getElementById('root');
if (!root) throw new Error('options-gallery/index.html has no #root');

const empty = new URLSearchParams(location.search).has('empty');
const db = openDatabase('options-gallery');
await Promise.all(db.tables.map((table) => table.clear()));
await saveSettings(db, empty ? defaultSettings : sampleSettings);
if (!empty) {
  const traces = sampleTraces(1_800, NOW);
  const verdicts = sampleVerdicts(traces, NOW);
  await db.traces.bulkPut([...traces]);
  for (const { at, cost } of traces) if (cost) await addSpend(db, at, cost);
  await db.feedback.bulkPut([...verdicts]);
  await db.outbox.bulkPut([...sampleOutbox(verdicts, NOW)]);
}

const host = fakeHost({
  now: () => NOW,
  isPermitted: async (origin) => !origin.endsWith('.internal'),
  findings: [
    { kind: 'address-found', baseUrl: 'https://llm.northwind.example/v1' },
    { kind: 'models-listed', models: ['granite-large', 'granite-small', 'embed-2'] },
    {
      kind: 'failed',
      failure: {
        kind: 'model-missing',
        host: 'llm.northwind.example',
        model: 'granite-huge',
        models: ['granite-large', 'granite-small', 'embed-2'],
      },
      models: ['granite-large', 'granite-small', 'embed-2'],
    },
  ],
});

createRoot(root).render(
  <StrictMode>
    <OptionsProvider value={{ host, db }}>
      <OptionsPage />
    </OptionsProvider>
  </StrictMode>,
);
