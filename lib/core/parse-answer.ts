import { Allow, parse } from 'partial-json';
import { Answer, type AnswerDraft } from './answer';
import { answerOf, isProseKey, judgeObject, readAnswer } from './answer-reading';
import { proseOf, scanJson, type ScannedJson } from './json-scanner';

/** What became of a finished reply. */
export type ParsedAnswer =
  /** `dropped` says what could not be read and was left out, for the trace. */
  | { readonly ok: true; readonly value: Answer; readonly dropped: readonly string[] }
  /** `draft` holds what can still be shown, marked as incomplete. */
  | { readonly ok: false; readonly detail: string; readonly draft: AnswerDraft };

const EMPTY: AnswerDraft = { text: '', points: [] };

/** Numbers and words that are half there are left out: `0` is not the beginning of `0.25`. */
const WHOLE_VALUES = Allow.STR | Allow.OBJ | Allow.ARR;

/** Where a reply stops being JSON, all that came before still counts: cut back, comma by comma. */
const MAX_CUTS = 40;

const parseAsFarAsPossible = (json: string): unknown => {
  let rest = json;
  for (let cut = 0; cut < MAX_CUTS && rest !== ''; cut++) {
    try {
      return parse(rest, WHOLE_VALUES);
    } catch {
      rest = rest.slice(0, Math.max(0, rest.lastIndexOf(',')));
    }
  }
  return undefined;
};

/** The half of a character that a `\ud83d` without its partner leaves. */
const withoutHalfCharacter = (text: string): string => text.replace(/[\ud800-\udbff]$/, '');

const draftFrom = ({ json, openString }: ScannedJson): AnswerDraft => {
  const shown = openString && !isProseKey(openString.key) ? json.slice(0, openString.start) : json;
  const { draft } = readAnswer(parseAsFarAsPossible(shown));
  return { ...draft, text: withoutHalfCharacter(draft.text) };
};

/** What can be shown of a reply that is still being written: whole citations only, and text as far as it goes. */
export const draftOf = (text: string): AnswerDraft => {
  const scanned = scanJson(text, judgeObject);
  return scanned ? draftFrom(scanned) : EMPTY;
};

const parseWhole = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

const ANY_THINKING_TAG = /<\/?(?:think|thinking|thought|reasoning)>/gi;

/** A model may leave its reasoning's tags open at either end; only the whole text can tell which. */
const readingsOf = (text: string): readonly string[] => {
  const parts = text.split(ANY_THINKING_TAG);
  return parts.length === 1 ? [text] : [text, parts.at(-1) ?? '', parts.join('')];
};

const parseReading = (text: string): ParsedAnswer => {
  const scanned = scanJson(text, judgeObject);
  if (!scanned) return { ok: false, detail: 'no JSON object in the reply', draft: { text: proseOf(text), points: [] } };
  if (!scanned.complete) return { ok: false, detail: 'the reply ends in the middle of the answer', draft: draftFrom(scanned) };

  const value = parseWhole(scanned.json);
  if (value === undefined) return { ok: false, detail: 'the reply is not valid JSON', draft: draftFrom(scanned) };

  const reading = readAnswer(value);
  const answer = Answer.safeParse(answerOf(reading));
  return answer.success
    ? { ok: true, value: answer.data, dropped: reading.dropped }
    : { ok: false, detail: `the reply has nothing in it: ${reading.dropped.join('; ')}`, draft: reading.draft };
};

/**
 * Reads a finished reply. An object that is partly wrong gives what is right in it: an answer whose third point is broken is still an
 * answer. A reply that breaks off, or holds no object, is none, and its text is kept in `draft`.
 */
export const parseAnswer = (text: string): ParsedAnswer => {
  const parsed = readingsOf(text).map(parseReading);
  return parsed.find(({ ok }) => ok) ?? parsed[0]!;
};
