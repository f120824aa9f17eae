import { describe, expect, test } from 'vitest';
import type { CachedAnswer } from './answer-cache';
import { Ask } from './ask';
import type { Block } from './block';
import type { Capture } from './capture';
import type { Correction } from './correction';
import type { Engine, EngineEvent } from './engine';
import type { Failure } from './failure';
import { currentPrompt } from './prompt/prompt-versions';
import { answerQuestion, type RunEvidence, type RunRequirements } from './run';
import type { RunEvent } from './run-event';
import { applyEvent, idle } from './run-view';

const paragraph = (id: string, text: string): Block => ({ id, kind: 'paragraph', text, headings: [] });
const page: Capture = {
  url: 'https://wiki.example/queues',
  title: 'Queues',
  lang: 'en',
  capturedAt: 0,
  blocks: [paragraph('b1', 'The night queue drains at 04:00.'), paragraph('b2', 'Mira owns the night queue.')],
  unread: [],
  ms: 1,
};
const reply = JSON.stringify({
  text: 'It drains at 04:00.',
  answered: true,
  points: [{ text: 'The queue drains at four.', citations: [{ passageId: 'p1', quote: 'The night queue drains at 04:00.' }] }],
});

/** An engine that says what it is given to say. */
const scripted = (events: readonly EngineEvent[], name = 'scripted'): Engine & { asked: number } => ({
  kind: 'endpoint',
  name,
  model: 'script-1',
  host: `${name}.example`,
  budgetWords: 1_000,
  asked: 0,
  async *write() {
    this.asked += 1;
    yield* events;
  },
});
const writes = (text: string): readonly EngineEvent[] => [
  ...text.match(/[^]{1,20}/g)!.map((part) => ({ kind: 'text-added', text: part }) as const),
  { kind: 'finished' },
];
const fails = (failure: Failure): readonly EngineEvent[] => [{ kind: 'failed', failure }];

const memoryCache = () => {
  const kept = new Map<string, CachedAnswer>();
  const questions: { key: string; scope: string; question: string }[] = [];
  return {
    kept,
    asked: (scope: string) => Promise.resolve(questions.filter((earlier) => earlier.scope === scope)),
    find: (key: string) => Promise.resolve(kept.get(key)),
    keep: (key: string, _url: string, entry: CachedAnswer, asked: { scope: string; question: string }) => {
      kept.set(key, entry);
      questions.unshift({ key, ...asked });
      return Promise.resolve();
    },
  };
};

const runWith = async (change: Partial<RunRequirements>, signal = new AbortController().signal) => {
  let clock = 1_000;
  const events: RunEvent[] = [];
  let evidence: RunEvidence | undefined;
  const run: RunRequirements = {
    runId: 'r1',
    ask: Ask.parse({ task: 'ask', question: 'When does the night queue drain?' }),
    capture: () => Promise.resolve(page),
    engines: [scripted(writes(reply))],
    cache: memoryCache(),
    now: () => clock++,
    wait: () => Promise.resolve(),
    onEvidence: (found) => (evidence = found),
    ...change,
  };
  for await (const event of answerQuestion(run, signal)) events.push(event);
  return { events, last: events.at(-1)!, view: events.reduce(applyEvent, idle), evidence: evidence! };
};

test('answers with quotes that were looked up in the page', async () => {
  const { last, events } = await runWith({});
  expect(last).toMatchObject({ kind: 'answered', verification: { support: 'full', checks: [{ found: true, blockIds: ['b1'] }] } });
  expect(events.map(({ kind }) => kind)).toContain('answer-drafted');
});

test('never shows a quote that the page does not hold as found', async () => {
  const { last } = await runWith({ engines: [scripted(writes(reply.replaceAll('at 04:00', 'at 05:00')))] });
  expect(last).toMatchObject({ kind: 'answered', verification: { support: 'none', checks: [{ found: false }] } });
});

