import { Feedback } from '@/lib/core/feedback';
import { RunRecord } from '@/lib/core/run-record';

/** An answered run of an invented wiki, as tests need it. */
export const sampleRun = (change: Partial<RunRecord> = {}): RunRecord => ({
  id: 'run-1',
  startedAt: 1_000,
  url: 'https://wiki.example.com/backup#restore',
  site: 'https://wiki.example.com',
  title: 'Backup and restore',
  ask: { task: 'ask', question: 'How long are snapshots kept?', thread: [] },
  outcome: {
    status: 'answered',
    answer: {
      text: 'Snapshots are kept for 35 days.',
      answered: true,
      points: [{ text: 'The café cluster keeps them for INC-1042.', citations: [{ passageId: 'p1', quote: 'kept for 35 days' }] }],
    },
    verification: { checks: [{ passageId: 'p1', quote: 'kept for 35 days', found: true, blockIds: ['b1'] }], support: 'full' },
    facts: {
      engine: 'extractive',
      engineName: "This page's own words",
      model: 'extractive-1',
      prompt: 'answer-1',
      coverage: { sections: 1, of: 1 },
      ms: { firstText: 12, total: 20 },
    },
  },
  written: '',
  passages: [{ id: 'p1', blockIds: ['b1'], headings: ['Restore'], text: 'Snapshots are kept for 35 days.', kinds: ['paragraph'] }],
  ...change,
});

/** A flag on `sampleRun`. */
export const sampleFlag = (change: Partial<Feedback> = {}): Feedback =>
  Feedback.parse({
    id: 'flag-1',
    runId: 'run-1',
    verdict: 'flag',
    reason: 'wrong',
    at: 2_000,
    share: 'metadata',
    run: {
      url: 'https://wiki.example.com/backup',
      title: 'Backup and restore',
      task: 'ask',
      engine: 'extractive',
      model: 'extractive-1',
      prompt: 'answer-1',
      ms: 20,
      version: '0.1.0',
    },
    ...change,
  });
