import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useRef } from 'react';
import { costWords, engineWords, tokensWords } from '@/components/panel/facts-words';
import { failureWords } from '@/components/panel/failure-words';
import { flaggedWords } from '@/components/panel/feedback-words';
import { IconButton } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { Notice } from '@/components/ui/notice';
import { durationOf } from '@/lib/core/activity';
import type { Feedback } from '@/lib/core/feedback';
import type { Trace } from '@/lib/core/trace';
import { findTrace } from '@/lib/storage/trace-store';
import { latencyWords } from '@/components/ui/figure-words';
import { formatList, formatNumber } from '@/locales/formats';
import { t } from '@/locales/i18n';
import { momentWords } from './figures';
import { useOptions } from './options-context';
import { titleOf } from './trace-list';

const stageWords = (): Record<Trace['stages'][number]['name'], string> => ({
  capture: t('options.trace.capture'),
  retrieve: t('options.trace.retrieve'),
  cache: t('options.trace.cache'),
  prompt: t('options.trace.prompt'),
  'first-text': t('options.trace.firstText'),
  engine: t('options.trace.engine'),
  verify: t('options.trace.verify'),
  store: t('options.trace.store'),
});

const Stages = ({ trace }: { trace: Trace }) => {
  const longest = Math.max(1, ...trace.stages.map(({ ms }) => ms));
  return (
    <table className="w-full border-collapse text-fine tabular-nums">
      <caption className="sr-only">{t('options.trace.stages')}</caption>
      <tbody>
        {trace.stages.map(({ name, ms }, index) => (
          // A stage may come again, with the next engine.
          <tr key={`${index} ${name}`}>
            <th scope="row" className="w-40 py-0.5 pr-3 text-left font-normal">
              {stageWords()[name]}
            </th>
            <td className="py-0.5" aria-hidden="true">
              <div
                className="h-2 rounded-full border border-transparent bg-accent"
                style={{ width: `${Math.max(1, (ms / longest) * 100)}%` }}
              />
            </td>
            <td className="w-20 py-0.5 pl-3 text-right">{latencyWords(ms)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Facts = ({ trace }: { trace: Trace }) => {
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t('options.trace.page'), trace.url],
    [t('options.trace.engineName'), formatList([engineWords(trace), trace.model].filter(Boolean)) || t('options.trace.noneAsked')],
    [t('options.trace.sentTo'), trace.host ?? (trace.givenUp.length > 0 ? undefined : t('options.trace.stayed'))],
    [t('options.trace.promptVersion'), trace.prompt],
    [
      t('options.trace.took'),
      trace.cached ? t('options.trace.fromCache', { time: latencyWords(durationOf(trace)) }) : latencyWords(durationOf(trace)),
    ],
    [t('options.trace.tokens'), trace.tokens && tokensWords(trace.tokens)],
    [t('options.trace.cost'), trace.cost && costWords(trace.cost)],
    [t('options.trace.tries'), trace.retries > 0 ? formatNumber(trace.retries + 1) : undefined],
    [
      t('options.trace.givenUp'),
      trace.givenUp.map(({ name, failure }) => t('facts.named', { name, what: failureWords(failure, false).title })).join('; '),
    ],
  ];
  return (
    <dl className="grid gap-x-4 gap-y-1 text-fine sm:grid-cols-[6rem_1fr]">
      {facts.map(
        ([what, value]) =>
          value && (
            <div key={what} className="contents">
              <dt className="text-ink-faint">{what}</dt>
              <dd className="min-w-0">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
};

/** A reply is JSON as a rule: shown so that a person can read it; anything else as it came. */
const readableOutput = (output: string): string => {
  try {
    return JSON.stringify(JSON.parse(output), null, 2);
  } catch {
    return output;
  }
};

const textBox = 'max-h-96 overflow-auto rounded-lg bg-sunken p-3 font-mono text-tiny whitespace-pre-wrap';

const TraceDetail = ({ trace, verdict }: { trace: Trace; verdict: Feedback | undefined }) => (
  <div className="flex flex-col gap-5">
    {trace.failure && (
      <Notice tone={trace.failure.kind === 'cancelled' ? 'plain' : 'bad'}>
        <p className="font-medium">{failureWords(trace.failure, trace.output !== '').title}</p>
        <p>{failureWords(trace.failure, trace.output !== '').message}</p>
      </Notice>
    )}
    {verdict?.verdict === 'flag' && (
      <Notice tone="warn" icon="flag">
        <p className="font-medium">{flaggedWords(verdict.reason)}</p>
        {verdict.note && <p>{verdict.note}</p>}
        {verdict.suggestion && <p className="mt-1">{t('options.trace.rightWouldBe', { suggestion: verdict.suggestion })}</p>}
      </Notice>
    )}
    <Facts trace={trace} />
    {trace.stages.length > 0 && <Stages trace={trace} />}
    <section aria-label={t('options.trace.sent')} className="flex flex-col gap-2">
      <h3 className="text-fine font-semibold">{t('options.trace.sent')}</h3>
      {trace.input.length === 0 && <p className="text-fine text-ink-faint">{t('options.trace.nothingSent')}</p>}
      {trace.input.map(({ role, content }, index) => (
        <Disclosure
          // Messages have no id, and their order is what they are.
          key={`${index} ${role}`}
          summary={t('options.trace.message', content.length, { role, count: formatNumber(content.length) })}
          open={trace.input.length === 1}
        >
          <pre className={textBox}>{content}</pre>
        </Disclosure>
      ))}
    </section>
    <section aria-label={t('options.trace.back')} className="flex flex-col gap-2">
      <h3 className="text-fine font-semibold">{t('options.trace.back')}</h3>
      {trace.output ? (
        <pre className={textBox}>{readableOutput(trace.output)}</pre>
      ) : (
        <p className="text-fine text-ink-faint">{t('options.trace.nothingBack')}</p>
      )}
    </section>
  </div>
);

interface TraceDialogProps {
  readonly runId: string;
  readonly verdicts: readonly Feedback[];
  readonly onClose: () => void;
}

/** One run in full, beside the list: the browser's own dialog, so that the focus stays in it and Escape leaves it. */
export const TraceDialog = ({ runId, verdicts, onClose }: TraceDialogProps) => {
  const { db } = useOptions();
  const dialog = useRef<HTMLDialogElement>(null);
  // null: there is none any more.
  const trace = useLiveQuery(async () => (await findTrace(db, runId)) ?? null, [db, runId]);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="trace-title"
      className="mr-0 ml-auto h-dvh max-h-none w-[min(46rem,100vw)] max-w-none border-l border-line bg-surface text-ink shadow-lift backdrop:bg-black/40"
      onClose={onClose}
    >
      <div className="sticky top-0 flex items-start gap-3 border-b border-line bg-surface px-4 py-3 sm:px-6">
        <div className="min-w-0 flex-1">
          <h2 id="trace-title" className="line-clamp-2 text-lead font-semibold">
            {trace ? titleOf(trace) : t('options.trace.run')}
          </h2>
          {trace && <p className="text-fine text-ink-faint">{momentWords(trace.at)}</p>}
        </div>
        <IconButton icon="close" label={t('options.trace.close')} onClick={() => dialog.current?.close()} />
      </div>
      <div className="px-4 py-5 sm:px-6">
        {trace && <TraceDetail trace={trace} verdict={verdicts.findLast((one) => one.runId === runId)} />}
        {trace === null && <p>{t('options.trace.gone')}</p>}
      </div>
    </dialog>
  );
};
