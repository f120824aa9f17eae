import { z } from 'zod';
import type { Engine } from '@/lib/core/engine';
import { builtInFacts } from '@/lib/engine/built-in';
import { ENGINE_PORT, engineElsewhere } from '@/lib/engine/engine-port';
import { onMessage } from '@/lib/messaging/protocol';
import { hasOwnDocument, useOwnDocument } from './own-document';
import { fromOwnPage } from './sender';

const READY = 'built-in-ready';

/** The panel looks whether there is a model, which a worker cannot; remembered for as long as the browser runs. */
export const noteBuiltInModel = (): void => {
  onMessage('builtInSeen', async ({ data: ready, sender }) => {
    if (fromOwnPage(sender)) await chrome.storage.session.set({ [READY]: ready });
  });
};

/** The browser's own model by way of a document that is there while it writes; undefined where no page of ours has seen one that is ready. */
export const modelInDocument = async (): Promise<Engine | undefined> => {
  // Firefox has no such documents.
  const known = hasOwnDocument() && z.literal(true).safeParse((await chrome.storage.session.get(READY))[READY]).success;
  if (!known) return undefined;
  return {
    ...builtInFacts,
    async *write(prompt, signal) {
      let release: (() => void) | undefined;
      const engine = engineElsewhere(builtInFacts, async () => {
        release = await useOwnDocument();
        return chrome.runtime.connect({ name: ENGINE_PORT });
      });
      try {
        yield* engine.write(prompt, signal);
      } finally {
        release?.();
      }
    },
  };
};
