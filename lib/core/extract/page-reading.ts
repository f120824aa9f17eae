import { isCommon } from './common-words';
import { languageOf } from '@/lib/core/detect-language';
import type { Passage } from '@/lib/core/passage';
import { repairWord } from '@/lib/core/repair-word';
import { questionWords, stopWords } from '@/lib/core/stop-words';
import { stem } from '@/lib/core/stem';
import { soundsLikeInstruction } from './instruction-text';
import { type Statement, statementsOf, stemsOf } from './statement';

/** A page as the extractive engine has read it: statements in reading order, and how much each word tells on this page. */
export interface PageReading {
  readonly lang: string;
  readonly title: string;
  readonly passages: readonly Passage[];
  readonly statements: readonly Statement[];
  /** The heading right above a passage, unless it was planted for a language model. */
  heading(passage: Passage): string | undefined;
  /** Stems of the title. */
  readonly titleStems: ReadonlySet<string>;
  /** Stems of the headings above a passage. */
  headingStems(passage: Passage): ReadonlySet<string>;
  /** Indexes of the statements that hold a stem, ascending. */
  holding(stem: string): readonly number[];
  /** Stems on the page that share their first five letters with this one, itself left out; empty for shorter stems. */
  alike(stem: string): readonly string[];
  /** The stem of the page's word that a mistyped one was meant to be, undefined when none is near enough. */
  repaired(word: string): string | undefined;
  /** Inverse document frequency over the page's statements, as in BM25, softened: on a short page every word is rare. */
  weightOf(stem: string): number;
  /** Whether a stem carries no topic in the page's language. */
  isStop(stem: string): boolean;
}

// A word's weight in the language at large, mixed with its weight on this page: on a short page every word is rare.
const RARE = 7.5;
const COMMON = 3.5;
const BACKGROUND_SHARE = 0.4;
/** Words of the same family that stemming keeps apart share their first letters: "Norman" and "Normandy". */
const START = 5;
/** Letters of a word from which on a typing error in it can be told from another word. */
const REPAIRABLE = 7;
/** Statements between two pauses: a few milliseconds of work. */
const SLICE = 500;

/** Reads a page's passages in slices, so that a caller can stop between them. Each slice yields how many passages were read. */
export function* readPassages(
  passages: readonly Passage[],
  page: { readonly title: string; readonly lang: string },
): Generator<number, PageReading> {
  const lang = languageOf(sampleOf(passages), page.lang);
  const statements: Statement[] = [];
  const holding = new Map<string, number[]>();
  const spellings = new Map<string, string>();
  let line = 0;
  let pause = SLICE;
  let read = 0;
  let planted = false;
  let lastBlock: string | undefined;
  for (const passage of passages) {
    // A long paragraph is cut into several passages.
    const goesOn = lastBlock !== undefined && passage.blockIds[0] === lastBlock;
    const own = statementsOf(passage, lang, { index: statements.length, line, planted: planted && goesOn }, spellings);
    planted = own.planted;
    lastBlock = passage.blockIds.at(-1);
    for (const statement of own.statements) {
      statements.push(statement);
      line = statement.line;
      for (const each of statement.stems) {
        const known = holding.get(each);
        if (!known) holding.set(each, [statement.index]);
        else if (known.at(-1) !== statement.index) known.push(statement.index);
      }
    }
    line++;
    read++;
    if (statements.length >= pause) {
      pause = statements.length + SLICE;
      yield read;
    }
  }

  const stops = new Set([...stopWords(lang), ...questionWords(lang)].flatMap((word) => [word, stem(word, lang)]));
  const headings = new Map<Passage, ReadonlySet<string>>();
  const byPath = new Map<string, ReadonlySet<string>>();
  const count = statements.length;
  let families: Map<string, string[]> | undefined;
  return {
    lang,
    title: soundsLikeInstruction(page.title) ? '' : page.title,
    passages,
    statements,
    heading: ({ headings: path }) => path.findLast((each) => !soundsLikeInstruction(each)),
    titleStems: new Set(stemsOf(page.title, lang)),
    headingStems(passage) {
      let stems = headings.get(passage);
      if (!stems) {
        const path = passage.headings.join('\n');
        stems = byPath.get(path) ?? new Set(stemsOf(path, lang));
        byPath.set(path, stems);
        headings.set(passage, stems);
      }
      return stems;
    },
    holding: (each) => holding.get(each) ?? [],
    alike(each) {
      if (each.length < START) return [];
      if (!families) {
        families = new Map();
        for (const other of holding.keys()) {
          if (other.length < START) continue;
          const start = other.slice(0, START);
          const family = families.get(start);
          if (family) family.push(other);
          else families.set(start, [other]);
        }
      }
      return (families.get(each.slice(0, START)) ?? []).filter((other) => other !== each);
    },
    repaired(word) {
      // A short word is another one after one edit: "port" and "post".
      if (word.length < REPAIRABLE) return undefined;
      const meant = repairWord(word, stem(word, lang), spellings);
      // After two edits it is too often another word, and the page would seem to speak of it.
      return meant && meant.trust > 0.8 ? spellings.get(meant.word) : undefined;
    },
    weightOf(each) {
      const seen = holding.get(each)?.length ?? 0;
      const here = Math.log(1 + (count - seen + 0.5) / (seen + 0.5));
      return (1 - BACKGROUND_SHARE) * here + BACKGROUND_SHARE * (isCommon(each, lang) ? COMMON : RARE);
    },
    isStop: (each) => stops.has(each),
  };
}

/** Reads without pausing. */
export const readPage = (passages: readonly Passage[], page: { readonly title: string; readonly lang: string }): PageReading => {
  const reading = readPassages(passages, page);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
};

const sampleOf = (passages: readonly Passage[]): string => {
  let sample = '';
  for (const { text } of passages) {
    sample += `${text}\n`;
    if (sample.length > 4_000) break;
  }
  return sample;
};
