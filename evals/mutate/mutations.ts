/** One deliberate fault: an exact text of one file, and what a mistaken change would put in its place. */
export interface Mutation {
  readonly id: string;
  /** What a reader or an owner would meet. */
  readonly fault: string;
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly text: string;
  readonly replacement: string;
}

/**
 * Faults of every stage of the pipeline, as somebody who changes one stage might make them. They were chosen before the gate was tried on
 * them; one that the gate misses asks for a case or a step of the gate, never for another fault.
 */
export const mutations: readonly Mutation[] = [
  // Capture
  {
    id: 'table-cells-dropped',
    fault: "Of a table's row only the first cell is read.",
    file: 'lib/page/write-blocks.ts',
    text: "const text = texts.every((each) => each === '') ? '' : texts.join(' | ');",
    replacement: "const text = texts[0] ?? '';",
  },
  {
    id: 'page-cut',
    fault: 'Pages are cut at 4,000 characters.',
    file: 'lib/page/capture-page.ts',
    text: 'blocks: blocks.map(({ block }) => block),',
    replacement:
      'blocks: blocks.map(({ block }) => block).filter((_, at, all) => all.slice(0, at).reduce((sum, { text }) => sum + text.length, 0) < 4_000),',
  },
  {
    id: 'hidden-text-read',
    fault: 'Text that is laid out where nobody can see it is read.',
    file: 'lib/page/build-boxes.ts',
    text: "if (look.flow === 'none' || look.unseen) {",
    replacement: "if (look.flow === 'none') {",
  },
  {
    id: 'turns-lost',
    fault: 'Nobody knows any more who said what in a thread.',
    file: 'lib/page/capture-page.ts',
    text: 'const turns = hint ? hintedTurns(root, hint, found) : found;',
    replacement: 'const turns = hint ? hintedTurns(root, hint, found) : new Map<never, never>();',
  },
  {
    id: 'form-values-lost',
    fault: "A ticket's fields are read without their values.",
    file: 'lib/page/form-value.ts',
    text: 'return input.value;',
    replacement: 'return undefined;',
  },
  {
    id: 'headings-lost',
    fault: 'Blocks do not know under which headings they stand.',
    file: 'lib/page/write-blocks.ts',
    text: 'headings: path,',
    replacement: 'headings: [],',
  },

  // Passages and retrieval
  {
    id: 'retriever-off',
    fault: 'A long page is not searched for what was asked.',
    file: 'lib/core/choose-passages.ts',
    text: 'const ranked = fuseRankings(rankFor(ask, question, index), similarities);',
    replacement: 'const ranked = fuseRankings(rankFor(ask, question, index).slice(0, 0), similarities);',
  },
  {
    id: 'passages-shuffled',
    fault: 'Passages reach the engine in another order than that of the page.',
    file: 'lib/core/choose-passages.ts',
    text: 'const chosen = passages.filter((_, at) => budget.taken.has(at));',
    replacement:
      'const chosen = passages.filter((_, at) => budget.taken.has(at)).toSorted((one, other) => one.text.length - other.text.length);',
  },
  {
    id: 'column-names-lost',
    fault: 'Rows that are parted from the head of their table come without the names of their columns.',
    file: 'lib/core/passages.ts',
    text: "return headers.some(Boolean) ? headers.join(' | ') : '';",
    replacement: "return headers.some(Boolean) ? '' : '';",
  },
  {
    id: 'speakers-mixed',
    fault: 'What two people wrote stands in one passage, under the name of the first.',
    file: 'lib/core/passages.ts',
    text: 'if (previous.turn?.id !== next.turn?.id) return false;',
    replacement: '',
  },
  {
    id: 'coverage-overstated',
    fault: 'An answer from a part of the page says that it was made from all of it.',
    file: 'lib/core/sections.ts',
    text: 'return { sections: sections.filter((section) => section.some((at) => chosen.has(at))).length, of: sections.length + unread.length };',
    replacement: 'return { sections: chosen.size > 0 ? sections.length + unread.length : 0, of: sections.length + unread.length };',
  },

  // What is sent
  {
    id: 'redaction-off',
    fault: 'Secrets and personal data are sent to the endpoint.',
    file: 'lib/core/run.ts',
    text: 'const redactor = engine.host === undefined ? undefined : createRedactor(run.names, JSON.stringify(parts));',
    replacement:
      "const redactor = engine.host === undefined || engine.model !== '' ? undefined : createRedactor(run.names, JSON.stringify(parts));",
  },
  {
    id: 'placeholders-shown',
    fault: 'The reader is shown a placeholder instead of the address that the page has.',
    file: 'lib/core/redact/redactor.ts',
    text: 'placeholder) => values.get(placeholder) ?? placeholder),',
    replacement: 'placeholder) => placeholder),',
  },
  {
    id: 'headings-not-redacted',
    fault: 'An address in a heading is sent as it stands.',
    file: 'lib/core/redact/hide-prompt-parts.ts',
    text: 'headings: passage.headings.map(hide)',
    replacement: 'headings: passage.headings',
  },
  {
    id: 'addresses-not-redacted',
    fault: 'Mail addresses are sent as they stand.',
    file: 'lib/core/redact/rules.ts',
    text: 'holds: (value, text, start) => !(/^git@/i.test(value) && /^[:/]/.test(text.slice(start + value.length))),',
    replacement: 'holds: (value, text, start) => /^git@/i.test(value) && /^[:/]/.test(text.slice(start + value.length)),',
  },
  {
    id: 'prompt-line-dropped',
    fault: 'A sentence of the prompt is gone.',
    file: 'lib/core/prompt/gloss-1.ts',
    text: ' Never guess, and never fill a gap with what you know from elsewhere.',
    replacement: '',
  },
  {
    id: 'language-not-told',
    fault: 'An endpoint is not told in which language the reader wants the answer.',
    file: 'lib/core/prompt/build-prompt.ts',
    text: 'content: version.system(ask, language) }',
    replacement: 'content: version.system(ask, language && undefined) }',
  },

  // The cache and earlier questions
  {
    id: 'cache-without-passages',
    fault: 'An edited page gets the answer of the page before.',
    file: 'lib/core/cache-key.ts',
    text: 'passages.map(({ headings, text }) => [headings, text]),',
    replacement: 'passages.length > 0,',
  },
  {
    id: 'cache-without-prompt',
    fault: 'After the prompt was changed readers get what the prompt before made.',
    file: 'lib/core/cache-key.ts',
    text: 'passages.map(({ headings, text }) => [headings, text]),\n    prompt,',
    replacement: 'passages.map(({ headings, text }) => [headings, text]),\n    prompt.length > 0,',
  },
  {
    id: 'cache-without-question',
    fault: 'Two questions of one page share an answer.',
    file: 'lib/core/cache-key.ts',
    text: '    normalizeQuestion(ask.question),',
    replacement: "    normalizeQuestion(ask.question) !== '',",
  },
  {
    id: 'earlier-answer-of-edited-page',
    fault: 'A question in other words gets an answer that was made before the page was edited.',
    file: 'lib/core/answered-earlier.ts',
    text: 'if (keyOf({ ...ask, question, thread }) !== key) continue;',
    replacement: "if (keyOf({ ...ask, question, thread }) === '') continue;",
  },
  {
    id: 'further-words-ignored',
    fault: 'A question that says one word more is taken for the earlier one.',
    file: 'lib/core/similar-question.ts',
    text: 'if (one.length !== other.length) return undefined;',
    replacement: 'if (one.length !== other.length) continue;',
  },
  {
    id: 'small-words-ignored',
    fault: '"Before" and "after" ask the same.',
    file: 'lib/core/similar-question.ts',
    text: 'if (stops.has(one.text) || stops.has(other.text) || questions.has(one.text) || questions.has(other.text)) return undefined;',
    replacement:
      'if (stops.has(one.text) || stops.has(other.text) || questions.has(one.text) || questions.has(other.text)) return COST.small;',
  },

  // Corrections
  {
    id: 'corrections-off',
    fault: "The owner's answer is not served.",
    file: 'lib/core/run.ts',
    text: 'const corrections = (await run.corrections?.(pageAddress(capture.url))) ?? [];',
    replacement: 'const corrections = ((await run.corrections?.(pageAddress(capture.url))) ?? []).slice(0, 0);',
  },
  {
    id: 'outdated-correction-served',
    fault: "The owner's answer is served though the page no longer says what it quotes.",
    file: 'lib/core/run.ts',
    text: 'if (stillStands(verification))',
    replacement: 'if (stillStands(verification) || correction.live)',
  },
  {
    id: 'withdrawn-correction-served',
    fault: 'An answer is served that its owner has taken back.',
    file: 'lib/core/find-correction.ts',
    text: 'corrections.filter((each) => each.live && fits(each))',
    replacement: 'corrections.filter((each) => fits(each))',
  },

  // Verification
  {
    id: 'verification-off',
    fault: 'Every quote counts as found.',
    file: 'lib/core/verify.ts',
    text: 'found: holder !== undefined,',
    replacement: 'found: true,',
  },
  {
    id: 'quotes-pieced-together',
    fault: 'A quote is found that was put together from two ends of a text.',
    file: 'lib/core/find-quote.ts',
    text: 'if (at < 0 || at - end > GAP) return false;',
    replacement: 'if (at < 0 || at - end > 1_000 * GAP) return false;',
  },
  {
    id: 'quotes-lead-astray',
    fault: 'A quote leads to another block of the page than the one that holds it.',
    file: 'lib/core/verify.ts',
    text: 'if (findQuote(plain, quote)) return [id];',
    replacement: 'if (findQuote(plain, quote)) return passage.blockIds.slice(0, 1);',
  },

  // Parse
  {
    id: 'field-renamed',
    fault: 'A field of the reply has another name for who reads it than for who writes it.',
    file: 'lib/core/answer-reading.ts',
    text: "const CITATION_KEYS = ['citations', ",
    replacement: "const CITATION_KEYS = ['cites', ",
  },
  {
    id: 'decline-lost',
    fault: 'A model that says that the page does not say is shown as if it had answered.',
    file: 'lib/core/answer-reading.ts',
    text: 'answered: answered ?? true,',
    replacement: 'answered: answered === undefined || true,',
  },
  {
    id: 'brief-part-lost',
    fault: "A ticket's next step is read from a reply under another name.",
    file: 'lib/core/answer-reading.ts',
    text: "nextStep: ['nextStep', ",
    replacement: "nextStep: ['next', ",
  },
  {
    id: 'wrapped-reply-unread',
    fault: 'A reply is only read where nothing stands around its object, as many models put it.',
    file: 'lib/core/json-scanner.ts',
    text: 'if (next < 0) break;',
    replacement: 'if (next !== 0) break;',
  },

  // The ladder
  {
    id: 'ladder-stops',
    fault: 'Where an endpoint fails, no other engine is asked.',
    file: 'lib/core/ladder.ts',
    text: '!somethingShown && !FINAL.has(kind);',
    replacement: '!somethingShown && FINAL.has(kind);',
  },
  {
    id: 'long-page-given-up',
    fault: 'An endpoint for which the page was too long is not asked again with less of it.',
    file: 'lib/core/run.ts',
    text: "last.kind === 'context-too-long' && !shrunk ?",
    replacement: "last.kind === 'context-too-long' && shrunk ?",
  },

  // The engine that needs nothing
  {
    id: 'silence-not-told',
    fault: 'The extractive engine always claims that the page answers.',
    file: 'lib/core/extract/answer-from-page.ts',
    text: 'return answerQuestion(ask.question, reading);',
    replacement: 'return { ...answerQuestion(ask.question, reading), answered: true };',
  },
  {
    id: 'brief-is-a-summary',
    fault: 'A ticket is summarised where a brief was asked for.',
    file: 'lib/core/extract/answer-from-page.ts',
    text: 'return briefTicket(reading);',
    replacement: 'return briefTicket === undefined ? briefTicket(reading) : summarizeText(undefined, reading);',
  },
  {
    id: 'oldest-for-newest',
    fault: 'Asked for the latest state of a thread, it tells the first.',
    file: 'lib/core/extract/turn-answers.ts',
    text: 'const newest = inTimeOrder(turnsOf(reading)).at(-1);',
    replacement: 'const newest = inTimeOrder(turnsOf(reading)).at(0);',
  },
];
