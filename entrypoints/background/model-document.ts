import { z } from 'zod';
import type { Engine } from '@/lib/core/engine';
import { builtInFacts } from '@/lib/engine/built-in';
import { ENGINE_PORT, engineElsewhere } from '@/lib/engine/engine-port';
import { onMessage } from '@/lib/messaging/protocol';
import { inOrder } from './in-order';
import { fromOwnPage } from './sender';

const READY = 'built-in-ready';
const next = inOrder();
let writing = 0;

const isOpen = async (): Promise<boolean> => (await chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] })).length > 0;

const open = (): Promise<void> =>
  next(async () => {
    if (await isOpen()) return;
    await chrome.offscreen.createDocument({
      url: '/offscreen.html',
      reasons: ['WORKERS'],
      justification: "The browser gives its own language model to documents and not to an extension's worker.",
    });
  });

const closeWhenIdle = (): Promise<void> =>
  next(async () => {
    if (writing === 0 && (await isOpen())) await chrome.offscreen.closeDocument();
  });

/** The panel looks whether there is a model, which a worker cannot; remembered for as long as the browser runs. */
export const noteBuiltInModel = (): void => {
  onMessage('builtInSeen', async ({ data: ready, sender }) => {
    if (fromOwnPage(sender)) await chrome.storage.session.set({ [READY]: ready });
  });
};

/** The browser's own model by way of a document that is there while it writes; undefined where no page of ours has seen one that is ready. */
export const modelInDocument = async (): Promise<Engine | undefined> => {
  // Firefox has no such documents.
  const known = 'offscreen' in chrome && z.literal(true).safeParse((await chrome.storage.session.get(READY))[READY]).success;
  if (!known) return undefined;
  const engine = engineElsewhere(builtInFacts, async () => {
    await open();
    return chrome.runtime.connect({ name: ENGINE_PORT });
  });
  return {
    ...builtInFacts,
    async *write(prompt, signal) {
      writing++;
      try {
        yield* engine.write(prompt, signal);
      } finally {
        writing--;
        void closeWhenIdle();
      }
    },
  };
};
