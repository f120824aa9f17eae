import type { Answer, AnswerDraft } from '@/lib/core/answer';
import { citationsOf } from '@/lib/core/answer';
import type { Ask } from '@/lib/core/ask';
import type { Failure } from '@/lib/core/failure';
import type { RunEvent, RunFacts } from '@/lib/core/run-event';
import type { RunRecord } from '@/lib/core/run-record';
import type { Verification } from '@/lib/core/verification';

/** An invented company's pages and what was asked about them, for tests and pictures. */
export const sampleAnswer: Answer = {
  text: 'Snapshots are kept for **35 days**. Restore with `vault restore`, and always into a new instance: restoring over a running one corrupts its journal.',
  answered: true,
  points: [
    {
      text: 'Every instance is backed up at 02:00 and each snapshot stays for 35 days.',
      citations: [{ passageId: 'p2', quote: 'Snapshots are taken nightly at 02:00 UTC and are retained for 35 days.' }],
    },
    {
      text: 'Restore into a new instance, never over a running one.',
      citations: [
        { passageId: 'p4', quote: 'Never restore over a running instance: the write-ahead journal will be corrupted beyond repair.' },
        { passageId: 'p4', quote: 'vault restore --snapshot <id> --into <new-instance>' },
      ],
    },
    {
      text: 'Two people have to approve a restore in production.',
      citations: [{ passageId: 'p5', quote: 'A production restore must be approved by two members of the on-call rota.' }],
    },
  ],
};

export const sampleBrief: Answer = {
  text: 'The nightly export to the warehouse has failed since the 17th with a certificate error; renewing the client certificate is under way, but nobody has confirmed the new thumbprint.',
  answered: true,
  points: [],
  brief: {
    problem: [
      {
        text: 'Nightly export fails for all EU tenants.',
        citations: [
          { passageId: 'p1', quote: 'Since Tuesday the nightly export stops with “certificate has expired” for every EU tenant.' },
        ],
      },
    ],
    environment: [
      { text: 'Dispatch 4.12 on cluster eu-2.', citations: [{ passageId: 'p1', quote: 'Version: Dispatch 4.12.3, cluster eu-2' }] },
    ],
    tried: [
      {
        text: 'Restarting the export worker changed nothing.',
        citations: [{ passageId: 'p3', quote: 'Restarted export-worker on all three nodes, same error at 02:00.' }],
      },
      { text: 'Clock drift was ruled out.', citations: [{ passageId: 'p4', quote: 'chrony shows an offset below 2 ms everywhere' }] },
    ],
    asked: [
      {
        text: 'The customer wants the missing days sent again.',
        citations: [{ passageId: 'p6', quote: 'Please re-deliver 17, 18 and 19 November.' }],
      },
    ],
    nextStep: [],
    missing: ['The thumbprint of the renewed certificate', 'Whether US tenants are affected'],
  },
};

export const sampleSilence: Answer = {
  text: 'The page explains how snapshots are restored, but not what a restore costs.',
  answered: false,
  points: [
    {
      text: 'It says only where the storage is billed.',
      citations: [{ passageId: 'p6', quote: 'Snapshot storage is billed to the owning team’s cost centre.' }],
    },
  ],
};

/** Every quote found, but for those that are named. */
export const verificationOf = (answer: Answer, notFound: readonly string[] = []): Verification => ({
  checks: citationsOf(answer).map(({ passageId, quote }) => {
    const found = !notFound.includes(quote);
    return { passageId, quote, found, blockIds: found ? [`b-${passageId}`] : [] };
  }),
  support: notFound.length > 0 ? 'thin' : 'full',
});

export const sampleFacts: RunFacts = {
  engine: 'endpoint',
  engineName: 'Company gateway',
  model: 'gpt-5-mini',
  prompt: 'answer-1',
  coverage: { sections: 6, of: 41 },
  ms: { firstText: 620, total: 3240 },
  tokens: { input: 3120, output: 284 },
  cost: { amount: 0.0021, currency: 'USD' },
};

