import type { PageReading } from './page-reading';
import type { QuestionTerms } from './question-terms';
import type { Statement } from './statement';

/** A list of what to do, in order, with the sentence and the heading that introduce it. */
export interface Steps {
  readonly heading: string;
  readonly intro?: Statement;
  /** List items, with the code that stands between them. */
  readonly steps: readonly Statement[];
  /** Share of the question's weight that the heading, the introduction and the items hold, 0 to 1. */
  readonly covered: number;
}

const NUMBERED = /^\s*(?:\d{1,2}[.)]\s|step \d+\b|schritt \d+\b|étape \d+\b|paso \d+\b)/i;
const isStep = ({ kind, text }: Statement): boolean => kind === 'list-item' || (kind !== 'heading' && NUMBERED.test(text));
/** Statements between two items that still belong to the first: an explanation, its code. */
const BETWEEN = 2;

/** The page's lists that read like steps: two items or more under one heading, in one turn, with what stands between them. */
const listsOf = ({ statements }: PageReading): readonly (readonly Statement[])[] => {
  const lists: Statement[][] = [];
  let open: Statement[] = [];
  let between: Statement[] = [];
  const close = (): void => {
    if (new Set(open.filter(isStep).map((step) => step.line)).size >= 2) lists.push(open);
    open = [];
    between = [];
  };
  for (const statement of statements) {
    const first = open[0];
    if (first && (statement.kind === 'heading' || !samePlace(first, statement))) close();
    if (isStep(statement)) {
      open.push(...between, statement);
      between = [];
    } else if (open.length > 0) {
      if (statement.kind === 'code') open.push(...between.splice(0), statement);
      else if (between.push(statement) > BETWEEN) close();
    }
  }
  close();
  return lists;
};

const samePlace = (one: Statement, other: Statement): boolean =>
  one.passage.turn?.id === other.passage.turn?.id && one.passage.headings.join('\n') === other.passage.headings.join('\n');

// Words of the heading say what a list is about; a word inside one item says little.
const BY_HEADING = 1;
const BY_INTRO = 0.9;
const BY_TITLE = 0.7;
const BY_ITEM = 0.5;
/** Fewer words of the question than this, and the list is about something else. */
const ENOUGH = 0.45;

/** The list that tells how to do what is asked, undefined when no list does. */
export const stepsFor = (question: QuestionTerms, reading: PageReading): Steps | undefined => {
  let best: Steps | undefined;
  for (const steps of listsOf(reading)) {
    const first = steps[0]!;
    const before = reading.statements[first.index - 1];
    const intro =
      before && before.kind !== 'heading' && before.kind !== 'row' && before.kind !== 'field' && samePlace(before, first)
        ? before
        : undefined;
    const headings = reading.headingStems(first.passage);
    const introStems = new Set(intro?.stems ?? []);
    const itemStems = new Set(steps.flatMap((step) => step.stems));
    let covered = 0;
    for (const { stem, related, weight } of question.terms) {
      const has = (stems: ReadonlySet<string>): number => (stems.has(stem) ? 1 : related.some((other) => stems.has(other)) ? 0.6 : 0);
      covered +=
        (weight / question.weight) *
        Math.max(BY_HEADING * has(headings), BY_INTRO * has(introStems), BY_TITLE * has(reading.titleStems), BY_ITEM * has(itemStems));
    }
    if (covered >= ENOUGH && covered > (best?.covered ?? 0)) {
      const heading = reading.heading(first.passage) ?? '';
      best = { heading, steps, covered, ...(intro ? { intro } : {}) };
    }
  }
  return best;
};
