import type { FlagState } from '@/lib/core/flag-state';

export const stateWords: Record<FlagState, string> = {
  open: 'Open',
  'in-review': 'In review',
  fixed: 'Fixed',
  'not-a-problem': 'Not a problem',
  duplicate: 'Duplicate',
};

/** What a decision is called in a history. */
export const decisionWords = (decision: string, detail: string): string => {
  switch (decision) {
    case 'comment':
      return 'commented';
    case 'assign':
      return detail ? `assigned it to ${detail}` : 'assigned it to nobody';
    case 'in-review':
      return 'took it into review';
    case 'not-a-problem':
      return 'decided: not a problem';
    case 'duplicate':
      return 'decided: a duplicate';
    case 'reopen':
      return 'opened it again';
    case 'fixed':
      return 'said that it is fixed';
    case 'correction-taken-back':
      return 'took the correction back';
    case 'eval-case':
      return 'made an eval case of it';
    default:
      return decision;
  }
};

const MINUTE = 60_000;
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const moment = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });

/** "5 min ago", "3 h ago", then the date. */
export const agoWords = (at: number, now: number): string => {
  const minutes = Math.floor((now - at) / MINUTE);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  return minutes < 24 * 60 ? `${Math.floor(minutes / 60)} h ago` : day.format(at);
};

export const momentWords = (at: number): string => moment.format(at);

/** What was asked, where the reader shared it. */
export const questionWords = (task: string, question: string | undefined): string => {
  if (question) return question;
  if (task === 'summarize') return 'Summarize';
  if (task === 'brief') return 'Brief this ticket';
  if (task === 'explain') return 'Explain the selection';
  return 'Question not shared';
};
