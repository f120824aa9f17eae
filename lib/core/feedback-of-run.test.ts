import { expect, test } from 'vitest';
import { Feedback } from './feedback';
import { feedbackOfRun, type Verdict } from './feedback-of-run';
import type { RunRecord } from './run-record';

const run: RunRecord = {
  id: 'run-1',
  startedAt: 1,
  url: 'https://wiki.example.com/backup',
  site: 'https://wiki.example.com',
  title: 'Backup',
  ask: { task: 'ask', question: 'How long are snapshots kept?', thread: [] },
  outcome: {
    status: 'answered',
    answer: { text: 'For 35 days.', answered: true, points: [] },
    verification: { checks: [], support: 'none' },
    facts: {
      engine: 'endpoint',
      engineName: 'Gateway',
      model: 'gpt-x',
      prompt: 'answer-3',
      coverage: { sections: 1, of: 1 },
      ms: { firstText: 5, total: 20 },
      tokens: { input: 100, output: 7 },
      cost: { amount: 0.002, currency: 'USD' },
    },
  },
  written: '',
  passages: [{ id: 'p1', blockIds: ['b1'], headings: [], text: 'Snapshots are kept for 35 days.', kinds: ['paragraph'] }],
};

const verdict = (share: Verdict['share']): Verdict => ({
  id: 'flag-1',
  verdict: 'flag',
  reason: 'wrong',
  note: 'It is 40.',
  suggestion: '',
  at: 2,
  share,
});

test('the least level holds nothing of the page but its address and title, and nothing that was asked', () => {
  const feedback = feedbackOfRun(verdict('metadata'), run, '1.2.3');
  expect(JSON.stringify(feedback)).not.toMatch(/35 days|How long/);
  expect(feedback.run).toEqual({
    url: 'https://wiki.example.com/backup',
    title: 'Backup',
    task: 'ask',
    engine: 'Gateway',
    model: 'gpt-x',
    prompt: 'answer-3',
    ms: 20,
    tokens: 107,
    cost: 0.002,
    version: '1.2.3',
  });
});

test('each level holds the one before', () => {
  const keysOf = (share: Verdict['share']) => Object.keys(feedbackOfRun(verdict(share), run, '1'));
  expect(keysOf('answer')).toEqual([...keysOf('metadata'), 'question', 'answer', 'verification']);
  expect(keysOf('passages')).toEqual([...keysOf('answer'), 'passages']);
});

test('is what the collector accepts, also of a run that failed', () => {
  const failed: RunRecord = { ...run, outcome: { status: 'failed', failure: { kind: 'cancelled' }, text: '' } };
  for (const each of [run, failed]) expect(Feedback.safeParse(feedbackOfRun(verdict('passages'), each, '1')).success).toBe(true);
});

test('what is sensitive is hidden in all that leaves, also in what the reader types, and the same value alike', () => {
  const told: RunRecord = {
    ...run,
    ask: { ...run.ask, question: 'May I write to anna@example.com about Nordlicht?' },
    passages: [{ id: 'p1', blockIds: ['b1'], headings: ['Nordlicht'], text: 'Write to anna@example.com.', kinds: ['paragraph'] }],
  };
  const given = { ...verdict('passages'), note: 'It is bea@example.com', suggestion: 'bea@example.com, not anna@example.com' };
  const feedback = feedbackOfRun(given, told, '1', ['Nordlicht', 'Flag']);
  expect(JSON.stringify(feedback)).not.toMatch(/anna@|bea@|Nordlicht/);
  expect(feedback).toMatchObject({
    verdict: 'flag',
    note: 'It is [EMAIL-1]',
    suggestion: '[EMAIL-1], not [EMAIL-2]',
    question: 'May I write to [EMAIL-2] about [NAME-1]?',
    passages: [{ id: 'p1', headings: ['[NAME-1]'], text: 'Write to [EMAIL-2].', kinds: ['paragraph'] }],
  });
});
