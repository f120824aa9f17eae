import '@/scripts/gallery-language';
import { showPanel } from '@/components/panel/show-panel';
import { galleryStates } from './states';

/** Mounts the panel in the state that the address names: `#answered`. Without a name, lists them. */
const name = decodeURIComponent(location.hash.slice(1));
const state = galleryStates[name];
if (state) {
  const { threads, host } = await showPanel({
    ...state,
    settings: {
      owner: { name: 'Mara Lind', contact: 'mara.lind@example.com' },
      endpoints: [...(state.endpoints ?? [])],
      collector: { url: 'https://gloss.example.com', token: '' },
    },
  });
  const tab = await host.shownTab();
  for (const ask of state.asks ?? []) threads.start({ tabId: tab?.id ?? 0, url: tab?.url ?? '', title: tab?.title ?? '' }, ask);
} else {
  for (const each of Object.keys(galleryStates)) {
    const link = document.createElement('a');
    link.href = `#${each}`;
    link.textContent = each;
    link.style.display = 'block';
    link.addEventListener('click', () => setTimeout(() => location.reload()));
    document.body.append(link);
  }
}
