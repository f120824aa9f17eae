import { expect, test } from 'vitest';
import type { EngineEvent } from '@/lib/core/engine';
import type { Prompt } from '@/lib/core/prompt/prompt';
import { type BuiltInModel, builtInEngine } from './built-in';
import { systemClock } from './endpoint/clock';
import { fakeBuiltIn } from './fake-built-in';

const prompt = (content = 'What is kept?', lang = 'de-AT'): Prompt => ({
  id: 'p',
  messages: [
    { role: 'system', content: 'Answer from the page.' },
    { role: 'user', content },
  ],
  schema: { type: 'object' },
  ask: { task: 'ask', question: content, thread: [] },
  passages: [],
  page: { url: '', title: '', lang },
});

const write = async (
  model: BuiltInModel | undefined,
  asked = prompt(),
  signal: AbortSignal = new AbortController().signal,
  clock = systemClock,
): Promise<readonly EngineEvent[]> => {
  const events: EngineEvent[] = [];
  for await (const event of builtInEngine(model, clock).write(asked, signal)) events.push(event);
  return events;
};

test('the browser’s own model writes piece by piece, with the schema, in the page’s language, and is let go', async () => {
  const model = fakeBuiltIn({ pieces: ['{"text":', '"Yes."}'] });
  const events = await write(model);
  expect(events).toMatchObject([
    { kind: 'headers-received' },
    { kind: 'text-added', text: '{"text":' },
    { kind: 'text-added', text: '"Yes."}' },
    { kind: 'finished', model: 'built-in', tokens: { estimated: true } },
  ]);
  expect(model.asked).toEqual(['languages en, de', 'system', 'a question with a schema']);
  expect(model.sessionsOpen()).toBe(0);
});

test('what is written stays on this machine', () => {
  expect(builtInEngine(fakeBuiltIn({})).host).toBeUndefined();
});

test.each(['unavailable', 'downloadable', 'downloading'] as const)(
  'a model that is %s is not waited for, and nothing is downloaded',
  async (availability) => {
    const model = fakeBuiltIn({ availability });
    expect(await write(model)).toMatchObject([{ kind: 'failed', failure: { kind: 'built-in-unavailable' } }]);
    expect(model.asked).toEqual([]);
  },
);

test('a browser without one says so', async () => {
  expect(await write(undefined)).toMatchObject([{ kind: 'failed', failure: { kind: 'built-in-unavailable' } }]);
});

test('a question that does not fit is told with the limit, before it is asked', async () => {
  const model = fakeBuiltIn({ contextWindow: 100, pieces: ['never'] });
  expect((await write(model, prompt('word '.repeat(200)))).at(-1)).toMatchObject({ failure: { kind: 'context-too-long', limit: 100 } });
  expect(model.asked).not.toContain('a question with a schema');
  expect(model.sessionsOpen()).toBe(0);
});

test.each([
  ['QuotaExceededError', 'context-too-long'],
  ['NotSupportedError', 'built-in-unavailable'],
  ['NotReadableError', 'refused-by-filter'],
  ['UnknownError', 'reply-unusable'],
])('what the browser throws (%s) is told: %s', async (name, kind) => {
  const model = fakeBuiltIn({ pieces: ['{"text":"Ha'], failure: new DOMException('no', name) });
  expect((await write(model)).at(-1)).toMatchObject({ kind: 'failed', failure: { kind }, tokens: { estimated: true } });
  expect(model.sessionsOpen()).toBe(0);
});

test('a bug is not told as a failure of the model', async () => {
  await expect(write(fakeBuiltIn({ failure: new RangeError('ours') }))).rejects.toThrow('ours');
});

test('stopping ends it', async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 20);
  const model = fakeBuiltIn({ pieces: ['{"text":"Ha'], endless: true });
  expect((await write(model, prompt(), stop.signal)).at(-1)).toMatchObject({ failure: { kind: 'cancelled' } });
  expect(model.sessionsOpen()).toBe(0);
});

test('a model that says nothing is not waited for without end', async () => {
  const impatient = { ...systemClock, after: (ms: number, then: () => void) => systemClock.after(ms / 1000, then) };
  const last = (await write(fakeBuiltIn({ endless: true }), prompt(), undefined, impatient)).at(-1);
  expect(last).toMatchObject({ failure: { kind: 'timed-out', stage: 'silence' } });
});
