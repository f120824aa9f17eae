import type { Capture } from './capture';
import type { Coverage, Passage } from './passage';
import { countWords } from './words';

/** A stretch without headings counts as one section per this many words; else a long plain page would be "1 of 1" whatever was read of it. */
const UNHEADED = 700;

/** Passages that belong together, by their indices, in reading order: a heading's, or one contribution of a thread. */
export type Section = readonly number[];

export function sectionsOf(passages: readonly Passage[]): readonly Section[] {
  const sections: number[][] = [];
  let lastKey: string | undefined;
  let words = 0;
  passages.forEach((passage, at) => {
    const key = passage.turn ? `turn ${passage.turn.id}` : `heading ${passage.headings.join('\n')}`;
    const length = countWords(passage.text);
    const section = sections.at(-1);
    if (section && key === lastKey && words + length <= UNHEADED) {
      section.push(at);
      words += length;
    } else {
      sections.push([at]);
      words = length;
    }
    lastKey = key;
  });
  return sections;
}

/** How many of the page's sections the chosen passages come from. What the capture could not read counts as sections that were not. */
export function coverageOf(sections: readonly Section[], chosen: ReadonlySet<number>, unread: Capture['unread']): Coverage {
  return { sections: sections.filter((section) => section.some((at) => chosen.has(at))).length, of: sections.length + unread.length };
}
