import type { CancelSignal } from '@/lib/core/cancel-signal';

/** Core's signal is a part of the platform's, and the platform's own calls want the whole. `release` when it is no longer listened to. */
export const platformSignal = (signal: CancelSignal): { readonly signal: AbortSignal; readonly release: () => void } => {
  const controller = new AbortController();
  const abort = () => controller.abort();
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  return { signal: controller.signal, release: () => signal.removeEventListener('abort', abort) };
};
