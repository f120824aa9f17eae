import type { Answer, Brief, Point } from '@/lib/core/answer';
import { timeOfTurn } from '@/lib/core/time-of-turn';
import { countWords, wordsOf } from '@/lib/core/words';
import * as cues from './brief-cues';
import { fieldsLabelled, fieldValue } from './field-for';
import type { PageReading } from './page-reading';
import { phrases } from './phrases';
import { citationOf, plainText, pointOf } from './point-of';
import { salienceOf } from './salience';
import { shorten } from './shorten';
import type { Statement } from './statement';
import { summarizeText } from './summarize-text';
import { inTimeOrder, turnsOf } from './turn-order';
import { isNoise } from './turn-noise';

const LENGTH = 300;
/** Of each part. */
const POINTS = 4;

type Salience = ReadonlyMap<Statement, number>;

/** A ticket for someone who takes it over: what is wrong, where, what was tried, who wants what of whom, what comes next, what is missing. */
export const briefTicket = (reading: PageReading): Answer => {
  const turns = inTimeOrder(turnsOf(reading));
  const fields = reading.statements.filter(({ kind }) => kind === 'field');
  if (reading.statements.every(({ kind }) => kind === 'heading')) return { text: phrases.briefEmpty, answered: false, points: [] };
  if (turns.length === 0 && fields.length === 0) return briefPage(reading);

  const said = inOrder(reading, turns).filter(
    ({ kind, text }) =>
      (kind === 'paragraph' || kind === 'comment' || kind === 'list-item') &&
      countWords(text) >= 3 &&
      !isNoise(text) &&
      !cues.BYLINE.test(text) &&
      !/[:：]$/.test(text),
  );
  const salience: Salience = new Map(salienceOf(said, reading).map((each) => [each.statement, each.salience]));
  const opening = said.filter(({ passage }) => passage.turn === undefined || passage.turn.id === turns[0]?.turn.id);
  const taken = new Set<Statement>();
  const take = (statements: readonly Statement[], count: number): readonly Statement[] => {
    const free = statements.filter((statement) => !taken.has(statement)).slice(0, count);
    for (const statement of free) taken.add(statement);
    return free;
  };
  const byReading = (statements: readonly Statement[]): readonly Statement[] =>
    [...statements].sort((one, other) => one.index - other.index);
  const best = (statements: readonly Statement[], count: number): readonly Statement[] =>
    byReading(
      take(
        [...statements].sort((one, other) => (salience.get(other) ?? 0) - (salience.get(one) ?? 0)),
        count,
      ),
    );

  const problemFields = fieldsLabelled(reading, cues.PROBLEM_LABEL).slice(0, 2);
  const labelled = take(
    reading.statements.filter(({ kind, text }) => kind !== 'field' && kind !== 'code' && cues.ENVIRONMENT_LABEL.test(labelIn(text))),
    3,
  );
  const tried = best(
    said.filter(({ text }) => cues.TRIED.test(text) && !/[?？]$/.test(text)),
    POINTS,
  );
  const asked = byReading(
    take(
      [...said].reverse().filter(({ text }) => cues.ASKED.test(text)),
      POINTS,
    ),
  );
  const complaints = opening.filter((statement) => cues.PROBLEM.test(statement.text) && !taken.has(statement));
  // What a tracker calls a summary or subject is a field or the page's heading.
  const titled = problemFields.some(({ text }) => cues.TITLE_LABEL.test(text)) ? undefined : titleOf(reading);
  const problem = best(complaints.length > 0 ? complaints : opening.length > 0 ? opening : said, problemFields.length > 0 ? 2 : 3);
  const newest = turns.slice(-4).flatMap(({ turn }) => said.filter(({ passage }) => passage.turn?.id === turn.id));
  const promised = take(
    [...newest].reverse().filter(({ text }) => cues.NEXT.test(text)),
    3,
  );
  const state = [cues.STATE_LABEL, cues.OWNER_LABEL, cues.DUE_LABEL].flatMap((label) => fieldsLabelled(reading, label).slice(0, 1));
  // Without a promise, the newest thing that anybody said is the state of affairs.
  const last =
    promised.length > 0
      ? promised
      : take(
          [...newest].reverse().sort((one, other) => Number(cues.DONE.test(other.text)) - Number(cues.DONE.test(one.text))),
          1,
        );
  const environmentFields = [...fieldsLabelled(reading, cues.ENVIRONMENT_LABEL), ...byReading(labelled)].slice(0, 6);
  const environmentSaid = byReading(
    take(
      [...said]
        .filter(({ text }) => cues.ENVIRONMENT.test(text) && !/[?？]$/.test(text))
        .sort((one, other) => Number(cues.VERSION.test(other.text)) - Number(cues.VERSION.test(one.text))),
      environmentFields.length > 2 ? 1 : 2,
    ),
  );

  const brief: Brief = {
    problem: [...(titled ? [titled] : []), ...problemFields, ...problem].map((statement) => pointOf([statement])),
    environment: [...environmentFields, ...environmentSaid].map((statement) => pointOf([statement])),
    tried: tried.map(signed),
    asked: asked.map((statement) =>
      askedPoint(
        statement,
        turns.map(({ turn }) => turn.author ?? ''),
      ),
    ),
    nextStep: [...state.map((statement) => pointOf([statement])), ...byReading(last).map(signed)],
    missing: missingFrom(reading, fields),
  };
  return { text: textOf(brief, state, titled ?? problemFields[0] ?? problem[0], last[0], reading), answered: true, points: [], brief };
};

