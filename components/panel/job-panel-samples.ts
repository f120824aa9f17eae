import { Item } from '@/lib/core/item';
import { Job } from '@/lib/core/job';
import type { Answer } from '@/lib/core/answer';
import { sampleFacts } from './panel-samples';

const now = Date.UTC(2026, 10, 24, 10, 42);

/** An invented company's incidents, as a job about them stands in the panel. */
const incidents = [
  ['INC-1042 Gateway lost its certificate', 'The certificate of ostra-gw1 had expired at 00:00.', 'certificate valid until 2026-11-23'],
  [
    'INC-1043 Chargers of row B silent',
    'A firmware update left the controllers of row B without their address.',
    'row B came back without an address',
  ],
  ['INC-1051 Night depot without power', 'The main fuse had blown after a short circuit on connector 9.', 'fuse F3 had blown'],
  ['INC-1060 Gateway answers slowly', 'Its disk was full of logs that nobody had rotated.', 'the log partition was at 100 %'],
  ['INC-1066 Wrong tariff on invoices', '', ''],
] as const;

const answerOf = (text: string, quote: string): Answer => ({
  text: text || 'The ticket does not name a cause.',
  answered: text !== '',
  points: text === '' ? [] : [{ text, citations: [{ passageId: 'p1', quote }] }],
});

const page = (at: number, change: Partial<Item> = {}): Item => {
  const [title = '', text = '', quote = ''] = incidents[at % incidents.length] ?? [];
  const found = at !== 3;
  return Item.parse({
    id: `job-1-${at}`,
    jobId: 'job-1',
    at,
    kind: 'page',
    url: `https://tracker.example.com/tickets/${1042 + at}`,
    title,
    state: 'answered',
    askMs: 6_000,
    result: {
      answer: answerOf(text, quote),
      verification: text
        ? { checks: [{ passageId: 'p1', quote, found, blockIds: found ? ['b1'] : [] }], support: found ? 'full' : 'none' }
        : { checks: [], support: 'none' },
      facts: sampleFacts,
    },
    ...change,
  });
};

const overall = Item.parse({
  id: 'job-1-all',
  jobId: 'job-1',
  at: 6,
  kind: 'overall',
  url: '',
  title: '',
  state: 'answered',
  result: {
    answer: {
      text: 'Two of the five incidents were upkeep that nobody owned; the others were a firmware update and a short circuit.',
      answered: true,
      points: [
        {
          text: 'A certificate and a disk ran out unnoticed.',
          citations: [{ passageId: 'p1', quote: 'certificate valid until 2026-11-23' }],
        },
        {
          text: 'A firmware update took the addresses of row B.',
          citations: [{ passageId: 'p2', quote: 'row B came back without an address' }],
        },
      ],
    },
    verification: {
      checks: [
        { passageId: 'p1', quote: 'certificate valid until 2026-11-23', found: true, blockIds: ['i0:3', 'i3:9'] },
        { passageId: 'p2', quote: 'row B came back without an address', found: true, blockIds: ['i1:7'] },
      ],
      support: 'full',
    },
    facts: sampleFacts,
  },
});

const job = (change: Partial<Job> = {}): Job =>
  Job.parse({
    id: 'job-1',
    createdAt: now,
    task: 'ask',
    question: 'What caused this incident?',
    state: 'running',
    cap: { tokens: 190_000, money: 0.6 },
    spent: { tokens: 20_480, money: { EUR: 0.061 } },
    ...change,
  });

const open = { result: undefined, askMs: undefined };
const waiting = { ...open, state: 'waiting' } as const;
const claimed = (step: 'read' | 'ask') => ({ claim: { attempt: 'a', owner: 'w', step, at: now } });
const failed: Partial<Item> = { ...open, state: 'failed', failure: { kind: 'sign-in-needed', site: 'https://tracker.example.com' } };

export const finishedJob = {
  job: job({ state: 'finished', finishedAt: now }),
  items: [page(0), page(1), page(2), page(3), page(4), page(5, { ...failed, title: 'INC-1070 Login loop' }), overall],
};

export const runningJob = {
  job: job(),
  items: [
    page(0),
    page(1),
    page(2, failed),
    page(3, { ...open, state: 'read', ...claimed('ask') }),
    page(4, { ...waiting, ...claimed('read') }),
    ...Array.from({ length: 20 }, (_, index) => page(5 + index, waiting)),
    { ...overall, ...waiting, at: 25 },
  ],
};

export const cappedJob = {
  job: job({ state: 'paused', pause: { by: 'cap' } }),
  items: runningJob.items.map(({ claim: _claim, ...item }) => item),
};
