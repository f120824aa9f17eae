import { expect, test } from 'vitest';
import type { EngineEvent } from '@/lib/core/engine';
import type { Prompt } from '@/lib/core/prompt/prompt';
import { builtInEngine, builtInFacts, isReady } from './built-in';
import { engineElsewhere, type EnginePort, hostEngine } from './engine-port';
import { fakeBuiltIn, type FakeBuiltIn } from './fake-built-in';

const prompt: Prompt = {
  id: 'p',
  messages: [{ role: 'user', content: 'What is kept?' }],
  schema: { type: 'object' },
  ask: { task: 'ask', question: 'What is kept?', thread: [] },
  passages: [],
  page: { url: '', title: '', lang: 'en' },
};

/** Two ends of one port. As the browser's own, an end is not told of its own closing. */
const portPair = () => {
  const endOf = () => ({ messages: [] as ((message: never) => void)[], closed: [] as (() => void)[] });
  const ends = [endOf(), endOf()] as const;
  const portOf = (own: number): EnginePort<unknown, never> => ({
    postMessage: (message) => {
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => ends[1 - own]!.messages.forEach((listener) => listener(copy as never)));
    },
    disconnect: () => queueMicrotask(() => ends[1 - own]!.closed.forEach((listener) => listener())),
    onMessage: { addListener: (listener) => void ends[own]!.messages.push(listener) },
    onDisconnect: { addListener: (listener) => void ends[own]!.closed.push(listener) },
  });
  return [portOf(0), portOf(1)] as const;
};

/** The worker's engine, in front of a document that has this model. */
const elsewhere = (model: FakeBuiltIn) =>
  engineElsewhere(builtInFacts, async () => {
    const [worker, document] = portPair();
    hostEngine(document, builtInEngine(model));
    return worker;
  });

const write = async (model: FakeBuiltIn, signal = new AbortController().signal): Promise<readonly EngineEvent[]> => {
  const events: EngineEvent[] = [];
  for await (const event of elsewhere(model).write(prompt, signal)) events.push(event);
  return events;
};

test('a model that only a document can reach writes for the worker, piece by piece', async () => {
  const model = fakeBuiltIn({ pieces: ['{"text":', '"Yes."}'] });
  expect(await write(model)).toMatchObject([
    { kind: 'headers-received' },
    { kind: 'text-added', text: '{"text":' },
    { kind: 'text-added', text: '"Yes."}' },
    { kind: 'finished', model: 'built-in' },
  ]);
  expect(model.sessionsOpen()).toBe(0);
});

test('Stop reaches the model in its document', async () => {
  const stop = new AbortController();
  const model = fakeBuiltIn({ pieces: ['{"text":"Ha'], endless: true });
  setTimeout(() => stop.abort(), 20);
  expect((await write(model, stop.signal)).at(-1)).toEqual({ kind: 'failed', failure: { kind: 'cancelled' } });
  await expect.poll(() => model.sessionsOpen()).toBe(0);
});

test('a document that goes away ends the answer with words', async () => {
  const [worker, document] = portPair();
  const engine = engineElsewhere(builtInFacts, async () => worker);
  setTimeout(() => document.disconnect(), 10);
  const events: EngineEvent[] = [];
  for await (const event of engine.write(prompt, new AbortController().signal)) events.push(event);
  expect(events).toEqual([{ kind: 'failed', failure: { kind: 'cut-off', host: 'Built-in model', cause: 'connection' } }]);
});

test('a model that would have to be downloaded is not ready, and neither is none', async () => {
  expect(await isReady(fakeBuiltIn({}))).toBe(true);
  expect(await isReady(fakeBuiltIn({ availability: 'downloadable' }))).toBe(false);
  expect(await isReady(undefined)).toBe(false);
});
