import type { Passage } from './passage';
import { stem } from './stem';
import { countWords, wordsOf } from './words';

export interface Posting {
  readonly passages: readonly number[];
  readonly counts: readonly number[];
}

/** What the passages of one capture say, word by word, ready to be asked. A term is a stem, known by a number. */
export interface PassageIndex {
  readonly passages: readonly Passage[];
  readonly lang: string;
  readonly termIds: ReadonlyMap<string, number>;
  /** All terms in order, one passage after the other; passage i owns `starts[i]` to `starts[i + 1]`. */
  readonly terms: Int32Array;
  readonly starts: Int32Array;
  /** Per term the passages that hold it, in order, and how often each does. */
  readonly postings: readonly Posting[];
  /** Terms of the headings above each passage. */
  readonly headingTerms: readonly ReadonlySet<number>[];
  /** Words before passage i, as a person counts; one entry more than there are passages. */
  readonly wordsBefore: Int32Array;
  /** Every word as the page writes it, with its term: what a mistyped word is compared with. */
  readonly spellings: ReadonlyMap<string, string>;
  /** People talking to each other: what answers is spread over several contributions, few of which repeat the topic. */
  readonly conversation: boolean;
}

/** Reads the passages once, in about 10 ms per 10,000 words; a question then costs about one. */
export function indexPassages(passages: readonly Passage[], lang: string): PassageIndex {
  const termIds = new Map<string, number>();
  const spellings = new Map<string, string>();
  const postings: { passages: number[]; counts: number[] }[] = [];
  const terms: number[] = [];
  const starts = new Int32Array(passages.length + 1);
  const wordsBefore = new Int32Array(passages.length + 1);
  const headingTerms: ReadonlySet<number>[] = [];

  // Most words come again: the way from a word to its number is kept, past the stemmer.
  const idsByWord = new Map<string, number>();
  const idOf = (word: string): number => {
    const kept = idsByWord.get(word);
    if (kept !== undefined) return kept;
    const term = stem(word, lang);
    let id = termIds.get(term);
    if (id === undefined) {
      id = postings.length;
      termIds.set(term, id);
      postings.push({ passages: [], counts: [] });
    }
    spellings.set(word, term);
    idsByWord.set(word, id);
    return id;
  };

  let path = '';
  let ofPath: ReadonlySet<number> = new Set();
  passages.forEach((passage, at) => {
    for (const { text } of wordsOf(passage.text, lang)) {
      const id = idOf(text);
      terms.push(id);
      const { passages: holding, counts } = postings[id]!;
      if (holding.at(-1) === at) counts[counts.length - 1]!++;
      else {
        holding.push(at);
        counts.push(1);
      }
    }
    starts[at + 1] = terms.length;
    wordsBefore[at + 1] = wordsBefore[at]! + countWords(passage.text);
    const headings = passage.headings.join('\n');
    if (headings !== path) {
      path = headings;
      ofPath = new Set(wordsOf(headings, lang).map(({ text }) => idOf(text)));
    }
    headingTerms.push(ofPath);
  });
  return {
    passages,
    lang,
    termIds,
    terms: Int32Array.from(terms),
    starts,
    postings,
    headingTerms,
    wordsBefore,
    spellings,
    conversation: isConversation(passages),
  };
}

/** A transcript's line: "Ada Lovelace: Good morning." */
const SPEAKER = /^([\p{Lu}@][^:\n]{0,40}):\s/gmu;

/** Threads whose contributions are marked, and transcripts: most lines name one of a few speakers. */
function isConversation(passages: readonly Passage[]): boolean {
  if (passages.length < 4) return false;
  if (new Set(passages.flatMap(({ turn }) => turn?.id ?? [])).size >= 8) return true;
  let lines = 0;
  const speakers = new Map<string, number>();
  for (const { text } of passages) {
    lines += text.split('\n').length;
    for (const [, speaker = ''] of text.matchAll(SPEAKER)) speakers.set(speaker, (speakers.get(speaker) ?? 0) + 1);
  }
  const spoken = [...speakers.values()].filter((count) => count >= 3).reduce((sum, count) => sum + count, 0);
  return spoken >= lines / 2;
}
