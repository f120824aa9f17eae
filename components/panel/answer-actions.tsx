import { useLiveQuery } from 'dexie-react-hooks';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { answerMarkdown } from '@/lib/core/answer-markdown';
import { feedbackOfRun } from '@/lib/core/feedback-of-run';
import type { RunView } from '@/lib/core/run-view';
import { feedbackOn, giveFeedback } from '@/lib/storage/feedback-store';
import { findRun } from '@/lib/storage/run-store';
import { loadSettings } from '@/lib/storage/settings-store';
import { t } from '@/locales/i18n';
import { askWords } from './ask-words';
import { engineWords } from './facts-words';
import { FlagForm } from './flag-form';
import { usePanel } from './panel-context';
import type { ThreadRun } from './threads';
import { VerdictLine } from './verdict-line';

interface AnswerActionsProps {
  readonly run: ThreadRun;
  readonly view: Extract<RunView, { status: 'answered' }>;
  /** Undefined where the page is not in front, so that it can't be asked again. */
  readonly onRegenerate?: (() => void) | undefined;
}

/** What a reader does with a finished answer: take it along, have it made anew, say whether it was any good. */
export const AnswerActions = ({ run: { ask, page }, view, onRegenerate }: AnswerActionsProps) => {
  const { host, db } = usePanel();
  const { runId, answer, verification, facts } = view;
  const record = useLiveQuery(() => findRun(db, runId), [db, runId]);
  const given = useLiveQuery(() => feedbackOn(db, runId), [db, runId]);
  const [flagging, setFlagging] = useState(false);
  const [copied, setCopied] = useState<'yes' | 'failed' | undefined>();
  const flagButton = useRef<HTMLButtonElement>(null);

  const copy = async (): Promise<void> => {
    const engine = facts.engine === 'endpoint' ? `${facts.model}, ${facts.engineName}` : engineWords(facts);
    try {
      await host.copy(answerMarkdown(answer, verification, { url: page.url, title: page.title, question: askWords(ask), engine }));
      setCopied('yes');
    } catch {
      // The browser refuses the clipboard to a panel that is not focused.
      setCopied('failed');
    }
  };

  const helpful = async (): Promise<void> => {
    if (!record) return;
    const verdict = { id: host.newId(), verdict: 'helpful', note: '', suggestion: '', at: host.now(), share: 'metadata' } as const;
    const { rules } = await loadSettings(db);
    await giveFeedback(db, feedbackOfRun(verdict, record, host.version, rules.redactNames));
    await host.sendOutbox();
  };

  return (
    <div className="flex flex-col gap-2.5">
      <fieldset aria-label={t('answer.this')} className="-ml-2 flex min-w-0 flex-wrap items-center gap-0.5">
        <Button look="quiet" size="small" icon={copied === 'yes' ? 'check' : 'copy'} onClick={() => void copy()}>
          {copied === 'yes' ? t('answer.copied') : t('answer.copy')}
        </Button>
        {onRegenerate && (
          <Button look="quiet" size="small" icon="again" title={t('answer.regenerateWhy')} onClick={onRegenerate}>
            {t('answer.regenerate')}
          </Button>
        )}
        <Button
          look="quiet"
          size="small"
          icon="helpful"
          disabled={!record || given?.feedback.verdict === 'helpful'}
          title={t('answer.helpfulWhy')}
          onClick={() => void helpful()}
        >
          {t('answer.helpful')}
        </Button>
        <Button
          ref={flagButton}
          look="quiet"
          size="small"
          icon="flag"
          disabled={!record}
          aria-expanded={flagging}
          onClick={() => setFlagging(!flagging)}
        >
          {t('answer.flag')}
        </Button>
      </fieldset>
      <output className="sr-only">{copied === 'yes' && t('answer.copiedWithQuotes')}</output>
      {copied === 'failed' && <p className="text-fine text-warn">{t('answer.notCopied')}</p>}
      {given && !flagging && <VerdictLine given={given} />}
      {flagging && record && (
        <FlagForm
          run={record}
          onDone={() => {
            setFlagging(false);
            flagButton.current?.focus();
          }}
        />
      )}
    </div>
  );
};
