import type { BlockKind } from '@/lib/core/block';
import type { Passage } from '@/lib/core/passage';
import { sentencesOf } from '@/lib/core/sentences';
import { stem } from '@/lib/core/stem';
import { wordsOf } from '@/lib/core/words';
import { soundsLikeInstruction } from './instruction-text';
import { passageLines } from './passage-lines';

/** The smallest thing an answer is made of: a sentence, a row, a field, a list item or a block of code. */
export interface Statement {
  /** Its place among all statements of the page. */
  readonly index: number;
  readonly passage: Passage;
  readonly kind: BlockKind;
  /** Verbatim: what stands at `start` in the passage's text. */
  readonly text: string;
  readonly start: number;
  /** Statements of one paragraph share it. */
  readonly line: number;
  /** Stems of all its words in order, stop words too. */
  readonly stems: readonly string[];
}

/** Longer code is quoted by its first lines. */
const CODE = 1_200;

/** @param spellings learns each word with its stem */
export const stemsOf = (text: string, lang: string, spellings?: Map<string, string>): readonly string[] =>
  wordsOf(text, lang).map((word) => {
    const each = stem(word.text, lang);
    spellings?.set(word.text, each);
    return each;
  });

/** Where the statements of a passage go on from. */
export interface StatementsBefore {
  readonly index: number;
  readonly line: number;
  /** Whether the passage begins inside of a paragraph in which text for a language model was planted. */
  readonly planted: boolean;
}

/**
 * The statements of one passage; `spellings` learns its words. What was planted for a language model is none, and neither is what follows
 * it in its paragraph: so no answer, summary or brief can repeat it.
 * @returns with `planted`: whether the passage's last line ends in such text
 */
export const statementsOf = (
  passage: Passage,
  lang: string,
  before: StatementsBefore,
  spellings: Map<string, string>,
): { readonly statements: readonly Statement[]; readonly planted: boolean } => {
  const statements: Statement[] = [];
  let { line, planted } = before;
  for (const [at, { kind, text, start }] of passageLines(passage).entries()) {
    if (at > 0) planted = false;
    const whole = kind === 'row' || kind === 'field' || kind === 'heading' || kind === 'image' || kind === 'code';
    const parts = whole ? [{ text: kind === 'code' ? firstLines(text) : text, start: 0 }] : sentencesOf(text, lang);
    for (const part of parts) {
      planted ||= soundsLikeInstruction(part.text);
      if (planted) break;
      statements.push({
        index: before.index + statements.length,
        passage,
        kind,
        text: part.text,
        start: start + part.start,
        line,
        stems: stemsOf(part.text, lang, spellings),
      });
    }
    line++;
  }
  return { statements, planted };
};

const firstLines = (code: string): string => {
  if (code.length <= CODE) return code;
  const end = code.lastIndexOf('\n', CODE);
  return code.slice(0, end > 0 ? end : CODE);
};
