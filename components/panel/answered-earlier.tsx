import { Button } from '@/components/ui/button';

interface AnsweredEarlierProps {
  readonly question: string;
  /** Undefined where the page is not in front, so that it can't be asked again. */
  readonly onAskAnew?: (() => void) | undefined;
}

/** This answer was made for other words: which ones, so that the reader can judge, and a way to have their own asked. */
export const AnsweredEarlier = ({ question, onAskAnew }: AnsweredEarlierProps) => (
  <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1 rounded-lg bg-sunken px-3 py-1.5 text-fine text-ink-soft">
    <span className="min-w-0 flex-1 basis-44">
      Answered earlier for: <q className="text-ink">{question}</q>
    </span>
    {onAskAnew && (
      <Button
        look="quiet"
        size="small"
        icon="again"
        className="-mr-2"
        title="Asks your own words, past the earlier answer"
        onClick={onAskAnew}
      >
        Ask anew
      </Button>
    )}
  </p>
);
