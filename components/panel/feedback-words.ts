import type { FlagReason } from '@/lib/core/feedback';
import type { OutboxEntry } from '@/lib/core/outbox-entry';
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
  answer: { label: 'Also the question and the answer', hint: 'With the quotes in it. Enough to see what is wrong.' },
  passages: { label: 'Also the passages it was made from', hint: 'The parts of the page that were read for it. Enough to make it again.' },
};

/** Where a verdict is on its way. */
export const sendWords = (entry: OutboxEntry | undefined, collectorUrl: string, now: number): string => {
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
