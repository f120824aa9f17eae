import type { Coverage } from '@/lib/core/passage';
import type { RunStep } from '@/lib/core/run-view';

interface WaitingLineProps {
  readonly step: RunStep | 'writing';
  readonly engineName?: string | undefined;
  readonly coverage?: Coverage | undefined;
}

const stepWords = ({ step, engineName }: WaitingLineProps): string => {
  switch (step) {
    case 'reading':
      return 'Reading the page';
    case 'searching':
      return 'Finding the passages that matter';
    case 'asking':
      return engineName ? `Asking ${engineName}` : 'Asking';
    case 'thinking':
      return engineName ? `${engineName} is thinking` : 'Thinking';
    case 'retrying':
      return engineName ? `${engineName} is busy, trying again` : 'Trying again';
    case 'writing':
      return 'Writing';
  }
};

/** What is being done now, with a marker that strokes along: a person sees that it lives, and what it waits for. */
export const WaitingLine = (props: WaitingLineProps) => (
  <p className="flex min-w-0 items-center gap-2.5 text-fine text-ink-faint" data-testid="running">
    <span aria-hidden="true" className="marker-stroke" />
    <span className="min-w-0">
      {stepWords(props)}…
      {props.coverage && props.coverage.sections < props.coverage.of && (
        <span className="block text-tiny">
          {props.coverage.sections} of {props.coverage.of} sections
        </span>
      )}
    </span>
  </p>
);
