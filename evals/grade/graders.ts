import { Answer, citationsOf } from '@/lib/core/answer';
import type { Block } from '@/lib/core/block';
import { holdsQuote } from '@/lib/core/find-quote';
import { quoteText } from '@/lib/core/quote-text';
import { OWNERS_WORDS } from '@/evals/reread';
import { saysFact } from './fact-text';
import type { Grade, Grader, Reread, RunResult } from './grader';
import { isPiecedTogether } from './pieced-quote';

const answerOf = ({ last }: RunResult): Answer | undefined => (last.kind === 'answered' ? last.answer : undefined);

/** Every word that the reader sees as Gloss's own, and the quotes. */
export const saidBy = (answer: Answer): string => {
  const brief = answer.brief
    ? [answer.brief.problem, answer.brief.environment, answer.brief.tried, answer.brief.asked, answer.brief.nextStep].flat()
    : [];
  const points = [...answer.points, ...brief];
  return [
    answer.text,
    ...points.map(({ text }) => text),
    ...(answer.brief?.missing ?? []),
    ...citationsOf(answer).map(({ quote }) => quote),
  ].join('\n');
};

const list = (texts: readonly string[]): string => texts.map((text) => `“${text}”`).join(', ');

/** An answer came, and it is one. */
const schema: Grader = ({ last, evalCase }) => {
  if (last.kind === 'failed') return { passed: false, why: `the run failed: ${last.failure.kind}` };
  const parsed = Answer.safeParse(last.answer);
  if (!parsed.success)
    return { passed: false, why: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') };
  if (last.answer.text.trim() === '') return { passed: false, why: 'the short answer is empty' };
  if (evalCase.task === 'brief' && !last.answer.brief) return { passed: false, why: 'a brief was asked for and none came' };
  return { passed: true, why: 'the answer has its form' };
};

/** Every quote is on the page, looked up here a second time and in the page itself, not in the passages. */
const quotes: Grader = (result) => {
  const answer = answerOf(result);
  if (!answer || result.last.kind !== 'answered') return undefined;
  const page = result.capture.blocks.map(({ text }) => text).join('\n');
  const citations = citationsOf(answer);
  const isOn = (text: string, quote: string): boolean => holdsQuote(text, quote) && !isPiecedTogether(text, quote);
  const invented = citations.filter(({ quote }) => !isOn(page, quote) && !isOn(result.capture.selection?.text ?? '', quote));
  const passedOff = result.last.verification.checks.filter((check) => check.found && invented.some(({ quote }) => quote === check.quote));
  if (passedOff.length > 0)
    return { passed: false, why: `shown as found, and not on the page: ${list(passedOff.map(({ quote }) => quote))}` };
  if (invented.length > 0) return { passed: false, why: `not on the page: ${list(invented.map(({ quote }) => quote))}` };
  const lost = result.last.verification.checks.filter((check) => !check.found);
  if (lost.length > 0 || result.last.verification.checks.length !== citations.length)
    return { passed: false, why: `on the page, and not verified: ${list(lost.map(({ quote }) => quote))}` };
  const bare = [
    ...answer.points,
    ...Object.values(answer.brief ?? {})
      .flat()
      .filter((point) => typeof point !== 'string'),
  ].filter(({ citations: own }) => own.length === 0);
  if (bare.length > 0) return { passed: false, why: `claims without a quote: ${list(bare.map(({ text }) => text))}` };
  if (answer.answered && citations.length === 0) return { passed: false, why: 'it says that the page answers, and quotes nothing' };
  return { passed: true, why: `${citations.length} quotes, all on the page` };
};

const facts: Grader = (result) => {
  if (result.evalCase.facts.length === 0) return undefined;
  const answer = answerOf(result);
  const said = answer ? saidBy(answer) : '';
  const missing = result.evalCase.facts.filter((fact) => ![fact].flat().some((way) => saysFact(said, way)));
  return missing.length === 0
    ? { passed: true, why: `${result.evalCase.facts.length} of ${result.evalCase.facts.length} facts` }
    : { passed: false, why: `missing: ${missing.map((fact) => list([fact].flat().slice(0, 1))).join(', ')}` };
};

const forbidden: Grader = (result) => {
  if (result.evalCase.forbidden.length === 0) return undefined;
  const answer = answerOf(result);
  const said = answer ? saidBy(answer) : '';
  const present = result.evalCase.forbidden.filter((text) => saysFact(said, text));
  return present.length === 0 ? { passed: true, why: 'nothing that must not be said' } : { passed: false, why: `said: ${list(present)}` };
};

/** The passage that proves it is quoted: one quote at least shares the named words, or stands in their block. */
const cites: Grader = (result) => {
  if (result.evalCase.cites.length === 0) return undefined;
  const answer = answerOf(result);
  if (!answer || result.last.kind !== 'answered') return { passed: false, why: 'there is no answer' };
  const found = result.last.verification.checks.filter((check) => check.found);
  const cited = new Set(found.flatMap(({ blockIds }) => blockIds));
  // What is quoted from a selection need not stand in a block.
  const texts = [
    ...result.capture.blocks.filter(({ id }) => cited.has(id)).map(({ text }) => text),
    ...found.map(({ quote }) => quote),
  ].map(quoteText);
  const uncited = result.evalCase.cites.filter((words) => !texts.some((text) => text.includes(quoteText(words))));
  return uncited.length === 0
    ? { passed: true, why: 'the right passages are cited' }
    : { passed: false, why: `not cited: ${list(uncited)}` };
};

/** Says that the page doesn't say where it doesn't, and answers where it does. */
const abstains: Grader = (result) => {
  const answer = answerOf(result);
  if (!answer) return undefined;
  if (result.evalCase.answerable === answer.answered)
    return { passed: true, why: answer.answered ? 'it answers' : 'it says that the page does not say' };
  return {
    passed: false,
    why: answer.answered ? 'it answers what the page does not say' : 'it says that the page does not say, and it does',
  };
};

/** A found quote leads to where it stands: the blocks that the page marks hold it. */
const places: Grader = ({ evalCase, capture, last }) => {
  if (last.kind !== 'answered') return undefined;
  const blocks = new Map(capture.blocks.map((block) => [block.id, block.text]));
  // A case names its selection by its words alone, so that what is quoted from it leads to no block.
  const isSelected = (quote: string): boolean => holdsQuote(evalCase.selection ?? '', quote);
  const astray = last.verification.checks.filter(
    ({ found, quote, blockIds }) =>
      found && !holdsQuote(blockIds.map((id) => blocks.get(id) ?? '').join(' '), quote) && !(blockIds.length === 0 && isSelected(quote)),
  );
  return astray.length === 0
    ? { passed: true, why: 'every quote leads to its place' }
    : { passed: false, why: `leads to another place of the page: ${list(astray.map(({ quote }) => quote))}` };
};

const sectionKey = ({ turn, headings }: Pick<Block, 'turn' | 'headings'>): string => (turn ? `turn ${turn.id}` : headings.join('\n'));

/** "From 6 of 41 sections" is true: all of them only where every section of the page was among what was read. */
const coverage: Grader = ({ capture, passages, last }) => {
  if (last.kind !== 'answered') return undefined;
  const { sections, of } = last.facts.coverage;
  const read = new Set(passages.map(sectionKey));
  const leftOut = capture.blocks.filter((block) => block.kind !== 'heading' && block.text.trim() !== '' && !read.has(sectionKey(block)));
  const whole = leftOut.length === 0 && capture.unread.length === 0;
  if (sections > of || (passages.length > 0 && sections === 0))
    return { passed: false, why: `it says that it read ${sections} of ${of} sections` };
  if (whole === (sections === of)) return { passed: true, why: `read ${sections} of ${of} sections` };
  return {
    passed: false,
    why: `it says that it read ${sections} of ${of} sections, and ${whole ? 'left nothing out' : `left out “${leftOut[0]?.headings.join(' > ') ?? 'what it could not read'}”`}`,
  };
};

/** A row of a table never comes without the names of its columns, wherever its table was cut. */
const columns: Grader = ({ capture, passages }) => {
  const blocks = new Map(capture.blocks.map((block) => [block.id, block]));
  const rows = passages.flatMap((passage) =>
    passage.blockIds.flatMap((id) => {
      const block = blocks.get(id);
      const headers = block?.cells?.flatMap(({ header }) => (header ? [quoteText(header)] : [])) ?? [];
      return block && headers.length > 0 ? [{ text: block.text, headers, passage: quoteText(passage.text) }] : [];
    }),
  );
  if (rows.length === 0) return undefined;
  const bare = rows.filter(({ headers, passage }) => !headers.every((header) => passage.includes(header)));
  return bare.length === 0
    ? { passed: true, why: `${rows.length} rows with the names of their columns` }
    : { passed: false, why: `rows without the names of their columns: ${list(bare.slice(0, 3).map(({ text }) => text))}` };
};

/** An endpoint is told in which language the reader wants the answer. */
const language: Grader = ({ language: wanted, sent }) => {
  if (wanted === undefined || sent === '') return undefined;
  return new RegExp(`\\blanguage\\b[^\\n]*\\b${wanted}\\b`).test(sent)
    ? { passed: true, why: `asked for an answer in ${wanted}` }
    : { passed: false, why: `the endpoint is not told that the reader wants ${wanted}` };
};

/** What has to stay on this machine was not sent. */
const privacy: Grader = ({ evalCase, sent }) => {
  if (evalCase.secret.length === 0 || sent === '') return undefined;
  const leaked = evalCase.secret.filter((text) => sent.includes(text));
  return leaked.length === 0
    ? { passed: true, why: 'nothing secret was sent' }
    : { passed: false, why: `sent to the endpoint: ${list(leaked)}` };
};

/** The same page gets the same answer from the cache; an edited one is answered anew, from what it says now. */
const cache: Grader = ({ last, reread }) => {
  if (!reread || last.kind !== 'answered') return undefined;
  const { same, edited } = reread;
  if (same.kind !== 'answered' || same.facts.cachedAt === undefined)
    return { passed: false, why: 'asked again of the same page, it is answered anew' };
  if (JSON.stringify(same.answer) !== JSON.stringify(last.answer))
    return { passed: false, why: 'the cache gives another answer than was kept' };
  if (edited.last.kind === 'answered' && edited.last.facts.cachedAt !== undefined)
    return { passed: false, why: 'an edited page gets the answer of the page before' };
  const mistaken = (reread.others ?? []).filter((other) => other.last.kind === 'answered' && other.last.facts.cachedAt !== undefined);
  if (mistaken.length > 0) return { passed: false, why: `an earlier answer is served for ${mistaken.map(({ what }) => what).join(', ')}` };
  return { passed: true, why: 'kept for the same page, made anew for an edited one' };
};

/** An owner's answer is served as long as it stands, and not once it was taken back or the page no longer says what it quotes. */
const corrections: Grader = ({ reread }) => {
  if (!reread?.corrected) return undefined;
  const { live, withdrawn, outdated } = reread.corrected;
  const served = (last: Reread['same']): boolean => last.kind === 'answered' && last.facts.corrected !== undefined;
  if (!served(live)) return { passed: false, why: "the owner's answer is not served" };
  if (live.kind !== 'answered' || live.answer.text !== OWNERS_WORDS) return { passed: false, why: "the owner's words are changed" };
  if (served(withdrawn)) return { passed: false, why: 'an answer is served that its owner has taken back' };
  if (served(outdated)) return { passed: false, why: "the owner's answer is served though the page no longer says what it quotes" };
  return { passed: true, why: "the owner's answer is served while it stands" };
};

const budget: Grader = ({ evalCase, last, ms }) => {
  if (!evalCase.budget) return undefined;
  const { ms: most, tokens: mostTokens } = evalCase.budget;
  if (most !== undefined && ms > most) return { passed: false, why: `${Math.round(ms)} ms of ${most}` };
  const tokens = last.kind === 'answered' && last.facts.tokens ? last.facts.tokens.input + last.facts.tokens.output : 0;
  if (mostTokens !== undefined && tokens > mostTokens) return { passed: false, why: `${tokens} tokens of ${mostTokens}` };
  return { passed: true, why: 'within its budget' };
};

/** In the order in which they are reported. */
const graders: Readonly<Record<string, Grader>> = {
  schema,
  abstains,
  facts,
  forbidden,
  quotes,
  cites,
  places,
  coverage,
  columns,
  language,
  privacy,
  cache,
  corrections,
  budget,
};

/** Every verdict on one run. A case passes when each is good. */
export const gradeRun = (result: RunResult): readonly Grade[] =>
  Object.entries(graders).flatMap(([name, grader]) => {
    const verdict = grader(result);
    return verdict ? [{ name, ...verdict }] : [];
  });
