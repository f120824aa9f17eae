import { cueWeight } from './ticket-cues';
import type { PageReading } from './page-reading';
import type { Statement } from './statement';
import { isSignpost } from './signpost';
import { isNoise } from './turn-noise';

/** A statement as a vector of its topic words' weights, of length 1. */
export type TopicVector = ReadonlyMap<string, number>;

export const cosine = (one: TopicVector, other: TopicVector): number => {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let sum = 0;
  for (const [stem, weight] of small) sum += weight * (large.get(stem) ?? 0);
  return sum;
};

/** A statement with how well it stands for the whole. */
export interface SalientStatement {
  readonly statement: Statement;
  readonly vector: TopicVector;
  /** Higher is better; comparable within one call. Below 0: nothing that belongs into a summary. */
  readonly salience: number;
}

const CENTRAL = 0.55;
const EARLY = 0.45;
const TITLE = 0.35;
/** Per statement, how fast being early wears off. */
const FADING = 0.35;
/** What a section's or turn's first statement has of the page's first one's place. */
const OPENING = 0.4;
/** Takes such a sentence out, unless the page says hardly anything else so centrally. */
const SIGNPOST = 0.6;

/**
 * How well each statement stands for the whole: near the centre of its words, early, about the title, and neither a fragment nor a
 * paragraph. In a thread, what people say weighs more than quotations, notices and greetings, and words that report, decide or ask more
 * than others.
 */
export const salienceOf = (statements: readonly Statement[], reading: PageReading): readonly SalientStatement[] => {
  const frequency = new Map<string, number>();
  const topics = statements.map(({ stems }) => stems.filter((stem) => !reading.isStop(stem)));
  for (const topic of topics) for (const stem of new Set(topic)) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const vectors = topics.map((topic) => vectorOf(topic, frequency, statements.length));
  const centre = new Map<string, number>();
  for (const vector of vectors) for (const [stem, weight] of vector) centre.set(stem, (centre.get(stem) ?? 0) + weight);
  const central = vectors.map((vector) => cosine(vector, centre));
  const most = Math.max(...central.slice(0, 100_000), 1e-9);
  const thread = new Set(statements.flatMap(({ passage }) => passage.turn?.id ?? [])).size > 1;
  // A tracker's page has bylines and notices also outside of its turns.
  const ticket = thread || reading.statements.some(({ kind, passage }) => kind === 'field' || passage.turn !== undefined);

  let place = 0;
  return statements.map((statement, at) => {
    const previous = statements[at - 1];
    const opens = previous !== undefined && beginsPart(previous, statement);
    place = opens ? 0 : place + (at === 0 ? 0 : 1);
    const early = Math.max(1 / (1 + at * FADING), (opens || place < 2 ? OPENING : 0) / (1 + place * FADING));
    const topic = topics[at]!;
    const own = new Set(topic);
    let title = 0;
    for (const stem of own) if (reading.titleStems.has(stem)) title++;
    const repeatsTitle = title > 0 && title === own.size;
    if (title > 0) title /= Math.sqrt(reading.titleStems.size) * Math.sqrt(Math.max(3, topic.length));
    let salience = (CENTRAL * central[at]!) / most + EARLY * early + TITLE * title;
    if (thread) salience += cueWeight(statement.text);
    salience *= topic.length < 4 ? 0.4 : topic.length > 45 ? 0.85 : 1;
    if (/[?？]$/.test(statement.text) && !thread) salience *= 0.6;
    if (topic.length === 0 || repeatsTitle) salience = -1;
    else if (isSignpost(statement.text)) salience -= SIGNPOST;
    else if (statement.kind === 'quote' || (ticket && isNoise(statement.text))) salience -= 0.6;
    return { statement, vector: vectors[at]!, salience };
  });
};

const beginsPart = (previous: Statement, statement: Statement): boolean =>
  previous.passage.turn?.id !== statement.passage.turn?.id ||
  previous.passage.headings.join('\n') !== statement.passage.headings.join('\n');

const vectorOf = (topic: readonly string[], frequency: ReadonlyMap<string, number>, count: number): TopicVector => {
  const vector = new Map<string, number>();
  for (const stem of topic) vector.set(stem, (vector.get(stem) ?? 0) + Math.log(1 + count / frequency.get(stem)!));
  const length = Math.hypot(...vector.values()) || 1;
  for (const [stem, weight] of vector) vector.set(stem, weight / length);
  return vector;
};