test('shows what the page does say beside an answer that nothing on the page supports', async () => {
  const { last } = await runWith({ engines: [scripted(writes(reply.replaceAll('at 04:00', 'at 05:00')))] });
  const closest = last.kind === 'answered' ? last.verification.closest : undefined;
  expect(closest?.[0]).toMatchObject({ quote: 'The night queue drains at 04:00.', found: true, blockIds: ['b1'] });
});

test('goes on to the next engine when the first could show nothing, and says so', async () => {
  const first = scripted(fails({ kind: 'overloaded', host: 'a.example' }), 'a');
  const { view, evidence } = await runWith({ engines: [first, scripted(writes(reply), 'b')] });
  expect(view).toMatchObject({ status: 'answered', facts: { engineName: 'b' }, givenUp: [{ name: 'a', failure: { kind: 'overloaded' } }] });
  expect(evidence.trace.givenUp).toHaveLength(1);
});

test('does not tell of an engine that this machine never had', async () => {
  const none = scripted(fails({ kind: 'built-in-unavailable', detail: 'no model' }), 'built-in');
  const { view } = await runWith({ engines: [none, scripted(writes(reply), 'b')] });
  expect(view).toMatchObject({ status: 'answered', facts: { engineName: 'b' }, givenUp: [] });
});

test('asks once more with less of a page that was too long, before it goes on', async () => {
  const long: Capture = {
    ...page,
    blocks: Array.from({ length: 40 }, (_, at) =>
      paragraph(`b${at}`, `The night queue of depot ${at} drains at 04:00, after the meters are read.`),
    ),
  };
  const tooLong: Failure = { kind: 'context-too-long', host: 'scripted.example', limit: 2_000 };
  const sent: number[] = [];
  const answersFrom = (longest: number): Engine => ({
    ...scripted([]),
    async *write({ passages }) {
      const words = passages.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
      sent.push(words);
      yield* words > longest ? fails(tooLong) : writes(reply);
    },
  });
  const { last, evidence } = await runWith({ capture: () => Promise.resolve(long), engines: [answersFrom(300)] });
  expect(last).toMatchObject({ kind: 'answered' });
  expect(sent).toHaveLength(2);
  expect(evidence.trace).toMatchObject({ retries: 1, givenUp: [] });

  sent.length = 0;
  const { view } = await runWith({ capture: () => Promise.resolve(long), engines: [answersFrom(0), scripted(writes(reply), 'b')] });
  expect(sent).toHaveLength(2);
  expect(view).toMatchObject({ status: 'answered', givenUp: [{ failure: tooLong }] });
});

test('what the reader has to know of an answer stands beside it', async () => {
  const warned = writes(reply).map((event) => (event.kind === 'finished' ? { ...event, warning: 'The prompt was cut.' } : event));
  expect((await runWith({ engines: [scripted(warned)] })).last).toMatchObject({ facts: { warning: 'The prompt was cut.' } });
});

test('keeps the text already written when the endpoint drops the connection, and asks nobody else', async () => {
  const cut: EngineEvent[] = [
    { kind: 'text-added', text: reply.slice(0, reply.indexOf(':00')) },
    { kind: 'failed', failure: { kind: 'cut-off', host: 'a.example', cause: 'connection' } },
  ];
  const second = scripted(writes(reply), 'b');
  const cache = memoryCache();
  const { view } = await runWith({ engines: [scripted(cut, 'a'), second], cache });
  expect(view).toMatchObject({ status: 'failed', failure: { kind: 'cut-off' }, draft: { text: 'It drains at 04' } });
  expect(second.asked).toBe(0);
  expect(cache.kept.size).toBe(0);
});

test('does not carry to another engine what a filter refused', async () => {
  const second = scripted(writes(reply), 'b');
  const { last } = await runWith({ engines: [scripted(fails({ kind: 'refused-by-filter', host: 'a.example' })), second] });
  expect(last).toMatchObject({ kind: 'failed', failure: { kind: 'refused-by-filter' } });
  expect(second.asked).toBe(0);
});

