import { failureWords, type FailureWords } from '@/components/panel/failure-words';
import { Icon } from '@/components/ui/icon';
import { Notice } from '@/components/ui/notice';
import type { EndpointProfile } from '@/lib/core/endpoint-settings';
import type { Failure } from '@/lib/core/failure';
import type { EndpointFinding } from '@/lib/core/endpoint-finding';

/** One line of what was found. */
interface FindingWords {
  readonly what: string;
  readonly found: string;
  readonly tone?: 'warn';
}

const structuredWords: Record<EndpointProfile['structuredOutput'], string> = {
  'json-schema': 'strict: the server holds the model to the schema',
  'json-object': 'JSON, with the schema in the prompt',
  'prompt-only': 'asked for in the prompt only; small models may stray from it',
};

const tokenFieldWords: Record<EndpointProfile['tokenField'], string> = {
  max_tokens: 'limited by max_tokens',
  max_completion_tokens: 'limited by max_completion_tokens',
  none: 'not limited: the server takes neither field',
};

/** What a profile says, for whoever wants to know how Gloss talks to this endpoint. */
export const profileWords = (profile: EndpointProfile): readonly FindingWords[] => [
  { what: 'Address', found: profile.baseUrl },
  { what: 'Model', found: profile.model },
  { what: 'Structured answers', found: structuredWords[profile.structuredOutput] },
  { what: 'Length of answers', found: tokenFieldWords[profile.tokenField] },
  {
    what: 'Token counts',
    found: profile.usageInStream ? 'told by the server' : 'not told by the server: they are estimated, and marked so',
  },
  ...(profile.reasoningField ? [{ what: 'Reasoning', found: `kept apart (${profile.reasoningField})` }] : []),
  ...(profile.firstByteMs === undefined ? [] : [{ what: 'First byte', found: `after ${Math.round(profile.firstByteMs)} ms` }]),
  profile.buffered
    ? ({
        what: 'Streaming',
        found:
          'held back: something between here and the server passes answers on only when they are complete. Turn off response buffering in that proxy.',
        tone: 'warn',
      } as const)
    : { what: 'Streaming', found: 'word by word' },
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
        title: 'Choose a model',
        message:
          failure.models.length > 0
            ? 'Take one of those that the server offers, under “Model” above, and test again.'
            : 'The server does not list its models. Type the name of one under “Model” above, and test again.',
        action: { kind: 'retry', label: 'Try again' },
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
        {address && <Step state="done">Answers at {address.baseUrl}</Step>}
        {models?.kind === 'models-listed' && (
          <Step state="done">{models.models.length === 1 ? 'Offers one model' : `Offers ${models.models.length} models`}</Step>
        )}
        {models?.kind === 'models-unknown' && <Step state="done">Does not list its models; the name has to be right</Step>}
        {running && <Step state="running">{models ? 'Asking for a short structured answer' : 'Looking for the endpoint'}</Step>}
        {end?.kind === 'passed' && <Step state="done">Answered as it should</Step>}
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
