import type { FlagNews } from '@/lib/core/flag-state';
import type { OpenFlag } from '@/lib/messaging/protocol';
import type { FlagReason } from '@/lib/core/feedback';
import type { FeedbackEntry } from '@/lib/core/outbox-entry';
import type { ShareLevel } from '@/lib/core/settings';
import { formatList, formatNumber } from '@/locales/formats';
import { t } from '@/locales/i18n';
import { clockWords } from './facts-words';

const reasonKeys = {
  wrong: 'wrong',
  'out-of-date': 'outOfDate',
  incomplete: 'incomplete',
  'not-what-i-asked': 'notAsked',
  'should-not-be-shown': 'notShown',
  other: 'other',
} as const satisfies Record<FlagReason, string>;

export const reasonWords = (reason: FlagReason): string => t(`flag.reason.${reasonKeys[reason]}`);

/** In the middle of a sentence. */
export const inlineReason = (reason: FlagReason): string => t(`flag.reasonInline.${reasonKeys[reason]}`);

/** "Flagged: out of date". */
export const flaggedWords = (reason: FlagReason | undefined): string =>
  reason ? t('flag.flaggedAs', { reason: inlineReason(reason) }) : t('flag.flagged');

export const shareWords = (level: ShareLevel): { readonly label: string; readonly hint: string } => ({
  label: t(`flag.share.${level}`),
  hint: t(`flag.share.${level}Hint`),
});

/** Where a verdict is on its way. */
export const sendWords = (entry: FeedbackEntry | undefined, collectorUrl: string, now: number): string => {
  switch (entry?.state) {
    case undefined:
      return t('flag.sending.kept');
    case 'waiting':
      if (!collectorUrl) return t('flag.sending.noAddress');
      return entry.lastError ? t('flag.sending.waitingError', { error: entry.lastError }) : t('flag.sending.waiting');
    case 'sent':
      return t('flag.sending.sent');
    case 'received':
      return entry.receivedAt === undefined
        ? t('flag.sending.received')
        : t('flag.sending.receivedAt', { at: clockWords(entry.receivedAt, now) });
    case 'rejected':
      return entry.lastError ? t('flag.sending.rejectedError', { error: entry.lastError }) : t('flag.sending.rejected');
  }
};

/** What became of a flag that arrived. */
export const newsWords = ({ state, owner }: Pick<FlagNews, 'state' | 'owner'>): string => {
  switch (state) {
    case 'open':
      return t('flag.state.open');
    case 'in-review':
      return owner ? t('flag.state.inReviewBy', { owner }) : t('flag.state.inReview');
    case 'fixed':
      return owner ? t('flag.state.fixedBy', { owner }) : t('flag.state.fixed');
    case 'not-a-problem':
      return owner ? t('flag.state.answeredBy', { owner }) : t('flag.state.answered');
    case 'duplicate':
      return t('flag.state.duplicate');
  }
};

/** "Flagged by 2 colleagues: out of date"; with more than one reason, how many gave each. */
export const openFlagsWords = (flags: readonly OpenFlag[]): string => {
  const byReason = new Map<FlagReason, number>();
  for (const { reason, count } of flags) byReason.set(reason, (byReason.get(reason) ?? 0) + count);
  const reasons = [...byReason].sort((a, b) => b[1] - a[1]);
  const total = reasons.reduce((sum, [, count]) => sum + count, 0);
  const listed = reasons.map(([reason, count]) =>
    reasons.length > 1 ? t('flag.reasonCount', { reason: inlineReason(reason), count }) : inlineReason(reason),
  );
  return t('flag.byColleagues', total, { count: formatNumber(total), reasons: formatList(listed) });
};
