import type { FakeWorld } from '@/components/panel/fake-host';
import { cappedJob, finishedJob, runningJob } from '@/components/panel/job-panel-samples';
import {
  answeredEvents,
  answeredOutcome,
  extractiveFacts,
  failedEvents,
  fallenEvents,
  longQuoteAnswer,
  recordOf,
  sampleAnswer,
  sampleBrief,
  sampleDraft,
  sampleFacts,
  sampleSilence,
  unkeptEvents,
  verificationOf,
  waitingEvents,
  writingEvents,
} from '@/components/panel/panel-samples';
import type { Ask } from '@/lib/core/ask';
import { EndpointSettings } from '@/lib/core/endpoint-settings';
import type { Item } from '@/lib/core/item';
import type { Job } from '@/lib/core/job';
import type { RunRecord } from '@/lib/core/run-record';
import type { MessageKey } from '@/scripts/words-of';

/** One picture: what the world is, what was asked, and what is pressed before it is taken. */
export interface GalleryState {
  readonly world?: FakeWorld;
  readonly asks?: readonly Omit<Ask, 'thread'>[];
  readonly records?: readonly RunRecord[];
  readonly jobs?: readonly { readonly job: Job; readonly items: readonly Item[] }[];
  readonly endpoints?: readonly EndpointSettings[];
  /** What buttons say, by its key in the locales, or what they begin with; pressed in this order. */
  readonly press?: readonly (MessageKey | RegExp)[];
}

const now = Date.UTC(2026, 10, 24, 10, 50);
const hour = 60 * 60 * 1000;
const question = { task: 'ask', question: 'How long are snapshots kept, and how do I restore one?' } as const;
const selection = { text: 'Never restore over a running instance: the write-ahead journal will be corrupted beyond repair.', blockIds: [] };
const thread = [{ task: 'summarize', question: '' }, { task: 'ask', question: 'Who has to approve it?' }, question] as const;
const record = recordOf('run-1', now, question, answeredOutcome(sampleAnswer));
const lastQuote = sampleAnswer.points[2]?.citations[0]?.quote ?? '';

const history: readonly RunRecord[] = [
  recordOf('h1', now - hour, question, answeredOutcome(sampleAnswer)),
  recordOf('h2', now - 2 * hour, { task: 'brief' }, answeredOutcome(sampleBrief), {
    url: 'https://tracker.example.com/tickets/4471',
    site: 'https://tracker.example.com',
    title: '#4471 Nightly export fails with an expired certificate',
  }),
  recordOf('h3', now - 26 * hour, { task: 'explain', selection }, answeredOutcome(sampleAnswer, extractiveFacts)),
  recordOf('h4', now - 27 * hour, { task: 'ask', question: 'What does a restore cost?' }, answeredOutcome(sampleSilence)),
  recordOf(
    'h5',
    now - 75 * hour,
    { task: 'summarize' },
    { status: 'failed', failure: { kind: 'rate-limited', host: 'gateway.example.com' }, text: '' },
    { title: 'Travel and expenses', url: 'https://wiki.example.com/policies/travel' },
  ),
];

const gateway = EndpointSettings.parse({
  id: 'gateway',
  name: 'Gateway',
  baseUrl: 'https://gateway.example.com/v1',
  model: 'large',
  price: { currency: 'EUR', input: 1, output: 4 },
});
const queue = Array.from({ length: 14 }, (_, at) => ({
  url: `https://tracker.example.com/tickets/${1042 + at}`,
  title: `INC-${1042 + at} ${at % 2 ? 'Chargers of row B silent' : 'Gateway lost its certificate and answers nobody who asks'}`,
  selected: at < 6,
}));
const onQueue: FakeWorld = {
  tab: { id: 7, url: 'https://tracker.example.com/queue', title: 'Incident queue' },
  tabs: [{ id: 7, url: 'https://tracker.example.com/queue', title: 'Incident queue' }],
  otherTabs: 3,
  links: queue,
};

