import { useEffect, useRef } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { pageAddress } from '@/lib/core/page-address';
import type { RunRecord } from '@/lib/core/run-record';
import { deleteRun } from '@/lib/storage/run-store';
import { t } from '@/locales/i18n';
import { askWords } from './ask-words';
import { clockWords } from './facts-words';
import type { FailureAction } from './failure-words';
import { usePanel } from './panel-context';
import { RunBody } from './run-body';
import type { ShownPage } from './shown-page';
import { viewOfRecord } from './view-of-record';

interface EarlierRunProps {
  readonly run: RunRecord;
  readonly shown: ShownPage | undefined;
  readonly onClose: () => void;
  readonly onAct: (action: FailureAction) => void;
  /** Asks it anew, on its page in front. */
  readonly onAskAgain: () => void;
}

/** One run of history, as it was; its quotes can be shown while its page is in front. */
export const EarlierRun = ({ run, shown, onClose, onAct, onAskAgain }: EarlierRunProps) => {
  const { host, db } = usePanel();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const view = viewOfRecord(run);
  if (view.status === 'idle') return null;
  const inFront = shown !== undefined && shown.access === 'readable' && pageAddress(shown.url) === pageAddress(run.url);
  return (
    <section className="flex flex-col gap-3">
      <div className="flex items-center gap-1.5">
        <IconButton icon="back" label={t('history.back')} className="-ml-1.5" onClick={onClose} />
        <p className="flex-1 text-fine text-ink-faint">{clockWords(run.startedAt, host.now())}</p>
        <IconButton
          icon="trash"
          label={t('history.deleteThis')}
          onClick={() => {
            onClose();
            void deleteRun(db, run.id);
          }}
        />
      </div>
      <h2 ref={heading} tabIndex={-1} className="text-title font-semibold outline-none">
        {askWords(run.ask)}
      </h2>
      <p className="text-fine text-ink-soft">
        {run.title || run.url}
        {!inFront && (
          <Button look="quiet" size="small" icon="locate" className="ml-1 align-baseline" onClick={() => void host.openPage(run.url)}>
            {t('panel.openPage')}
          </Button>
        )}
      </p>
      {run.ask.selection && (
        <p className="line-clamp-3 font-page text-fine text-ink-faint">{t('answer.selected', { text: run.ask.selection.text })}</p>
      )}
      <RunBody
        run={{ page: { tabId: shown?.tabId ?? -1, url: run.url, title: run.title }, ask: run.ask, view }}
        onStop={() => undefined}
        onAct={(action) => {
          if (action.kind !== 'retry') onAct(action);
          else if (inFront) onAskAgain();
          else void host.openPage(run.url);
        }}
        onShowQuote={inFront ? (place) => host.showQuote(shown.tabId, place) : undefined}
      />
    </section>
  );
};
