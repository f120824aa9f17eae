import type { CollectorEntry } from '@/lib/collector/contract';
import type { Answer } from '@/lib/core/answer';
import type { Feedback } from '@/lib/core/feedback';

export const PAGE = 'https://wiki.example.com/vpn';
export const NOON = Date.UTC(2026, 5, 1, 12);

export const answer: Answer = {
  text: 'Port 443.',
  answered: true,
  points: [{ text: 'Port 443.', citations: [{ passageId: 'p1', quote: '443' }] }],
};

/** A flag as the extension sends it with its question and answer. */
export const flag = (id: string, change: Partial<Feedback> = {}): CollectorEntry => ({
  id,
  kind: 'feedback',
  feedback: {
    id,
    runId: `run-of-${id}`,
    verdict: 'flag',
    reason: 'wrong',
    note: '',
    suggestion: '',
    at: NOON,
    share: 'answer',
    run: { url: `${PAGE}#setup`, title: 'VPN', task: 'ask', engine: 'Team', model: 'm1', prompt: 'v3', ms: 900, version: '0.1.0' },
    question: 'Which port?',
    answer,
    ...change,
  },
});

export const run = (id: string, totalMs = 1000): CollectorEntry => ({
  id,
  kind: 'run',
  run: {
    runId: id,
    at: NOON,
    site: 'https://wiki.example.com',
    task: 'ask',
    prompt: 'v3',
    engine: 'endpoint',
    model: 'm1',
    totalMs,
    cached: false,
    corrected: false,
    retries: 0,
  },
});
