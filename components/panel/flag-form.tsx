import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { Button } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/choice';
import { Disclosure } from '@/components/ui/disclosure';
import { TextArea } from '@/components/ui/field';
import { scrollBehavior } from '@/components/ui/scroll-behavior';
import { FlagReason } from '@/lib/core/feedback';
import { feedbackOfRun } from '@/lib/core/feedback-of-run';
import type { RunRecord } from '@/lib/core/run-record';
import { ShareLevel, type Settings } from '@/lib/core/settings';
import { giveFeedback } from '@/lib/storage/feedback-store';
import { loadSettings } from '@/lib/storage/settings-store';
import { t } from '@/locales/i18n';
import { reasonWords, shareWords } from './feedback-words';
import { useKept, usePanel } from './panel-context';
import { SentPreview } from './sent-preview';

/** What was typed into a flag that is not given yet. */
const FlagDraft = z.object({
  /** The flag's idempotency key: sent twice, it is one flag. */
  id: z.string(),
  reason: FlagReason.optional(),
  note: z.string(),
  suggestion: z.string(),
  share: ShareLevel.optional(),
});
type FlagDraft = z.infer<typeof FlagDraft>;

interface FlagFormProps {
  readonly run: RunRecord;
  /** Given or closed; what was typed is kept until it is given. */
  readonly onDone: () => void;
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

/** Who gets a flag. */
const goesToWords = ({ collector, owner }: Pick<Settings, 'collector' | 'owner'>): string => {
  if (!collector.url) return t('flag.noAddress');
  const host = hostOf(collector.url);
  return owner.name ? t('flag.goesToOwner', { host, owner: owner.name }) : t('flag.goesTo', { host });
};

/** Says what is wrong with an answer. What will be sent stands here, word for word, before it is. */
export const FlagForm = ({ run, onDone }: FlagFormProps) => {
  const { host, db } = usePanel();
  const settings = useLiveQuery(() => loadSettings(db), [db]);
  const [kept, keep] = useKept(`flag:${run.id}`, FlagDraft);
  const [fresh] = useState(() => ({ id: host.newId(), at: host.now() }));
  const [problem, setProblem] = useState('');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: 'start', behavior: scrollBehavior() });
  }, []);

  const draft: FlagDraft = kept ?? { id: fresh.id, note: '', suggestion: '' };
  const change = (part: Partial<FlagDraft>): void => keep({ ...draft, ...part });
  const most = settings?.rules.mostShared ?? 'metadata';
  const levels = ShareLevel.options.slice(0, ShareLevel.options.indexOf(most) + 1);
  const wanted = draft.share ?? settings?.share ?? 'answer';
  const share = levels.includes(wanted) ? wanted : most;
  const feedback = feedbackOfRun(
    {
      id: draft.id,
      verdict: 'flag',
      ...(draft.reason && { reason: draft.reason }),
      note: draft.note.trim(),
      suggestion: draft.suggestion.trim(),
      at: fresh.at,
      share,
    },
    run,
    host.version,
    settings?.rules.redactNames,
  );

  const give = async (): Promise<void> => {
    if (!draft.reason) {
      setProblem(t('flag.chooseReason'));
      form.current?.querySelector<HTMLElement>('input')?.focus();
      return;
    }
    if (await giveFeedback(db, feedback)) {
      setProblem(t('flag.noRoom'));
      return;
    }
    keep(undefined);
    onDone();
    await host.sendOutbox();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes from any of its fields
    <form
      ref={form}
      aria-label={t('flag.form')}
      className="flex scroll-mt-3 flex-col gap-4 rounded-lg border border-line bg-surface p-3.5"
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <div>
        <RadioGroup
          legend={t('flag.whatIsWrong')}
          form="pills"
          value={draft.reason}
          choices={FlagReason.options.map((value) => ({ value, label: reasonWords(value) }))}
          onChoose={(reason) => {
            setProblem('');
            change({ reason });
          }}
        />
        <p role="alert" className="text-fine text-bad not-empty:mt-1.5">
          {problem}
        </p>
      </div>
      <TextArea label={t('flag.note')} value={draft.note} onChange={(event) => change({ note: event.target.value })} />
      <TextArea label={t('flag.suggestion')} value={draft.suggestion} onChange={(event) => change({ suggestion: event.target.value })} />
      <RadioGroup
        legend={t('flag.mayBeSent')}
        value={share}
        choices={levels.map((value) => ({ value, ...shareWords(value) }))}
        onChoose={(level) => change({ share: level })}
      />
      <Disclosure summary={t('flag.seeSent')}>
        <SentPreview feedback={feedback} label={t('flag.willBeSent')} />
      </Disclosure>
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" look="primary" size="small" icon="flag">
          {t('flag.send')}
        </Button>
        <Button look="quiet" size="small" onClick={onDone}>
          {t('flag.close')}
        </Button>
      </div>
      <p className="text-fine text-ink-faint">{settings && goesToWords(settings)}</p>
    </form>
  );
};