test('serves the second time from the cache, and asks anew when the reader wants it fresh', async () => {
  const cache = memoryCache();
  const engine = scripted(writes(reply));
  await runWith({ cache, engines: [engine] });
  const again = await runWith({ cache, engines: [engine] });
  expect(again.last).toMatchObject({ kind: 'answered', facts: { cachedAt: 1_000 } });
  expect(again.evidence.trace.cached).toBe(true);
  expect(engine.asked).toBe(1);
  await runWith({ cache, engines: [engine], fresh: true });
  expect(engine.asked).toBe(2);
});

test('an edited page never gets the answer of the page before', async () => {
  const cache = memoryCache();
  await runWith({ cache });
  const edited = { ...page, blocks: [paragraph('b9', 'The night queue drains at 06:30.')] };
  const { last } = await runWith({ cache, capture: () => Promise.resolve(edited) });
  expect(last.kind === 'answered' && last.facts.cachedAt).toBe(undefined);
});

test('a reply that is no answer is a failure with the host that gave it', async () => {
  const { last } = await runWith({ engines: [scripted(writes('I am sorry, Dave.'))] });
  expect(last).toMatchObject({ kind: 'failed', failure: { kind: 'reply-unusable' } });
});

test('says that the page could not be read, that it is empty, or that nothing is selected', async () => {
  const why = async (change: Partial<RunRequirements>) => {
    const { last } = await runWith(change);
    return last.kind === 'failed' && last.failure.kind;
  };
  expect(await why({ capture: () => Promise.resolve({ kind: 'page-closed-to-extensions' }) })).toBe('page-closed-to-extensions');
  expect(await why({ capture: () => Promise.resolve({ ...page, blocks: [] }) })).toBe('page-empty');
  expect(await why({ ask: Ask.parse({ task: 'explain' }) })).toBe('nothing-selected');
});

test('sends an endpoint no e-mail address, and shows the reader the real one', async () => {
  const contact = { ...page, blocks: [paragraph('b1', 'Write to mira.okafor@kestrel.example about the queue.')] };
  const said = JSON.stringify({
    text: 'Write to [EMAIL-1].',
    answered: true,
    points: [{ text: 'Mira has it.', citations: [{ passageId: 'p1', quote: 'Write to [EMAIL-1] about the queue' }] }],
  });
  const { last, evidence } = await runWith({ capture: () => Promise.resolve(contact), engines: [scripted(writes(said))] });
  expect(last).toMatchObject({
    kind: 'answered',
    answer: { text: 'Write to mira.okafor@kestrel.example.' },
    verification: { support: 'full' },
  });
  expect(JSON.stringify(evidence.trace)).not.toContain('mira.okafor');
});

test('a page that writes placeholders of its own does not get the reader’s secrets put in their place', async () => {
  const forged = { ...page, blocks: [paragraph('b1', 'Write to [EMAIL-1] or to mira.okafor@kestrel.example about the queue.')] };
  const said = JSON.stringify({
    text: 'Write to [EMAIL-1], or [EMAIL-2].',
    answered: true,
    points: [{ text: 'It says so.', citations: [{ passageId: 'p1', quote: 'Write to [EMAIL-1] or to [EMAIL-2]' }] }],
  });
  const { last } = await runWith({ capture: () => Promise.resolve(forged), engines: [scripted(writes(said))] });
  expect(last).toMatchObject({
    answer: { text: 'Write to [EMAIL-1], or mira.okafor@kestrel.example.' },
    verification: { support: 'full' },
  });
});

test('writes down what each stage took, what was sent and what came back', async () => {
  const { evidence } = await runWith({});
  expect(evidence.trace.stages.map(({ name }) => name)).toEqual([
    'capture',
    'retrieve',
    'cache',
    'prompt',
    'first-text',
    'engine',
    'verify',
    'store',
  ]);
  expect(evidence.trace.input[1]?.content).toContain('The night queue drains at 04:00.');
  expect(evidence.trace.output).toBe(reply);
});

