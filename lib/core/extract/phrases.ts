// Every word of an extractive answer that is not the page's own, in one place so that they can be translated.

const list = (words: readonly string[], last: string): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)!}`;

export const phrases = {
  notOnPage: 'This page does not seem to answer that.',
  notOnPageClosest: 'This page does not seem to answer that. These passages come closest.',
  comesClosest: (text: string): string => `No sentence here answers that outright; this comes closest: ${text}`,
  emptyQuestion: 'Ask a question about this page.',
  emptyPage: 'There is no text on this page to answer from.',
  steps: (heading: string, count: number): string => (count === 1 ? `“${heading}” has one step.` : `“${heading}” has ${count} steps.`),
  stepsUnnamed: (count: number): string => `The page lists ${count} steps.`,
  cell: (column: string, value: string, row: string): string => (row ? `${column} of ${row}: ${value}` : `${column}: ${value}`),
  said: (author: string, time: string | undefined, text: string): string => (time ? `${author} (${time}): ${text}` : `${author}: ${text}`),
  someone: 'Someone',
  newest: (author: string, time: string | undefined): string =>
    time ? `The newest entry is by ${author} (${time}).` : `The newest entry is by ${author}.`,
  newestUnsigned: 'This is the newest entry.',
  nothingToSummarize: 'There is no text here to summarise.',
  nothingSelected: 'Select some text on the page to have it explained.',
  standsFor: (term: string, expansion: string): string => `“${term}” stands for ${expansion}.`,
  notExplained: (term: string): string => `This page does not explain “${term}”.`,
  standsIn: (heading: string): string => `It stands in the section “${heading}”.`,
  comeClosest: 'These passages mention it.',
  aboutThis: 'The page says about this:',
  aboutCode: 'The page says about this code:',
  askedBy: (author: string, whom: string | undefined, text: string): string =>
    whom ? `${author} asked ${whom}: ${text}` : `${author} asked: ${text}`,
  notATicket: 'This page does not read like a ticket; here is what it says.',
  briefEmpty: 'There is nothing on this page to brief you on.',
  state: (parts: readonly string[]): string => `${parts.join('; ')}.`,
  missing: {
    steps: 'Steps to reproduce the problem',
    version: 'The version of the software that is affected',
    expected: 'What was expected to happen',
    actual: 'What happened instead: the error message or the wrong result',
    logs: 'Logs, a stack trace or a screenshot',
    owner: 'Who owns the ticket now',
    due: 'By when it has to be done',
    impact: 'Who is affected, and how badly',
  },
  and: (words: readonly string[]): string => list(words, 'and'),
} as const;
