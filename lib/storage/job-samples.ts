import { Item } from '@/lib/core/item';
import { Job, noSpend } from '@/lib/core/job';

/** A job that is running, as tests need it. */
export const sampleJob = (change: Partial<Job> = {}): Job =>
  Job.parse({
    id: 'job-1',
    createdAt: 1_000,
    task: 'ask',
    question: 'What caused it?',
    state: 'running',
    cap: { tokens: 1_000_000 },
    spent: noSpend,
    ...change,
  });

/** Its pages, each on a site of its own, and the overall answer. */
export const sampleItems = (pages: number, jobId = 'job-1'): Item[] => [
  ...Array.from({ length: pages }, (_, at) =>
    Item.parse({
      id: `${jobId}-${at}`,
      jobId,
      at,
      kind: 'page',
      url: `https://wiki-${at}.example.com/page`,
      title: `Page ${at}`,
      state: 'waiting',
    }),
  ),
  Item.parse({ id: `${jobId}-overall`, jobId, at: pages, kind: 'overall', url: '', title: '', state: 'waiting' }),
];
