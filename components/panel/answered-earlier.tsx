import { Button } from '@/components/ui/button';
import { WordsWith } from '@/components/ui/words-with';
import { t } from '@/locales/i18n';

interface AnsweredEarlierProps {
  readonly question: string;
  /** Undefined where the page is not in front, so that it can't be asked again. */
  readonly onAskAnew?: (() => void) | undefined;
}

/** This answer was made for other words: which ones, so that the reader can judge, and a way to have their own asked. */
export const AnsweredEarlier = ({ question, onAskAnew }: AnsweredEarlierProps) => (
  <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1 rounded-lg bg-sunken px-3 py-1.5 text-fine text-ink-soft">
    <span className="min-w-0 flex-1 basis-44">
      <WordsWith text={t('answer.earlierFor', { question: '{question}' })} parts={{ question: <q className="text-ink">{question}</q> }} />
    </span>
    {onAskAnew && (
      <Button look="quiet" size="small" icon="again" className="-mr-2" title={t('answer.askAnewWhy')} onClick={onAskAnew}>
        {t('answer.askAnew')}
      </Button>
    )}
  </p>
);
