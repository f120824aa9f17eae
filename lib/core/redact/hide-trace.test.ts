import { expect, test } from 'vitest';
import { Trace } from '@/lib/core/trace';
import { hideTrace } from './hide-trace';

const trace = (change: Partial<Trace>): Trace =>
  Trace.parse({
    runId: 'r',
    at: 1,
    url: 'https://wiki.example.com/people?mail=mira@example.com',
    site: 'https://wiki.example.com',
    task: 'ask',
    question: 'Is mira@example.com on call?',
    prompt: 'p',
    input: [{ role: 'user', content: 'Mira (mira@example.com) and Jonas (jonas@example.com) share it.' }],
    output: '{"text":"Yes, mira@example.com."}',
    stages: [],
    ...change,
  });

test('question, input and output of a model on this machine leave it with the same placeholders', () => {
  const { trace: hidden } = hideTrace(trace({ engine: 'built-in' }));
  expect(hidden.input[0]?.content).toBe('Mira ([EMAIL-1]) and Jonas ([EMAIL-2]) share it.');
  expect(hidden.output).toBe('{"text":"Yes, [EMAIL-1]."}');
  expect(hidden.question).toBe('Is [EMAIL-1] on call?');
  expect(JSON.stringify(hidden)).not.toContain('@example.com');
});

test('what was hidden before stays as it travelled, and no placeholder gets a second meaning', () => {
  const sent = { host: 'llm.example.com', input: [{ role: 'user', content: 'Write to [EMAIL-1].' }] };
  const { trace: hidden } = hideTrace(trace({ ...sent, output: '{"text":"Write to [EMAIL-1] or made-up@example.com."}' }));
  expect(hidden.input[0]?.content).toBe('Write to [EMAIL-1].');
  expect(hidden.output).toBe('{"text":"Write to [EMAIL-1] or [EMAIL-2]."}');
});