/** The heading that the page is called by. */
const titleOf = ({ statements, title }: PageReading): Statement | undefined => {
  const heading = statements.find(({ kind }) => kind === 'heading');
  const words = new Set(wordsOf(title).map(({ text }) => text));
  return heading && countWords(heading.text) >= 3 && wordsOf(heading.text).every(({ text }) => words.has(text)) ? heading : undefined;
};

/** "Environment" of "Environment: depot 7, two gateways": a field that somebody wrote as a sentence. */
const labelIn = (text: string): string => /^([^:.!?]{2,40}):\s+\S/.exec(text)?.[1] ?? '';

/** Text outside of turns first, then the turns from the oldest to the newest. */
const inOrder = ({ statements }: PageReading, turns: ReturnType<typeof turnsOf>): readonly Statement[] => [
  ...statements.filter(({ passage }) => !passage.turn),
  ...turns.flatMap((turn) => turn.statements),
];

const signed = (statement: Statement): Point => {
  const { turn } = statement.passage;
  const text = shorten(plainText(statement), LENGTH);
  return { text: turn?.author ? phrases.said(turn.author, timeOfTurn(turn), text) : text, citations: [citationOf(statement)] };
};

const ADDRESS = /^(?:(?:hi|hello|hey|dear|hallo|bonjour|hola|@)\s*)?@?(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)\s*[,:–-]\s/u;
const MENTION = /@([\p{L}\p{N}._-]{2,40})/u;

/** A request, with who made it and, where the words say so, of whom. */
const askedPoint = (statement: Statement, authors: readonly string[]): Point => {
  const plain = plainText(statement);
  const addressed = ADDRESS.exec(plain)?.[1];
  const named =
    addressed !== undefined && authors.some((author) => author.toLowerCase().includes(addressed.toLowerCase())) ? addressed : undefined;
  const whom = MENTION.exec(plain)?.[1] ?? named;
  const author = statement.passage.turn?.author;
  const text = shorten(plain, LENGTH);
  return { text: author ? phrases.askedBy(author, whom, text) : text, citations: [citationOf(statement)] };
};

/** What tickets need and this one lacks everywhere: in its fields, its text and its code. */
const missingFrom = (reading: PageReading, fields: readonly Statement[]): string[] => {
  const texts = reading.statements.map(({ text }) => text);
  const headings = reading.passages.flatMap((passage) => passage.headings);
  const anywhere = (pattern: RegExp): boolean =>
    texts.some((text) => pattern.test(text)) || headings.some((heading) => pattern.test(heading));
  const field = (label: RegExp): boolean => fieldsLabelled(reading, label).length > 0;
  const { missing } = phrases;
  const lacks: string[] = [];
  const type = fieldsLabelled(reading, cues.TYPE_LABEL)[0];
  const isFault = type ? !cues.WISH.test(type.text) : !cues.WISH.test(reading.title) && texts.some((text) => cues.PROBLEM.test(text));
  const hasCode = reading.statements.some(({ kind }) => kind === 'code');
  if (isFault) {
    if (!anywhere(cues.REPRODUCE)) lacks.push(missing.steps);
    if (!anywhere(cues.VERSION) && !field(/version|build|release/i)) lacks.push(missing.version);
    if (!anywhere(cues.EXPECTED)) lacks.push(missing.expected);
    if (!hasCode && !anywhere(cues.LOGS)) lacks.push(missing.logs);
  } else if (fields.length === 0) lacks.push(missing.actual);
  if (!field(cues.OWNER_LABEL)) lacks.push(missing.owner);
  if (!field(cues.DUE_LABEL) && !anywhere(cues.BY_WHEN)) lacks.push(missing.due);
  if (!field(cues.PRIORITY_LABEL) && !anywhere(cues.IMPACT)) lacks.push(missing.impact);
  return lacks;
};

/** State and owner, then the problem, then the newest thing. */
const textOf = (
  brief: Brief,
  state: readonly Statement[],
  problem: Statement | undefined,
  last: Statement | undefined,
  reading: PageReading,
): string => {
  const parts: string[] = [];
  if (state.length > 0) parts.push(phrases.state(state.slice(0, 2).map((field) => plainText(field))));
  const about = problem ? (problem.kind === 'field' ? fieldValue(problem) : plainText(problem)) : reading.title;
  if (about) parts.push(sentence(shorten(about, 160)));
  if (last && last !== problem) parts.push(shorten(signed(last).text, 160));
  return parts.join(' ') || (brief.problem[0]?.text ?? phrases.briefEmpty);
};

/** With a full stop, where a title has none. */
const sentence = (text: string): string => (/[.!?…:。！？]["'”’)]*$/.test(text) ? text : `${text}.`);

/** A page that is no ticket: what it says first and foremost stands as the problem, and nothing is said to be missing. */
const briefPage = (reading: PageReading): Answer => {
  const summary = summarizeText(undefined, reading);
  const steps = reading.statements.filter(({ kind, text }) => kind !== 'heading' && cues.NEXT.test(text)).slice(0, 2);
  const asked = reading.statements.filter(({ kind, text }) => kind === 'paragraph' && /[?？]$/.test(text)).slice(0, 2);
  const environment = reading.statements.filter(({ kind, text }) => kind !== 'heading' && cues.VERSION.test(text)).slice(0, 2);
  const points = (statements: readonly Statement[]): Point[] => statements.map((statement) => pointOf([statement]));
  return {
    text: summary.answered ? `${phrases.notATicket} ${summary.text}` : summary.text,
    answered: summary.answered,
    points: [],
    brief: {
      problem: summary.points,
      environment: points(environment),
      tried: [],
      asked: points(asked),
      nextStep: points(steps),
      missing: [],
    },
  };
};