export const extractiveFacts: RunFacts = {
  engine: 'extractive',
  engineName: "This page's own words",
  model: 'extractive-1',
  prompt: 'answer-1',
  coverage: { sections: 12, of: 12 },
  ms: { firstText: 210, total: 260 },
};

export const sampleDraft: AnswerDraft = {
  text: sampleAnswer.text,
  points: [...sampleAnswer.points.slice(0, 1), { text: 'Restore into a new instance, never over', citations: [] }],
};

const unreachable: Failure = { kind: 'endpoint-unreachable', baseUrl: 'http://127.0.0.1:11434/v1' };

const readingEvents = (runId: string): readonly RunEvent[] => [
  { kind: 'started', runId, at: 0 },
  {
    kind: 'captured',
    url: 'https://wiki.example.com/runbooks/restore',
    title: 'Restore a database from a snapshot',
    blocks: 214,
    unread: [{ what: 'rows', count: 1456, of: 1480 }],
  },
  { kind: 'passages-chosen', coverage: { sections: 6, of: 41 } },
];

export const answeredEvents = (
  runId: string,
  answer: Answer,
  verification: Verification,
  facts: RunFacts = sampleFacts,
): readonly RunEvent[] => [
  ...readingEvents(runId),
  ...(facts.engine ? [{ kind: 'engine-started', engine: facts.engine, name: facts.engineName, model: facts.model } as const] : []),
  { kind: 'answered', answer, verification, facts },
];

/** The answer is there, and the disk is full. */
export const unkeptEvents = (runId: string): readonly RunEvent[] =>
  answeredEvents(runId, sampleAnswer, verificationOf(sampleAnswer)).map((event) =>
    event.kind === 'answered' ? { ...event, notKept: true as const } : event,
  );

const longQuote =
  'A restore of more than two terabytes is announced to the tenants a working day ahead, is done between 01:00 and 04:00 UTC, and is watched by two people of the on-call rota, of whom one reads the journal aloud while the other compares it with the inventory; where either of them sees a difference, the restore is stopped, the instance is frozen, and whoever leads the storage team is called before anything else is tried.';

export const longQuoteAnswer: Answer = {
  text: 'A restore of more than two terabytes is announced a working day ahead and watched by two people.',
  answered: true,
  points: [{ text: 'Where they see a difference, it is stopped.', citations: [{ passageId: 'p7', quote: longQuote }] }],
};

/** The first engine can't be reached, the next one answers. */
export const fallenEvents = (runId: string): readonly RunEvent[] => [
  ...readingEvents(runId),
  { kind: 'engine-given-up', name: 'Ollama', failure: unreachable },
  ...answeredEvents(runId, sampleAnswer, verificationOf(sampleAnswer)).slice(3),
];

export const waitingEvents = (runId: string): readonly RunEvent[] => [
  ...readingEvents(runId),
  { kind: 'engine-started', engine: 'endpoint', name: 'Company gateway', model: 'gpt-5-mini' },
];

export const writingEvents = (runId: string): readonly RunEvent[] => [
  ...waitingEvents(runId),
  { kind: 'answer-drafted', draft: sampleDraft },
];

export const failedEvents = (runId: string, failure: Failure, draft?: AnswerDraft): readonly RunEvent[] => [
  ...readingEvents(runId),
  { kind: 'failed', failure, draft },
];

/** A run as history keeps it. */
export const recordOf = (
  id: string,
  startedAt: number,
  ask: Partial<Ask>,
  outcome: RunRecord['outcome'],
  page: Partial<RunRecord> = {},
): RunRecord => ({
  id,
  startedAt,
  url: 'https://wiki.example.com/runbooks/restore',
  site: 'https://wiki.example.com',
  title: 'Restore a database from a snapshot',
  ask: { task: 'ask', question: '', thread: [], ...ask },
  outcome,
  written: '',
  passages: [],
  ...page,
});

export const answeredOutcome = (answer: Answer, facts: RunFacts = sampleFacts): RunRecord['outcome'] => ({
  status: 'answered',
  answer,
  verification: verificationOf(answer),
  facts: { ...facts },
});
