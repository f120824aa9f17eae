import { expect, test } from 'vitest';
import { Trace } from './trace';
import { fineTuningExamples, fineTuningJsonLines, tracesAsJsonLines, type Verdict } from './trace-export';

const reply = (text: string) => JSON.stringify({ text, answered: true, points: [{ text, citations: [{ passageId: 'p1', quote: text }] }] });

const trace = (runId: string, at: number, changes: Partial<Trace> = {}): Trace =>
  Trace.parse({
    runId,
    at,
    url: 'https://wiki.example.com/',
    site: 'https://wiki.example.com',
    task: 'ask',
    question: 'Which port?',
    prompt: 'answer-3',
    input: [
      { role: 'system', content: 'Answer from the page.' },
      { role: 'user', content: `Which port? (${runId})` },
    ],
    output: reply('Port 8443'),
    engine: 'endpoint',
    stages: [],
    ...changes,
  });

const flag = (runId: string, suggestion = '', at = 100): Verdict => ({ runId, verdict: 'flag', suggestion, at });

const repliesOf = (traces: readonly Trace[], verdicts: readonly Verdict[] = []) =>
  fineTuningExamples(traces, verdicts).map(({ messages }) => JSON.parse(messages.at(-1)?.content ?? '{}').text);

test('every trace is one line, and the lines read back are the traces', () => {
  const traces = [trace('a', 1, { output: 'two\nlines\u2028and more' }), trace('b', 2)];
  const lines = tracesAsJsonLines(traces).split('\n');
  expect(lines).toHaveLength(3);
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => Trace.parse(JSON.parse(line)))).toEqual(traces);
  expect(tracesAsJsonLines([])).toBe('');
});

test('an example is the messages as they were sent and the reply', () => {
  const [line] = fineTuningJsonLines([trace('a', 1)], []).split('\n');
  expect(JSON.parse(line ?? '')).toEqual({
    messages: [
      { role: 'system', content: 'Answer from the page.' },
      { role: 'user', content: 'Which port? (a)' },
      { role: 'assistant', content: reply('Port 8443') },
    ],
  });
});

test('leaves out an answer that was flagged', () => {
  expect(repliesOf([trace('a', 1), trace('b', 2)], [flag('a')])).toHaveLength(1);
});

test('teaches the correction of a flagged answer, without the quotes of the wrong one', () => {
  const [example] = fineTuningExamples([trace('a', 1)], [flag('a', ' Port 9443 since May ')]);
  expect(JSON.parse(example?.messages.at(-1)?.content ?? '')).toEqual({ text: 'Port 9443 since May', answered: true, points: [] });
});

test('of two verdicts on one answer the later one counts', () => {
  const helpful: Verdict = { runId: 'a', verdict: 'helpful', suggestion: '', at: 200 };
  expect(repliesOf([trace('a', 1)], [helpful, flag('a')])).toEqual(['Port 8443']);
  expect(repliesOf([trace('a', 1)], [flag('a', '', 300), helpful])).toEqual([]);
});

test('leaves out failures, replies that are no answer, the cache, and what no model wrote', () => {
  expect(
    repliesOf([
      trace('a', 1, { failure: { kind: 'cut-off', host: 'api.example.com', cause: 'connection' } }),
      trace('b', 2, { output: 'I am sorry, {that} is not JSON' }),
      trace('c', 3, { cached: true }),
      trace('d', 4, { input: [], engine: 'extractive' }),
      trace('e', 5, { output: '{"text": 3}' }),
    ]),
  ).toEqual([]);
});

test('takes the answer out of reasoning, code fences and chatter', () => {
  const output = `<think>{"text": "no"} is tempting</think>Here it is:\n\`\`\`json\n${reply('Port 8443')}\n\`\`\`\nDone.`;
  expect(repliesOf([trace('a', 1, { output })])).toEqual(['Port 8443']);
});

test('the same messages sent twice are one example, with the later reply', () => {
  const again = { input: trace('a', 1).input };
  expect(repliesOf([trace('b', 2, { ...again, output: reply('Port 9443') }), trace('a', 1)])).toEqual(['Port 9443']);
  expect(repliesOf([trace('a', 1), trace('b', 2, again)], [flag('b')])).toEqual([]);
});

test('what leaves holds no address in what was sent, in what came back or in the question', () => {
  const kept = trace('a', 1, {
    question: 'Is mira@example.com on call?',
    input: [{ role: 'user', content: 'mira@example.com is on call.' }],
    output: reply('mira@example.com is on call.'),
  });
  for (const lines of [tracesAsJsonLines([kept]), fineTuningJsonLines([kept], [])]) {
    expect(lines).not.toContain('mira@example.com');
    expect(lines.match(/\[EMAIL-1\]/g)?.length).toBeGreaterThan(1);
    expect(lines).not.toContain('[EMAIL-2]');
  }
});

test('a correction that names what the model never saw teaches nothing', () => {
  const sent = trace('a', 1, { host: 'llm.example.com', input: [{ role: 'user', content: 'Write to [EMAIL-1].' }] });
  expect(fineTuningExamples([sent], [flag('a', 'Write to mira@example.com')])).toEqual([]);
  // Hidden when it was given, by a table of its own.
  expect(fineTuningExamples([sent], [flag('a', 'Write to [EMAIL-1]')])).toEqual([]);
  expect(repliesOf([sent], [flag('a', 'Write to Mira')])).toEqual(['Write to Mira']);
});
