import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { CaseGrade, CaseResult, KeptCase } from '@/lib/collector/flag-case';
import type { ReviewFlags } from '@/lib/collector/review-contract';
import { decide, runCase } from './client';
import { Problem } from './problem';
import { Section } from './section';
import { momentWords } from './state-words';
import { useChange } from './use-change';

interface CaseCardProps {
  readonly kept: KeptCase;
  readonly flag: ReviewFlags['flags'][number];
  readonly topic: string;
}

const engineWords = ({ engine, model }: CaseResult): string =>
  engine === 'extractive' ? `the page’s own words (${model})` : `${engine} ${model}`;

/** Whether the failure came back when the case was run, by which engine. */
const reproducedWords = (result: CaseResult): string => {
  const by = `with ${engineWords(result)}, prompt ${result.prompt}`;
  if (result.passed === result.of) return `Not reproduced: it passed ${result.passed} times of ${result.of} ${by}.`;
  return result.passed === 0
    ? `Reproduced: it failed ${result.of} times of ${result.of} ${by}.`
    : `Reproduced in part: it passed ${result.passed} times of ${result.of} ${by}.`;
};

const Grades = ({ grades }: { readonly grades: readonly CaseGrade[] }) => (
  <ul className="flex flex-col gap-1">
    {grades.map(({ name, passed, why }) => (
      <li key={name} className="flex items-start gap-1.5 text-fine">
        <Icon name={passed ? 'check' : 'missing'} className={`mt-0.5 size-3.5 ${passed ? 'text-accent' : 'text-warn'}`} />
        <span className="min-w-0">
          <span className="font-medium">{name}</span>
          <span className="sr-only">{passed ? ' passed' : ' failed'}</span>: {why}
        </span>
      </li>
    ))}
  </ul>
);

/** A case of this flag, what it says of the flagged answer, and what came of running it. */
export const CaseCard = ({ kept, flag, topic }: CaseCardProps) => {
  const change = useChange(topic);
  const [latest] = kept.results;
  const caught = kept.flagged.filter(({ passed }) => !passed);
  return (
    <Section title="Eval case" aside={`${kept.owner}, ${momentWords(kept.at)}`}>
      <div className="flex flex-col gap-3">
        <p className="text-fine">
          {[
            kept.case.facts.length > 0 && `Says ${kept.case.facts.map((ways) => `“${ways.join('” or “')}”`).join(', ')}.`,
            kept.case.cites.length > 0 && `Quotes ${kept.case.cites.map((words) => `“${words}”`).join(', ')}.`,
            kept.case.forbidden.length > 0 && `Does not say ${kept.case.forbidden.map((words) => `“${words}”`).join(', ')}.`,
            !kept.case.answerable && 'Says that the page does not say.',
          ]
            .filter(Boolean)
            .join(' ')}
        </p>
        {kept.flagged.length > 0 && (
          <div>
            <p className="text-fine font-medium">
              {caught.length > 0
                ? 'It catches the answer that was flagged:'
                : 'The answer that was flagged passes it: this case catches nothing.'}
            </p>
            <Grades grades={caught.length > 0 ? caught : kept.flagged} />
          </div>
        )}
        <div>
          <p className="text-fine font-medium">
            {latest
              ? reproducedWords(latest)
              : kept.runnable
                ? 'Not run yet.'
                : 'Not run: the reader did not share the passages. Run it where the page can be read.'}
          </p>
          {latest && <Grades grades={latest.grades} />}
        </div>
        <Problem words={change.problem} />
        <div className="flex flex-wrap gap-2">
          {kept.runnable && (
            <Button
              size="small"
              icon="again"
              disabled={change.busy}
              onClick={() => void change.run((csrf) => runCase(csrf, kept.id), 'Run again.')}
            >
              Run it again
            </Button>
          )}
          {flag.state !== 'fixed' && latest && latest.passed === latest.of && (
            <Button
              size="small"
              icon="check"
              disabled={change.busy}
              onClick={() =>
                void change.run((csrf) => decide(csrf, { flags: [flag.id], decision: 'fixed' }), 'The reader is told that it is fixed.')
              }
            >
              Say that it is fixed
            </Button>
          )}
        </div>
      </div>
    </Section>
  );
};
