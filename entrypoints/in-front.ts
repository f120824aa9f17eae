import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { FRONT_PORT } from '@/lib/messaging/front-port';

/** Milliseconds in front after which somebody reads a page, and does not only pass it. */
const SETTLED = 3_000;

/** In the extension's own world: the page does not see it. Chromium and Firefox from 147 on tell of navigations within a page. */
const world = globalThis as typeof globalThis & { glossInFront?: () => boolean; navigation?: EventTarget };

// Once the extension was updated or removed, the id is gone from pages that were open before.
const { id } = chrome.runtime;
const alive = (): boolean => chrome.runtime?.id === id;

const start = (): void => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let port: chrome.runtime.Port | undefined;
  const look = (): void => {
    clearTimeout(timer);
    if (!alive()) return;
    port?.disconnect();
    port = undefined;
    if (document.visibilityState !== 'visible') return;
    timer = setTimeout(() => {
      if (alive()) port = chrome.runtime.connect({ name: FRONT_PORT });
    }, SETTLED);
  };
  document.addEventListener('visibilitychange', look);
  world.navigation?.addEventListener('navigatesuccess', look);
  look();
};

/** Put into pages of sites that are switched on, and only where tickets are prepared before they are asked about. */
export default defineUnlistedScript(() => {
  if (world.glossInFront?.()) return;
  world.glossInFront = alive;
  start();
});
