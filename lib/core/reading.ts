import type { Capture } from './capture';
import type { Passage } from './passage';
import { languageOf } from './detect-language';
import { indexPassages, type PassageIndex } from './passage-index';
import { passagesOf } from './passages';
import { sectionsOf, type Section } from './sections';

/** A capture, cut and indexed: what every question to the same page shares. */
export interface Reading {
  readonly passages: readonly Passage[];
  readonly sections: readonly Section[];
  readonly lengths: readonly number[];
  readonly index: PassageIndex;
}

// The reader asks a page more than once; its reading lives as long as its blocks do.
const readings = new WeakMap<Capture['blocks'], Reading>();

export function readingOf(capture: Pick<Capture, 'blocks' | 'lang'>): Reading {
  const known = readings.get(capture.blocks);
  if (known) return known;
  const passages = passagesOf(capture);
  const lang = languageOf(
    passages
      .slice(0, 40)
      .map(({ text }) => text)
      .join('\n'),
    capture.lang,
  );
  const index = indexPassages(passages, lang);
  const lengths = Array.from(index.wordsBefore.subarray(1), (until, at) => until - (index.wordsBefore[at] ?? 0));
  const reading = { passages, sections: sectionsOf(passages), lengths, index };
  readings.set(capture.blocks, reading);
  return reading;
}