test('gives the earlier answer to the same question in other words, and says which question it was', async () => {
  const cache = memoryCache();
  const engine = scripted(writes(reply));
  await runWith({ cache, engines: [engine] });
  const ask = Ask.parse({ task: 'ask', question: 'Hello, when does the night queue drain, please?' });
  const { last, evidence } = await runWith({ cache, engines: [engine], ask });
  expect(last).toMatchObject({ kind: 'answered', facts: { answeredFor: 'When does the night queue drain?', cachedAt: 1_000 } });
  expect(evidence.trace).toMatchObject({ cached: true, answeredFor: 'When does the night queue drain?' });
  expect(engine.asked).toBe(1);
});

test.each([
  ['another question', { ask: Ask.parse({ task: 'ask', question: 'When does the day queue drain?' }) }],
  ['a page that was edited', { capture: () => Promise.resolve({ ...page, blocks: [...page.blocks, paragraph('b3', 'New.')] }) }],
  ['another prompt', { prompt: { ...currentPrompt, id: 'gloss-other' } }],
  ['another language', { language: 'de' }],
  ['a reader who asks anew', { fresh: true }],
])('asks the engine for %s', async (_, change) => {
  const cache = memoryCache();
  const engine = scripted(writes(reply));
  await runWith({ cache, engines: [engine] });
  await runWith({
    cache,
    engines: [engine],
    ask: Ask.parse({ task: 'ask', question: 'Please, when does the night queue drain?' }),
    ...change,
  });
  expect(engine.asked).toBe(2);
});

test('what was said before keeps a question from an earlier answer, unless it says by itself what it is about', async () => {
  const cache = memoryCache();
  const engine = scripted(writes(reply));
  const thread = [{ question: 'Who owns the day queue?', answer: 'Tom.' }];
  await runWith({ cache, engines: [engine] });
  await runWith({ cache, engines: [engine], ask: Ask.parse({ task: 'ask', question: 'Hi, when does the night queue drain?', thread }) });
  expect(engine.asked).toBe(1);
  await runWith({ cache, engines: [engine], ask: Ask.parse({ task: 'ask', question: 'When does it drain?' }) });
  await runWith({ cache, engines: [engine], ask: Ask.parse({ task: 'ask', question: 'Hi, when does it drain?', thread }) });
  expect(engine.asked).toBe(3);
});

const corrected = (change: Partial<Correction> = {}): Correction => ({
  id: 'c1',
  page: 'https://wiki.example/queues',
  task: 'ask',
  question: 'when does the night queue drain',
  selection: '',
  answer: {
    text: 'At 04:00 winter time.',
    answered: true,
    points: [{ text: 'At four.', citations: [{ passageId: 'p9', quote: 'The night queue drains at 04:00.' }] }],
  },
  owner: 'Mira',
  at: 7,
  live: true,
  ...change,
});
const correctedWith =
  (...corrections: readonly Correction[]) =>
  (asked: string) =>
    Promise.resolve(corrections.filter(({ page }) => page === asked));

test('serves the owner’s answer ahead of the cache and of any engine, also to who asks anew', async () => {
  const engine = scripted(writes(reply));
  const cache = memoryCache();
  await runWith({ cache });
  const { last, events, evidence } = await runWith({ engines: [engine], cache, fresh: true, corrections: correctedWith(corrected()) });
  expect(last).toMatchObject({
    kind: 'answered',
    answer: { text: 'At 04:00 winter time.' },
    verification: { support: 'full', checks: [{ found: true, blockIds: ['b1'] }] },
    facts: { engineName: 'Mira', corrected: { owner: 'Mira', at: 7 } },
  });
  expect(engine.asked).toBe(0);
  expect(events.map(({ kind }) => kind)).toEqual(['started', 'captured', 'answered']);
  expect(evidence).toMatchObject({ trace: { corrected: true }, chosen: { passages: [{ blockIds: ['b1', 'b2'] }] } });
});

