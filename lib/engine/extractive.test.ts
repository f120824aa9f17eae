import { expect, test } from 'vitest';
import { Answer } from '@/lib/core/answer';
import type { EngineEvent } from '@/lib/core/engine';
import { ticket } from '@/lib/core/extract/sample-pages';
import type { Prompt } from '@/lib/core/prompt/prompt';
import { extractiveEngine } from './extractive';

const prompt = (task: Prompt['ask']['task'], question = ''): Prompt => ({
  id: 'test',
  messages: [],
  schema: {},
  ask: { task, question, thread: [] },
  passages: ticket,
  page: { url: 'https://tracker.example/PAY-482', title: 'PAY-482', lang: 'en' },
});
const eventsOf = async (from: Prompt, signal: AbortSignal = new AbortController().signal): Promise<readonly EngineEvent[]> => {
  const events: EngineEvent[] = [];
  for await (const event of extractiveEngine.write(from, signal)) events.push(event);
  return events;
};
const textOf = (events: readonly EngineEvent[]): string => events.map((event) => (event.kind === 'text-added' ? event.text : '')).join('');

test.each(['summarize', 'ask', 'brief', 'explain'] as const)('writes an answer that the schema takes for the task "%s"', async (task) => {
  const events = await eventsOf(prompt(task, 'What is the status?'));
  expect(Answer.safeParse(JSON.parse(textOf(events))).success).toBe(true);
  expect(events.at(-1)?.kind).toBe('finished');
});

test('writes the short answer first', async () => {
  const [first] = await eventsOf(prompt('ask', 'What is the status?'));
  expect(first).toMatchObject({ kind: 'text-added', text: expect.stringContaining('{"text":"Status: In progress"') });
});

test('stops when it is cancelled', async () => {
  const cancelled = AbortSignal.abort();
  expect(await eventsOf(prompt('summarize'), cancelled)).toEqual([{ kind: 'failed', failure: { kind: 'cancelled' } }]);
});
