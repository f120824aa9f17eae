import { expect, test } from 'vitest';
import { coalesceText } from './coalesce-text';
import type { EngineEvent } from './engine';

const soon = () => new Promise((resolve) => setTimeout(resolve));
/** A clock that is wound by hand. */
const handClock = () => {
  let ring = (): void => undefined;
  return { wait: () => new Promise<void>((resolve) => (ring = resolve)), ring: () => ring() };
};
async function* textOf(pieces: readonly string[]): AsyncGenerator<EngineEvent> {
  for (const text of pieces) yield { kind: 'text-added', text };
  yield { kind: 'finished' };
}

test('passes the first piece at once and joins those that come within the window', async () => {
  const clock = handClock();
  const seen: EngineEvent[] = [];
  for await (const event of coalesceText(textOf(['He', 'll', 'o', ' you']), 50, clock.wait)) seen.push(event);
  expect(seen).toEqual([{ kind: 'text-added', text: 'He' }, { kind: 'text-added', text: 'llo you' }, { kind: 'finished' }]);
});

test('hands over what it holds when the window ends, even while the engine is silent', async () => {
  const clock = handClock();
  let goOn = (): void => undefined;
  async function* engine(): AsyncGenerator<EngineEvent> {
    yield { kind: 'text-added', text: 'a' };
    yield { kind: 'text-added', text: 'b' };
    await new Promise<void>((resolve) => (goOn = resolve));
    yield { kind: 'finished' };
  }
  const seen: string[] = [];
  const done = (async () => {
    for await (const event of coalesceText(engine(), 50, clock.wait)) seen.push(event.kind === 'text-added' ? event.text : event.kind);
  })();
  await soon();
  expect(seen).toEqual(['a']);
  clock.ring();
  await soon();
  expect(seen).toEqual(['a', 'b']);
  goOn();
  await done;
  expect(seen).toEqual(['a', 'b', 'finished']);
});
