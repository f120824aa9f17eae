import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { QuotePlace } from '@/lib/messaging/protocol';
import { t } from '@/locales/i18n';
import type { FailureAction } from './failure-words';
import { RunCard } from './run-card';
import type { ThreadRun } from './threads';

/** Runs that stand in the document at once; the older ones wait behind a button. */
const SHOWN_RUNS = 20;

interface PageThreadProps {
  readonly runs: readonly ThreadRun[];
  readonly onStop: (run: ThreadRun) => void;
  readonly onAgain: (run: ThreadRun, options: { readonly fresh: boolean }) => void;
  readonly onAct: (run: ThreadRun, action: FailureAction) => void;
  readonly onShowQuote: (place: QuotePlace) => Promise<boolean>;
}

/** The questions asked about one page, oldest first. */
export const PageThread = ({ runs, onStop, onAgain, onAct, onShowQuote }: PageThreadProps) => {
  const [shown, setShown] = useState(SHOWN_RUNS);
  const hidden = Math.max(0, runs.length - shown);
  return (
    <>
      {hidden > 0 && (
        <Button look="quiet" size="small" className="self-center" onClick={() => setShown(shown + SHOWN_RUNS)}>
          {t('panel.showEarlier', { count: Math.min(hidden, SHOWN_RUNS) })}
        </Button>
      )}
      {runs.slice(hidden).map((run, index, { length }) => (
        <RunCard
          key={run.view.runId}
          run={run}
          newest={index === length - 1}
          onStop={() => onStop(run)}
          onAct={(action) => onAct(run, action)}
          onRegenerate={() => onAgain(run, { fresh: true })}
          onShowQuote={onShowQuote}
        />
      ))}
    </>
  );
};
