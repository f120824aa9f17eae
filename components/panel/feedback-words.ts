import type { FlagNews } from '@/lib/core/flag-state';
import type { OpenFlag } from '@/lib/messaging/protocol';
import type { FlagReason } from '@/lib/core/feedback';
import type { FeedbackEntry } from '@/lib/core/outbox-entry';
import type { ShareLevel } from '@/lib/core/settings';
import { clockWords } from './facts-words';

export const reasonWords: Record<FlagReason, string> = {
  wrong: 'Wrong',
  'out-of-date': 'Out of date',
  incomplete: 'Incomplete',
  'not-what-i-asked': 'Not what I asked',
  'should-not-be-shown': 'Should not be shown',
  other: 'Something else',
};

export const shareWords: Record<ShareLevel, { readonly label: string; readonly hint: string }> = {
  metadata: {
    label: 'Your words and the page’s address',
    hint: 'Also its title, and which engine answered how fast. Nothing of the page’s text.',
  },
  answer: {
    label: 'Also the question, the words you highlighted, and the answer',
    hint: 'With the quotes in it. Enough to see what is wrong.',
  },
  passages: { label: 'Also the passages it was made from', hint: 'The parts of the page that were read for it. Enough to make it again.' },
};

/** Where a verdict is on its way. */
export const sendWords = (entry: FeedbackEntry | undefined, collectorUrl: string, now: number): string => {
  switch (entry?.state) {
    case undefined:
      return 'Kept here';
    case 'waiting':
      if (!collectorUrl) return 'Waiting: no address to send it to is set';
      return entry.lastError ? `Waiting, will be tried again: ${entry.lastError}` : 'Waiting to be sent';
    case 'sent':
      return 'Sent, not acknowledged yet';
    case 'received':
      return entry.receivedAt === undefined ? 'Received' : `Received, ${clockWords(entry.receivedAt, now)}`;
    case 'rejected':
      return `Not accepted${entry.lastError ? `: ${entry.lastError}` : ''}`;
  }
};

/** What became of a flag that arrived. */
export const newsWords = ({ state, owner }: Pick<FlagNews, 'state' | 'owner'>): string => {
  const by = owner ? ` by ${owner}` : '';
  switch (state) {
    case 'open':
      return 'Not looked at yet';
    case 'in-review':
      return `Being looked at${by}`;
    case 'fixed':
      return `Corrected${by}`;
    case 'not-a-problem':
      return `Answered${by}: nothing was changed`;
    case 'duplicate':
      return `Already flagged by someone else`;
  }
};

const colleagues = (count: number): string => (count === 1 ? 'a colleague' : `${count} colleagues`);

/** "Flagged by 2 colleagues: out of date"; with more than one reason, how many gave each. */
export const openFlagsWords = (flags: readonly OpenFlag[]): string => {
  const byReason = new Map<FlagReason, number>();
  for (const { reason, count } of flags) byReason.set(reason, (byReason.get(reason) ?? 0) + count);
  const reasons = [...byReason].sort((a, b) => b[1] - a[1]);
  const total = reasons.reduce((sum, [, count]) => sum + count, 0);
  const listed = reasons.map(([reason, count]) => reasonWords[reason].toLowerCase() + (reasons.length > 1 ? ` (${count})` : ''));
  return `Flagged by ${colleagues(total)}: ${listed.join(', ')}`;
};
