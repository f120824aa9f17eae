import type { Answer, AnswerDraft, Citation, Point } from './answer';
import type { Verdict } from './json-scanner';

/** What an object says, read with good will, and what had to be left out. */
export interface AnswerReading {
  readonly draft: AnswerDraft;
  /** Undefined when the object does not say. */
  readonly answered: boolean | undefined;
  /** One line per thing that could not be read. */
  readonly dropped: readonly string[];
}

type Fields = Record<string, unknown>;

const TEXT_KEYS = ['text', 'answer', 'summary', 'explanation', 'response'];
const CLAIM_KEYS = ['text', 'point', 'claim', 'statement', 'content', 'value'];
const QUOTE_KEYS = ['quote', 'text', 'excerpt', 'snippet'];
const PASSAGE_KEYS = ['passageId', 'passage_id', 'passage', 'id', 'source', 'ref'];
const CITATION_KEYS = ['citations', 'citation', 'sources', 'evidence', 'quotes'];
const BRIEF_KEYS = {
  problem: ['problem'],
  environment: ['environment'],
  tried: ['tried'],
  asked: ['asked'],
  nextStep: ['nextStep', 'next_step', 'nextSteps', 'next_steps'],
  missing: ['missing'],
} as const;

const POINTED = ['problem', 'environment', 'tried', 'asked', 'nextStep'] as const;

const ANSWER_KEYS = new Set<string>([...TEXT_KEYS, 'answered', 'points', 'brief', ...Object.values(BRIEF_KEYS).flat()]);

/** Replies also hold schemas that were echoed, and answers wrapped once more. */
export const judgeObject = (keys: readonly string[]): Verdict => {
  if (keys.includes('properties') || keys.includes('$schema')) return 'other';
  return keys.some((key) => ANSWER_KEYS.has(key)) ? 'answer' : 'wrapper';
};

/** Keys whose half-written text may already be shown; a half-written quote or id would be shown as something that it is not. */
export const isProseKey = (key: string): boolean => TEXT_KEYS.includes(key) || CLAIM_KEYS.includes(key);

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

const firstOf = (fields: Fields, keys: readonly string[]): unknown =>
  keys.map((key) => fields[key]).find((value) => value !== undefined && value !== null);

const asList = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

const asText = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value) && value.length > 0 && value.every((line) => typeof line === 'string')) return value.join(' ').trim();
  return undefined;
};

/** "[p3]", "P3", "passage 3", 3: all of them are p3. Undefined when it is no passage's name. */
const passageIdOf = (value: unknown): string | undefined => {
  const digits = /^\W*(?:p(?:assage)?[\s_#-]*)?(\d+)\W*$/i.exec(
    typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '',
  )?.[1];
  return digits === undefined ? undefined : `p${Number(digits)}`;
};

/** Quote marks that the model put around the words, not the page. */
const withoutMarks = (quote: string): string => /^\s*["“„«]([^"“”„«»]+)["”“»]\s*$/u.exec(quote)?.[1] ?? quote.trim();

/** "[p3] words", "p3: words". A name without a mark after it may be the page's own ("P1 incidents are …"). */
const NAMED_QUOTE = /^\s*(?:[[(]\s*(?<bracketed>p(?:assage)?\s*\d+)\s*[\])]\s*[:,-]?|(?<bare>p(?:assage)?\s*\d+)\s*:)\s*(?<words>.+)$/isu;

const citationOf = (value: unknown): Citation | undefined => {
  if (typeof value === 'string') {
    if (passageIdOf(value) !== undefined) return undefined;
    const named = NAMED_QUOTE.exec(value)?.groups;
    const quote = withoutMarks(named?.words ?? value);
    // A string that names no passage is a quote all the same; which passage it is from only a search can tell.
    return quote === '' ? undefined : { passageId: passageIdOf(named?.bracketed ?? named?.bare) ?? '', quote };
  }
  if (!isFields(value)) return undefined;
  const quote = withoutMarks(asText(firstOf(value, QUOTE_KEYS)) ?? '');
  if (quote === '') return undefined;
  const id = firstOf(value, PASSAGE_KEYS);
  return { passageId: passageIdOf(id) ?? (typeof id === 'string' ? id.trim() : ''), quote };
};

const readObject = (fields: Fields): AnswerReading => {
  const dropped: string[] = [];

  const pointOf = (value: unknown, where: string): Point | undefined => {
    const text = isFields(value) ? asText(firstOf(value, CLAIM_KEYS)) : asText(value);
    if (!text) {
      dropped.push(`${where} has no text`);
      return undefined;
    }
    if (!isFields(value)) return { text, citations: [] };
    const given = firstOf(value, CITATION_KEYS);
    const cited = given === undefined && typeof value.quote === 'string' ? [{ ...value, text: undefined }] : asList(given);
    const citations = cited.flatMap((one, index) => {
      const citation = citationOf(one);
      if (!citation) dropped.push(`${where}, citation ${index + 1}: no quote`);
      return citation ? [citation] : [];
    });
    return { text, citations };
  };

  const pointsOf = (value: unknown, where: string): Point[] =>
    asList(value).flatMap((one, index) => pointOf(one, `${where} ${index + 1}`) ?? []);

  const briefOf = (value: Fields): AnswerDraft['brief'] => {
    const brief: NonNullable<AnswerDraft['brief']> = {};
    for (const part of POINTED) {
      const given = firstOf(value, BRIEF_KEYS[part]);
      if (given !== undefined) brief[part] = pointsOf(given, part);
    }
    const missing = firstOf(value, BRIEF_KEYS.missing);
    if (missing !== undefined) brief.missing = pointsOf(missing, 'missing').map((point) => point.text);
    return brief;
  };

  const text = asText(firstOf(fields, TEXT_KEYS));
  if (text === undefined) dropped.push('no text');
  const points = pointsOf(fields.points, 'point');

  const flatBrief = Object.values(BRIEF_KEYS).filter((keys) => firstOf(fields, keys) !== undefined).length >= 2;
  const brief = isFields(fields.brief) ? briefOf(fields.brief) : flatBrief ? briefOf(fields) : undefined;

  const said = fields.answered;
  const answered =
    typeof said === 'boolean'
      ? said
      : typeof said === 'string' && /^(true|yes|false|no)$/i.test(said.trim())
        ? /^(true|yes)$/i.test(said.trim())
        : undefined;
  return { draft: { text: text ?? '', points, ...(brief && { brief }) }, answered, dropped };
};

/** Models like to wrap an answer once more: `{"answer": {"text": …}}`. */
export const readAnswer = (value: unknown): AnswerReading => {
  if (!isFields(value)) return { draft: { text: '', points: [] }, answered: undefined, dropped: ['not an object'] };
  const wrapped = Object.keys(value).length === 1 ? firstOf(value, ['answer', 'response', 'result']) : undefined;
  return readObject(isFields(wrapped) ? wrapped : value);
};

/** The whole answer of a finished reading; undefined when it says nothing. */
export const answerOf = ({ draft, answered }: AnswerReading): Answer | undefined => {
  const { problem = [], environment = [], tried = [], asked = [], nextStep = [], missing = [] } = draft.brief ?? {};
  const empty = [draft.points, problem, environment, tried, asked, nextStep, missing].every((list) => list.length === 0);
  if (draft.text === '' && empty) return undefined;
  return {
    text: draft.text,
    // Left out by models that were told to say `false` when the page is silent.
    answered: answered ?? true,
    points: draft.points,
    ...(draft.brief && { brief: { problem, environment, tried, asked, nextStep, missing } }),
  };
};
