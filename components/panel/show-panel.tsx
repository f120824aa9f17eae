import { QueryClient } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { defaultSettings, type Settings } from '@/lib/core/settings';
import type { Item } from '@/lib/core/item';
import type { Job } from '@/lib/core/job';
import type { RunRecord } from '@/lib/core/run-record';
import { openDatabase, type GlossDb } from '@/lib/storage/db';
import { keepJob } from '@/lib/storage/job-store';
import { findRun, keepRun } from '@/lib/storage/run-store';
import { saveSettings } from '@/lib/storage/settings-store';
import '@/components/ui/theme.css';
import { fakeHost, type FakeHost, type FakeWorld } from './fake-host';
import { openKeptValues } from './kept-values';
import { Panel } from './panel';
import { openThreads, type Threads } from './threads';

interface ShownPanel {
  readonly host: FakeHost;
  readonly db: GlossDb;
  readonly threads: Threads;
  /** Closes the panel, as the browser does: nothing of it gets to finish anything. */
  readonly close: () => void;
}

interface ShowOptions {
  readonly world?: FakeWorld;
  readonly settings?: Partial<Settings>;
  readonly records?: readonly RunRecord[];
  readonly jobs?: readonly { readonly job: Job; readonly items: readonly Item[] }[];
  /** A database's name: another panel over the same one sees what the first left. */
  readonly name?: string;
}

/** The real panel over a fake browser and a real database, for tests and pictures. */
export const showPanel = async ({
  world,
  settings,
  records = [],
  jobs = [],
  name = `panel-${crypto.randomUUID()}`,
}: ShowOptions = {}): Promise<ShownPanel> => {
  const db = openDatabase(name);
  await saveSettings(db, { ...defaultSettings, ...settings });
  for (const record of records) await keepRun(db, record);
  for (const { job, items } of jobs) await keepJob(db, job, items);
  const host = fakeHost(world);
  const kept = await openKeptValues(host);
  const threads = openThreads({ connect: host.connectRun, newId: host.newId, kept, findRun: (id) => findRun(db, id) });

  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  root.render(<Panel parts={{ host, kept, threads, db }} queries={new QueryClient({ defaultOptions: { queries: { retry: false } } })} />);
  return {
    host,
    db,
    threads,
    close() {
      root.unmount();
      place.remove();
      db.close();
    },
  };
};
