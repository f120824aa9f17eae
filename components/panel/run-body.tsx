import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { QuotePlace } from '@/lib/messaging/protocol';
import { t } from '@/locales/i18n';
import { AnswerActions } from './answer-actions';
import { AnswerBody } from './answer-body';
import { AnsweredEarlier } from './answered-earlier';
import { CorrectionNotice } from './correction-notice';
import { FactsLine } from './facts-line';
import { engineWords } from './facts-words';
import { FailureNotice } from './failure-notice';
import type { FailureAction } from './failure-words';
import { OpenFlagsLine } from './open-flags-line';
import { usePanel } from './panel-context';
import type { ThreadRun } from './threads';
import { WaitingLine } from './waiting-line';

interface RunBodyProps {
  readonly run: ThreadRun;
  readonly onStop: () => void;
  readonly onAct: (action: FailureAction) => void;
  readonly onRegenerate?: (() => void) | undefined;
  readonly onShowQuote?: ((place: QuotePlace) => Promise<boolean>) | undefined;
}

const StopButton = ({ onStop }: Pick<RunBodyProps, 'onStop'>) => (
  <Button look="plain" size="small" icon="stop" onClick={onStop}>
    {t('panel.waiting.stop')}
  </Button>
);

/** The answer is here and nowhere else: said before the panel is closed on it. */
const NotKept = ({ onAct }: Pick<RunBodyProps, 'onAct'>) => (
  <Notice tone="warn">
    <p>{t('answer.notKept')}</p>
    <Button look="quiet" size="small" className="-ml-2" onClick={() => onAct({ kind: 'open-history', label: t('answer.makeRoom') })}>
      {t('answer.makeRoom')}
    </Button>
  </Notice>
);

/** One run, whatever its status: exactly one of these is on the screen. */
export const RunBody = ({ run, onStop, onAct, onRegenerate, onShowQuote }: RunBodyProps) => {
  const { host } = usePanel();
  const { view } = run;
  const now = host.now();
  switch (view.status) {
    case 'waiting':
      return (
        <div className="flex flex-col gap-2">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <WaitingLine step={view.step} engineName={engineWords(view)} coverage={view.coverage} />
            <StopButton onStop={onStop} />
          </div>
          <FactsLine unread={[]} givenUp={view.givenUp} now={now} />
        </div>
      );
    case 'writing':
      return (
        <div className="flex flex-col gap-3.5">
          <AnswerBody answer={view.draft} />
          <div className="flex flex-wrap items-center justify-between gap-2">
            <WaitingLine step="writing" engineName={engineWords(view)} />
            <StopButton onStop={onStop} />
          </div>
        </div>
      );
    case 'answered':
      return (
        <div className="flex flex-col gap-3.5">
          {view.facts.answeredFor !== undefined && <AnsweredEarlier question={view.facts.answeredFor} onAskAnew={onRegenerate} />}
          <CorrectionNotice facts={view.facts} url={run.page.url} ask={run.ask} onAgain={onRegenerate} />
          <AnswerBody
            answer={view.answer}
            verification={view.verification}
            corrected={view.facts.corrected !== undefined}
            onShowQuote={onShowQuote}
          />
          <OpenFlagsLine url={run.page.url} ask={run.ask} />
          <FactsLine facts={view.facts} coverage={view.facts.coverage} unread={view.unread} givenUp={view.givenUp} now={now} />
          {view.notKept && <NotKept onAct={onAct} />}
          <AnswerActions run={run} view={view} onRegenerate={view.facts.corrected ? undefined : onRegenerate} />
        </div>
      );
    case 'failed':
      return (
        <div className="flex flex-col gap-3.5">
          {view.draft && <AnswerBody answer={view.draft} />}
          <FailureNotice
            failure={view.failure}
            hasText={view.draft !== undefined && (view.draft.text !== '' || view.draft.points.length > 0)}
            onAct={onAct}
          />
          {view.notKept && <NotKept onAct={onAct} />}
          <FactsLine unread={view.unread} givenUp={view.givenUp} now={now} />
        </div>
      );
  }
};
