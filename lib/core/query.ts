import type { PassageIndex } from './passage-index';
import { repairWord } from './repair-word';
import { baseLanguage, stem } from './stem';
import { questionWords, stopWords, talkWords } from './stop-words';
import { relatedTerms } from './synonyms';
import { wordsOf } from './words';

/** How much an occurrence of a related word ("disclose" for "share") counts beside one of the word itself. */
const RELATED = 0.4;
/** Of the passages that hold only related words, so many count when the word's rarity is judged. */
const RELATED_RARITY = 0.5;
/** Words in quotation marks are what the question is about. */
const QUOTED = 1.5;
/** A part of an identifier that the page has whole. */
const PART = 0.3;
/** A word about the talk, asked of a conversation. */
const TALK = 0.1;
/** A word said again adds this much to its weight. */
const REPEATED = 0.5;

/** A word of a question, with the terms of the page that stand for it. */
export interface QueryTerm {
  readonly term: string;
  /** Terms of the index by number, each with how much one occurrence counts. Empty: the page has nothing like it. */
  readonly members: readonly { readonly id: number; readonly counts: number }[];
  /** Its rarity on this page (inverse document frequency over passages) times its weight in the question. */
  readonly value: number;
}

/** A question in terms of the page. Words that carry no topic are left out unless there are no others. */
export function queryOf(index: PassageIndex, question: string): readonly QueryTerm[] {
  const stops = stopWords(index.lang);
  const asking = questionWords(index.lang);
  const said = wordsOf(question, index.lang);
  const content = said.filter(({ text }) => !stops.has(text) && !asking.has(text));
  const talk = talkWords(index.lang);
  const quoted = quotedRanges(question);
  const terms = new Map<string, QueryTerm>();

  let whole = false;
  for (const { text, start, part } of content.length > 0 ? content : said) {
    const read = readWord(index, text, stops);
    if (!part) whole = (read?.members.length ?? 0) > 0;
    if (!read) continue;
    const weight =
      read.trust *
      (part && whole ? PART : 1) *
      (index.conversation && talk.has(text) ? TALK : 1) *
      (quoted.some(([from, to]) => start >= from && start < to) ? QUOTED : 1);
    const before = terms.get(read.term);
    if (before) terms.set(read.term, { ...before, value: before.value * (1 + REPEATED) });
    else terms.set(read.term, { term: read.term, members: read.members, value: rarityOf(index, read.members) * weight });
  }
  return [...terms.values()];
}

interface ReadWord {
  readonly term: string;
  readonly members: QueryTerm['members'];
  readonly trust: number;
}

/** The page's terms for a word: its own stem, words that mean the same, or else the word that it was mistyped for. */
function readWord(index: PassageIndex, word: string, stops: ReadonlySet<string>): ReadWord | undefined {
  const term = stem(word, index.lang);
  const own = index.termIds.get(term);
  const related = baseLanguage(index.lang) === 'en' ? relatedTerms(term).flatMap((other) => index.termIds.get(other) ?? []) : [];
  if (own !== undefined) {
    return {
      term,
      members: [{ id: own, counts: 1 }, ...related.filter((id) => id !== own).map((id) => ({ id, counts: RELATED }))],
      trust: 1,
    };
  }
  if (related.length > 0) return { term, members: related.map((id) => ({ id, counts: 1 })), trust: RELATED };
  const repaired = repairWord(word, term, index.spellings);
  if (!repaired) return { term, members: [], trust: 1 };
  // "waht" was meant to be a word without a topic.
  if (stops.has(repaired.word)) return undefined;
  const meant = readWord(index, repaired.word, stops);
  return meant && { ...meant, trust: meant.trust * repaired.trust };
}

/** Inverse document frequency, by the passages that hold the word and half of those that only hold a related one. */
function rarityOf(index: PassageIndex, members: QueryTerm['members']): number {
  const own = new Set<number>();
  const related = new Set<number>();
  for (const { id, counts } of members) {
    for (const at of index.postings[id]?.passages ?? []) (counts === 1 ? own : related).add(at);
  }
  const count = own.size + RELATED_RARITY * [...related].filter((at) => !own.has(at)).length;
  return Math.log(1 + (index.passages.length - count + 0.5) / (count + 0.5));
}

const quotedRanges = (question: string): readonly (readonly [number, number])[] =>
  [...question.matchAll(/"[^"]{2,}"|“[^”]{2,}”|„[^“]{2,}“|«[^»]{2,}»|`[^`]{2,}`/g)].map((match) => [
    match.index,
    match.index + match[0].length,
  ]);