export const galleryStates: Record<string, GalleryState> = {
  idle: {},
  'idle-selection': { world: { selection }, records: history },
  'not-kept': { world: { events: ({ runId }) => unkeptEvents(runId) }, asks: [question] },
  'long-quote': {
    world: { events: ({ runId }) => answeredEvents(runId, longQuoteAnswer, verificationOf(longQuoteAnswer)) },
    asks: [question],
  },
  'long-quote-open': {
    world: { events: ({ runId }) => answeredEvents(runId, longQuoteAnswer, verificationOf(longQuoteAnswer)) },
    asks: [question],
    press: ['answer.quote.more'],
  },
  waiting: { world: { events: ({ runId }) => waitingEvents(runId) }, asks: [question] },
  writing: { world: { events: ({ runId }) => writingEvents(runId) }, asks: [question] },
  answered: {
    world: { events: ({ runId }) => answeredEvents(runId, sampleAnswer, verificationOf(sampleAnswer)) },
    asks: [question],
    records: [record],
  },
  cached: {
    world: {
      events: ({ runId }) =>
        answeredEvents(runId, sampleAnswer, verificationOf(sampleAnswer, [lastQuote]), { ...sampleFacts, cachedAt: now - 8 * 60 * 1000 }),
    },
    asks: [question],
    records: [record],
  },
  fallen: { world: { events: ({ runId }) => fallenEvents(runId) }, asks: [question], records: [record] },
  thread: {
    world: { events: ({ runId }) => answeredEvents(runId, sampleAnswer, verificationOf(sampleAnswer), extractiveFacts) },
    asks: thread,
  },
  brief: {
    world: {
      tab: { id: 7, url: 'https://tracker.example.com/tickets/4471', title: '#4471 Nightly export fails with an expired certificate' },
      events: ({ runId }) =>
        answeredEvents(runId, sampleBrief, verificationOf(sampleBrief), { ...sampleFacts, coverage: { sections: 9, of: 9 } }),
    },
    asks: [{ task: 'brief', question: '' }],
    records: [record],
  },
  'not-found': {
    world: { events: ({ runId }) => answeredEvents(runId, sampleSilence, verificationOf(sampleSilence), extractiveFacts) },
    asks: [{ task: 'ask', question: 'What does a restore cost?' }],
    records: [record],
  },
  failed: {
    world: {
      events: ({ runId }) => failedEvents(runId, { kind: 'cut-off', host: 'gateway.example.com', cause: 'connection' }, sampleDraft),
    },
    asks: [question],
  },
  'rate-limited': {
    world: {
      now,
      events: ({ runId }) => failedEvents(runId, { kind: 'rate-limited', host: 'gateway.example.com', retryAt: now + 24_000 }),
    },
    asks: [question],
  },
  flagging: {
    world: { events: ({ runId }) => answeredEvents(runId, sampleAnswer, verificationOf(sampleAnswer)) },
    asks: [question],
    records: [record],
    press: ['answer.flag'],
  },
  flagged: {
    world: { events: ({ runId }) => answeredEvents(runId, sampleAnswer, verificationOf(sampleAnswer)) },
    asks: [question],
    records: [record],
    press: ['answer.flag', 'flag.reason.outOfDate', 'flag.send'],
  },
  history: { records: history, press: ['panel.header.history'] },
  'jobs-none': { press: ['jobs.title'] },
  'jobs-new': { world: onQueue, endpoints: [gateway], press: ['jobs.title', 'jobs.begin'] },
  'jobs-free': { world: onQueue, press: ['jobs.title', 'jobs.begin', 'jobs.source.tabs'] },
  'jobs-line': { jobs: [runningJob] },
  'jobs-running': { jobs: [runningJob], press: ['jobs.title', /^What caused/] },
  'jobs-capped': { jobs: [cappedJob], press: ['jobs.title', /^What caused/] },
  'jobs-list': { jobs: [finishedJob], press: ['jobs.title'] },
  'jobs-result': { jobs: [finishedJob], press: ['jobs.title', /What caused/] },
  'not-permitted': { world: { closed: { kind: 'page-not-permitted', origin: 'https://wiki.example.com' } } },
  hidden: { world: { closed: { kind: 'page-not-permitted' }, tab: { id: 7 } } },
  closed: { world: { closed: { kind: 'page-closed-to-extensions' }, tab: { id: 7, url: 'chrome://settings/', title: 'Settings' } } },
};
