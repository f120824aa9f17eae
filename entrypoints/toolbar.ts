import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { followSelection } from '@/components/toolbar/follow-selection';
import { LONGEST_SELECTION } from '@/lib/messaging/longest-selection';
import { openOrClosedShadowRoot } from '@/lib/page/open-shadow-root';
import { onPageMessage, sendMessage } from '@/lib/messaging/protocol';

/** What runs here already: this script is put into a page again when sites change, and after an update. */
interface Running {
  readonly alive: () => boolean;
  readonly stop: () => void;
}

/** In the extension's own world: the page does not see it. */
const world = globalThis as typeof globalThis & { glossToolbar?: Running };

// Once the extension was updated or removed, the id is gone from pages that were open before.
const { id } = chrome.runtime;
const alive = (): boolean => chrome.runtime?.id === id;

const start = (): void => {
  const removeListener = onPageMessage('removeToolbar', () => stop());
  const stopFollowing = followSelection({
    site: location.hostname,
    openShadowRoot: openOrClosedShadowRoot,
    // Nobody answers where the worker just went away with an update: then there is nothing to open either.
    press: (task, text) =>
      void sendMessage('toolbarPressed', { task, text: text.trim().slice(0, LONGEST_SELECTION) }).catch(() => undefined),
    switchOff: () => void sendMessage('toolbarDismissed').catch(() => undefined),
    firstShown: () => void sendMessage('toolbarShown').catch(() => undefined),
    alive,
  });
  const stop = (): void => {
    stopFollowing();
    removeListener();
    delete world.glossToolbar;
  };
  world.glossToolbar = { alive, stop };
};

export default defineUnlistedScript(() => {
  if (world.glossToolbar?.alive()) return;
  world.glossToolbar?.stop();
  start();
});
