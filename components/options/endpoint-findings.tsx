import { failureWords, type FailureWords } from '@/components/panel/failure-words';
import { latencyWords } from '@/components/ui/figure-words';
import { Icon } from '@/components/ui/icon';
import { Notice } from '@/components/ui/notice';
import type { EndpointProfile } from '@/lib/core/endpoint-settings';
import type { Failure } from '@/lib/core/failure';
import type { EndpointFinding } from '@/lib/core/endpoint-finding';
import { formatNumber } from '@/locales/formats';
import { t } from '@/locales/i18n';

/** One line of what was found. */
interface FindingWords {
  readonly what: string;
  readonly found: string;
  readonly tone?: 'warn';
}

const structuredWords = (): Record<EndpointProfile['structuredOutput'], string> => ({
  'json-schema': t('options.finding.structuredSchema'),
  'json-object': t('options.finding.structuredJson'),
  'prompt-only': t('options.finding.structuredPrompt'),
});

const tokenFieldWords = (): Record<EndpointProfile['tokenField'], string> => ({
  max_tokens: t('options.finding.lengthMax'),
  max_completion_tokens: t('options.finding.lengthCompletion'),
  none: t('options.finding.lengthNone'),
});

/** What a profile says, for whoever wants to know how Gloss talks to this endpoint. */
export const profileWords = (profile: EndpointProfile): readonly FindingWords[] => [
  { what: t('options.finding.address'), found: profile.baseUrl },
  { what: t('options.finding.model'), found: profile.model },
  { what: t('options.finding.structured'), found: structuredWords()[profile.structuredOutput] },
  { what: t('options.finding.length'), found: tokenFieldWords()[profile.tokenField] },
  {
    what: t('options.finding.tokens'),
    found: profile.usageInStream ? t('options.finding.tokensTold') : t('options.finding.tokensEstimated'),
  },
  ...(profile.reasoningField
    ? [{ what: t('options.finding.reasoning'), found: t('options.finding.keptApart', { field: profile.reasoningField }) }]
    : []),
  ...(profile.firstByteMs === undefined
    ? []
    : [{ what: t('options.finding.firstByte'), found: t('options.finding.after', { time: latencyWords(profile.firstByteMs) }) }]),
  profile.buffered
    ? ({
        what: t('options.finding.streaming'),
        found: t('options.finding.heldBack'),
        tone: 'warn',
      } as const)
    : { what: t('options.finding.streaming'), found: t('options.finding.wordByWord') },
];

export const ProfileList = ({ profile }: { profile: EndpointProfile }) => (
  <dl className="grid gap-x-4 gap-y-1 text-fine sm:grid-cols-[9rem_1fr]">
    {profileWords(profile).map(({ what, found, tone }) => (
      <div key={what} className="contents">
        <dt className="text-ink-faint">{what}</dt>
        <dd className={`mb-1 min-w-0 sm:mb-0 ${tone ? 'text-warn' : ''}`}>{found}</dd>
      </div>
    ))}
  </dl>
);

const Step = ({ state, children }: { state: 'done' | 'running' | 'next' | 'failed'; children: React.ReactNode }) => (
  <li className="flex items-start gap-2">
    {state === 'running' ? (
      <span aria-hidden="true" className="mt-1 size-3.5 shrink-0 animate-spin rounded-full border-2 border-line border-t-accent" />
    ) : (
      <Icon
        name={({ done: 'check', next: 'chevron', failed: 'close' } as const)[state]}
        className={`mt-0.5 size-4 ${state === 'failed' ? 'text-bad' : 'text-accent'}`}
      />
    )}
    <span className="min-w-0">{children}</span>
  </li>
);

/** No model was typed, and there is more than one: nothing failed, something is to be chosen. */
const wordsOf = (failure: Failure): Pick<FailureWords, 'title' | 'message' | 'action' | 'detail' | 'calm'> =>
  failure.kind === 'model-missing' && failure.model === ''
    ? {
        title: t('options.finding.chooseModel'),
        message: failure.models.length > 0 ? t('options.finding.takeOne') : t('options.finding.typeOne'),
        action: { kind: 'retry', label: t('failure.action.retry') },
        calm: true,
      }
    : failureWords(failure, false);

interface EndpointFindingsProps {
  readonly findings: readonly EndpointFinding[];
  readonly running: boolean;
}

/** A connection test, step by step, as it goes on; a failure in the words that a reader would get. */
export const EndpointFindings = ({ findings, running }: EndpointFindingsProps) => {
  const address = findings.find((finding) => finding.kind === 'address-found');
  const models = findings.find((finding) => finding.kind === 'models-listed' || finding.kind === 'models-unknown');
  const end = findings.find((finding) => finding.kind === 'passed' || finding.kind === 'failed');
  const failure = end?.kind === 'failed' ? wordsOf(end.failure) : undefined;
  return (
    <div aria-live="polite" className="flex flex-col gap-3">
      <ol className="flex flex-col gap-1 text-fine">
        {address && <Step state="done">{t('options.finding.answersAt', { url: address.baseUrl })}</Step>}
        {models?.kind === 'models-listed' && (
          <Step state="done">{t('options.finding.offers', models.models.length, { count: formatNumber(models.models.length) })}</Step>
        )}
        {models?.kind === 'models-unknown' && <Step state="done">{t('options.finding.unlisted')}</Step>}
        {running && <Step state="running">{models ? t('options.finding.asking') : t('options.finding.looking')}</Step>}
        {end?.kind === 'passed' && <Step state="done">{t('options.finding.answered')}</Step>}
        {failure && <Step state={failure.calm ? 'next' : 'failed'}>{failure.title}</Step>}
      </ol>
      {failure && (
        <Notice tone={failure.calm ? 'plain' : 'bad'}>
          <p>{failure.message}</p>
          {failure.action.kind === 'copy-line' && (
            <pre className="mt-1.5 rounded-md bg-surface px-2 py-1 font-mono text-tiny whitespace-pre-wrap">{failure.action.line}</pre>
          )}
          {failure.detail && <p className="mt-1 font-mono text-tiny">{failure.detail}</p>}
        </Notice>
      )}
      {end?.kind === 'passed' && <ProfileList profile={end.profile} />}
    </div>
  );
};