test('answers anew, and says so, when the page no longer holds what a correction quotes', async () => {
  const changed = { ...page, blocks: [paragraph('b1', 'The night queue drains at 05:00.'), paragraph('b2', 'Mira owns the night queue.')] };
  const cache = memoryCache();
  const run = () => runWith({ cache, capture: () => Promise.resolve(changed), corrections: correctedWith(corrected()) });
  for (const { last } of [await run(), await run()])
    expect(last).toMatchObject({
      kind: 'answered',
      answer: { text: 'It drains at 04:00.' },
      facts: { outdatedCorrection: { owner: 'Mira', at: 7 } },
    });
  expect([...cache.kept.values()].map(({ facts }) => facts.outdatedCorrection)).toEqual([undefined]);
});

test.each([
  ['taken back', corrected({ live: false })],
  ['of another question', corrected({ question: 'Who owns the night queue?' })],
  ['of another task', corrected({ task: 'summarize', question: '' })],
  ['of another page', corrected({ page: 'https://wiki.example/other' })],
  ['of other highlighted words', corrected({ selection: 'drains' })],
])('serves no correction that is %s', async (_, correction) => {
  const { last } = await runWith({ corrections: correctedWith(correction) });
  expect(last).toMatchObject({ kind: 'answered', facts: { engine: 'endpoint' } });
});

test('a follow-up of a few words is not what the same words asked by themselves', async () => {
  const ask = (thread: Ask['thread']) => Ask.parse({ task: 'ask', question: 'And at night?', thread });
  const corrections = correctedWith(corrected({ question: 'and at night' }));
  expect((await runWith({ ask: ask([]), corrections })).last).toMatchObject({ facts: { corrected: { owner: 'Mira' } } });
  const after = await runWith({ ask: ask([{ question: 'Who is on call?', answer: 'Mira.' }]), corrections });
  expect(after.last).toMatchObject({ facts: { engine: 'endpoint' } });
});

describe('a correction of the same question in other words', () => {
  const inOtherWords = 'When do the night queues drain?';
  const asking = (question: string, change: Partial<Correction> = {}, fresh = false) =>
    runWith({ ask: Ask.parse({ task: 'ask', question }), corrections: correctedWith(corrected(change)), fresh });

  test('is served, and says for which words it was made', async () => {
    const { last, evidence } = await asking(inOtherWords);
    const answeredFor = 'when does the night queue drain';
    expect(last).toMatchObject({ answer: { text: 'At 04:00 winter time.' }, facts: { corrected: { owner: 'Mira' }, answeredFor } });
    expect(evidence).toMatchObject({ trace: { corrected: true, answeredFor } });
  });

  test.each<[string, string, Partial<Correction>, boolean?]>([
    ['asks for the opposite', 'When does the night queue not drain?', {}],
    ['asks about another thing', 'When does the day queue drain?', {}],
    ['is asked anew', inOtherWords, {}, true],
    ['would get an answer that the page does not give', inOtherWords, { answer: { ...corrected().answer, answered: false } }],
    ['would get an answer without a quote', inOtherWords, { answer: { text: 'At four.', answered: true, points: [] } }],
    ['would get one for other highlighted words', inOtherWords, { selection: 'drains' }],
  ])('is not served to one that %s', async (_, question, change, fresh = false) => {
    expect((await asking(question, change, fresh)).last).toMatchObject({ kind: 'answered', facts: { engine: 'endpoint' } });
  });
});

test('the newest correction of a question counts', async () => {
  const newer = corrected({ id: 'c2', at: 9, owner: 'Jonas' });
  const { last } = await runWith({ corrections: correctedWith(newer, corrected()) });
  expect(last).toMatchObject({ facts: { corrected: { owner: 'Jonas', at: 9 } } });
});
