import type { RunMetrics } from '@/lib/core/run-metrics';
import type { Feedback } from '@/lib/core/feedback';

const number = new Intl.NumberFormat('en');
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** What the run was and what it took. */
export const RunFacts = ({ feedback: { run }, metrics }: { readonly feedback: Feedback; readonly metrics: RunMetrics | undefined }) => {
  const tokens =
    metrics?.inputTokens !== undefined
      ? `${number.format(metrics.inputTokens)} in, ${number.format(metrics.outputTokens ?? 0)} out`
      : run.tokens === undefined
        ? undefined
        : number.format(run.tokens);
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Engine', run.engine],
    ['Model', run.model],
    ['Prompt', run.prompt],
    ['Task', run.task],
    ['First text after', metrics?.firstTextMs === undefined ? undefined : seconds(metrics.firstTextMs)],
    ['Took', seconds(run.ms)],
    ['Tokens', tokens],
    ['Cost', run.cost === undefined ? undefined : String(run.cost)],
    ['From the cache', metrics && (metrics.cached ? 'yes' : 'no')],
    ['Asked again', metrics && metrics.retries > 0 ? `${metrics.retries} times` : undefined],
    ['Failure', metrics?.failure],
    ['Gloss', run.version],
  ];
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-3 xl:grid-cols-4">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name} className="min-w-0">
              <dt className="text-tiny text-ink-faint">{name}</dt>
              <dd className="text-fine">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
};
