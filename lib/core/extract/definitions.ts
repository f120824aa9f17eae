import type { PageReading } from './page-reading';
import type { Statement } from './statement';

/** What a page says a word means. */
export interface Definition {
  readonly statement: Statement;
  /** "Service Level Objective", of an abbreviation. */
  readonly expansion?: string;
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
const IS_ABBREVIATION = /^(?:\p{Lu}[\p{Lu}\p{N}&/.-]{1,9}s?)$/u;

/** Whether the first letters of the words spell the abbreviation, small words left out or not. */
const spells = (words: readonly string[], abbreviation: string): boolean => {
  const letters = abbreviation.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  const all = words.map((word) => word[0]!.toLowerCase()).join('');
  const large = words
    .filter((word) => !/^(?:of|the|and|for|in|on|to|a|an|de|du|des|la|le|und|der|die|y|e)$/i.test(word))
    .map((word) => word[0]!.toLowerCase())
    .join('');
  return all === letters || large === letters;
};

/** The words before or after an abbreviation that spell it: "mean time to repair (MTTR)", "MTTR (mean time to repair)", "MTTR – Mean Time To Repair". */
export const expansionIn = (text: string, abbreviation: string): string | undefined => {
  const plain = abbreviation.replace(/s$/, '');
  const before = new RegExp(`((?:[\\p{L}\\p{N}’'-]+[\\s/-]+){1,10})\\(["“]?${escape(plain)}s?["”]?\\)`, 'u').exec(text)?.[1];
  if (before) {
    const words = before.trim().split(/[\s/-]+/);
    for (let size = 1; size <= words.length; size++) {
      const tail = words.slice(-size);
      if (spells(tail, plain)) return tail.join(' ');
    }
  }
  const after = new RegExp(
    `(?<![\\p{L}\\p{N}])${escape(plain)}s?\\s*(?:\\(|[:–—-]\\s|\\|\\s|stands for\\s|means\\s|=\\s|is short for\\s)\\s*(?:the\\s)?([^).;,|]{3,80})`,
    'u',
  ).exec(text)?.[1];
  if (after) {
    const words = after
      .trim()
      .split(/[\s/-]+/)
      .filter((word) => /^[\p{L}\p{N}]/u.test(word));
    for (let size = 1; size <= words.length; size++) if (spells(words.slice(0, size), plain)) return words.slice(0, size).join(' ');
  }
  return undefined;
};

/**
 * Where the page says what a term means: its expansion, a sentence of the form "X is …", a glossary's row, field or entry.
 * @returns the best first, at most three
 */
export const definitionsOf = (term: string, reading: PageReading): readonly Definition[] => {
  const word = escape(term.trim());
  if (word === '') return [];
  const abbreviation = IS_ABBREVIATION.test(term.trim());
  const bound = `(?<![\\p{L}\\p{N}_])${word}(?:s|es)?(?![\\p{L}\\p{N}_])`;
  const mentions = new RegExp(bound, abbreviation ? 'u' : 'iu');
  const opening = new RegExp(
    `^\\W*(?:(?:the|an?|our|each|every|der|die|das|eine?|le|la|les|une?|el|los|las)\\s+)?["“'‘\`]?${word}(?:s|es)?["”'’\`]?(?:\\s*\\([^)]*\\))?,?\\s+(?:is|are|was|means?|refers? to|stands? for|describes?|denotes?|consists? of|ist|sind|bedeutet|bezeichnet|est|sont|signifie|désigne|es|son|significa)\\b`,
    'iu',
  );
  const entry = new RegExp(`^\\W*["“'‘\`]?${word}(?:s|es)?["”'’\`]?(?:\\s*\\([^)]*\\))?\\s*(?::|\\||[–—]|\\s-\\s|=)\\s*\\S`, 'iu');
  const called = new RegExp(
    `\\b(?:called|known as|referred to as|defined as|named|i\\.e\\.|so-called|genannt|appelée?s?|llamad[oa]s?)\\s+(?:an?|the)?\\s*["“'‘\`]?${word}`,
    'iu',
  );
  const inner = new RegExp(
    `${bound}["”'’\`]?\\s+(?:is|are)\\s+(?:an?|the|our|one of)\\b|${bound}["”'’\`]?\\s+(?:means|refers to|stands for|is (?:used|responsible|what|where|when))\\b`,
    'iu',
  );
  const found: { definition: Definition; rank: number }[] = [];
  for (const statement of reading.statements) {
    const { text, kind } = statement;
    if (kind === 'heading' || kind === 'code' || !mentions.test(text)) continue;
    const expansion = abbreviation ? expansionIn(text, term.trim()) : undefined;
    let rank = 0;
    if (opening.test(text)) rank = 4;
    else if (entry.test(text) && (kind === 'row' || kind === 'field' || kind === 'list-item' || kind === 'paragraph')) rank = 3.5;
    else if (called.test(text)) rank = 3;
    else if (inner.test(text)) rank = 2;
    if (expansion) rank = Math.max(rank, 3) + 0.75;
    if (rank > 0) found.push({ definition: { statement, ...(expansion ? { expansion } : {}) }, rank });
  }
  return found
    .sort((one, other) => other.rank - one.rank || one.definition.statement.index - other.definition.statement.index)
    .slice(0, 3)
    .map(({ definition }) => definition);
};
