import type { Answer, AnswerDraft } from '@/lib/core/answer';
import type { Verification } from '@/lib/core/verification';
import { Notice } from '@/components/ui/notice';
import type { QuotePlace } from '@/lib/messaging/protocol';
import { t } from '@/locales/i18n';
import { BriefSections } from './brief-sections';
import { InlineText } from './inline-text';
import { PointList } from './point-list';
import { QuoteLine } from './quote-line';

interface AnswerBodyProps {
  readonly answer: Answer | AnswerDraft;
  /** Undefined while the answer is being written. */
  readonly verification?: Verification | undefined;
  /** A person wrote it: without a quote it is still no guess. */
  readonly corrected?: boolean;
  readonly onShowQuote?: ((place: QuotePlace) => Promise<boolean>) | undefined;
}

const SupportNotice = ({ support }: Pick<Verification, 'support'>) => {
  switch (support) {
    case 'full':
      return null;
    case 'thin':
      return <Notice tone="warn">{t('answer.thin')}</Notice>;
    case 'none':
      return <Notice tone="warn">{t('answer.unsupported')}</Notice>;
  }
};

/** The short answer, then its points or the ticket's brief; the same while it is written and when it is done, so that nothing jumps. */
export const AnswerBody = ({ answer, verification, corrected = false, onShowQuote }: AnswerBodyProps) => {
  const silent = 'answered' in answer && !answer.answered;
  const rows = answer.points.length > 0;
  return (
    <div className="flex flex-col gap-3.5">
      {silent && (
        <Notice icon="search">
          <p className="text-body font-medium">{t('answer.silent')}</p>
          {rows && <p className="text-ink-soft">{t('answer.closestBelow')}</p>}
        </Notice>
      )}
      {answer.text && (
        <p className={`whitespace-pre-line ${silent ? 'text-ink-soft' : 'text-lead'}`}>
          <InlineText text={answer.text} />
        </p>
      )}
      {verification && !silent && !corrected && (rows || answer.brief !== undefined || answer.text) && (
        <SupportNotice support={verification.support} />
      )}
      {rows && <PointList points={answer.points} verification={verification} onShowQuote={onShowQuote} />}
      {verification?.closest && verification.closest.length > 0 && (
        <section aria-label={t('answer.pageSays')} className="flex flex-col gap-1.5">
          <p className="text-fine font-medium text-ink-soft">{t('answer.pageSaysClosest')}</p>
          {verification.closest.map((check, index) => (
            <QuoteLine key={index} quote={check.quote} check={check} onShow={onShowQuote} />
          ))}
        </section>
      )}
      {answer.brief && <BriefSections brief={answer.brief} verification={verification} onShowQuote={onShowQuote} />}
    </div>
  );
};
