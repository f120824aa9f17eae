import type { EngineEvent } from './engine';

type Wait = (ms: number) => Promise<unknown>;

/**
 * Joins the text that an engine writes so that it arrives at most once in `everyMs` milliseconds: the first piece at once, what follows
 * at the end of each window. Rendering and parsing cost the same for one piece as for forty. Other events pass in their order.
 */
export async function* coalesceText(events: AsyncIterable<EngineEvent>, everyMs: number, wait: Wait): AsyncGenerator<EngineEvent> {
  const iterator = events[Symbol.asyncIterator]();
  let held = '';
  let pending = iterator.next();
  let window: Promise<'window-over'> | undefined;
  const openWindow = (): void => {
    window = wait(everyMs).then(() => 'window-over' as const);
  };
  try {
    for (;;) {
      const next = window ? await Promise.race([pending, window]) : await pending;
      if (next === 'window-over') {
        window = undefined;
        if (held === '') continue;
        yield { kind: 'text-added', text: held };
        held = '';
        openWindow();
        continue;
      }
      if (next.done) break;
      pending = iterator.next();
      if (next.value.kind === 'text-added' && window) {
        held += next.value.text;
        continue;
      }
      if (held !== '') yield { kind: 'text-added', text: held };
      held = '';
      yield next.value;
      if (next.value.kind === 'text-added') openWindow();
    }
    if (held !== '') yield { kind: 'text-added', text: held };
  } finally {
    // Not awaited: an engine that hangs is stopped by its signal, and must not hold back whoever stopped listening.
    pending.catch(() => undefined);
    void iterator.return?.();
  }
}
