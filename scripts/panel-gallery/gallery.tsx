import { QueryClient } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import '@/components/ui/theme.css';
import { fakeHost } from '@/components/panel/fake-host';
import { openKeptValues } from '@/components/panel/kept-values';
import { Panel } from '@/components/panel/panel';
import { openThreads } from '@/components/panel/threads';
import { defaultSettings } from '@/lib/core/settings';
import { openDatabase } from '@/lib/storage/db';
import { findRun, keepRun } from '@/lib/storage/run-store';
import { saveSettings } from '@/lib/storage/settings-store';
import { galleryStates, type GalleryState } from './states';

/** Mounts the panel in the state that the address names: `#answered`. Without a name, lists them. */
const show = async (name: string, state: GalleryState): Promise<void> => {
  const db = openDatabase(`gallery-${name}`);
  await db.delete({ disableAutoOpen: false });
  await saveSettings(db, {
    ...defaultSettings,
    owner: { name: 'Mara Lind', contact: 'mara.lind@example.com' },
    collector: { url: 'https://gloss.example.com', token: '' },
  });
  for (const record of state.records ?? []) await keepRun(db, record);

  const host = fakeHost(state.world);
  const kept = await openKeptValues(host);
  const threads = openThreads({ connect: host.connectRun, newId: host.newId, kept, findRun: (id) => findRun(db, id) });
  const page = {
    tabId: 7,
    url: state.world?.tab?.url ?? 'https://wiki.example.com/runbooks/restore',
    title: 'Restore a database from a snapshot',
  };
  for (const ask of state.asks ?? []) threads.start(page, ask);

  const root = document.getElementById('root');
  if (root) createRoot(root).render(<Panel parts={{ host, kept, threads, db }} queries={new QueryClient()} />);
};

const name = decodeURIComponent(location.hash.slice(1));
const state = galleryStates[name];
if (state) await show(name, state);
else
  document.body.innerHTML = Object.keys(galleryStates)
    .map((each) => `<p><a href="#${each}" onclick="setTimeout(()=>location.reload())">${each}</a></p>`)
    .join('');
