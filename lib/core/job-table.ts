import { citationsOf, type Answer } from './answer';
import type { Item } from './item';
import { itemOfBlock } from './overall-answer';
import { checkOf, type Verification } from './verification';

/** One line of a job's result, as it is exported. */
export interface TableRow {
  readonly title: string;
  readonly url: string;
  readonly answer: string;
  /** Only those that were found on the page. */
  readonly quotes: readonly string[];
  /** In the reader's language. */
  readonly marks: readonly string[];
}

/** The column headings and everything else that the interface's language decides. */
export interface TableWords {
  readonly page: string;
  readonly answer: string;
  readonly quotes: string;
  readonly flags: string;
  readonly address: string;
  readonly overall: string;
}

/** An answer on a few lines: its text, then its points. */
export const plainAnswer = ({ text, points }: Pick<Answer, 'text' | 'points'>): string =>
  [text.trim(), ...points.map((point) => point.text.trim()).flatMap((point) => (point === text.trim() ? [] : [`• ${point}`]))]
    .filter((line) => line !== '')
    .join('\n');

export const rowOf = ({ title, url, result }: Item, marks: readonly string[]): TableRow => ({
  title: title || url,
  url,
  answer: result ? plainAnswer(result.answer) : '',
  quotes: result
    ? [...new Set(citationsOf(result.answer).flatMap((each) => (checkOf(result.verification, each)?.found ? [each.quote] : [])))]
    : [],
  marks,
});

/** A point of the overall answer with the places of the pages that carry it. */
export const pagesOfPoint = (point: Answer['points'][number], verification: Verification): readonly number[] => {
  const places = point.citations.flatMap((citation) => checkOf(verification, citation)?.blockIds.map(itemOfBlock) ?? []);
  return [...new Set(places.filter((place) => place !== undefined))].sort((one, other) => one - other);
};

/** Words of a page or a model, that must not become markup or another cell. */
const cell = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>|]/g, '\\$&')
    .trim()
    .replace(/\s*\n\s*/g, '<br>')
    .replace(/[^\S\n]+/g, ' ');

const link = (title: string, url: string): string => `[${cell(title)}](<${url.replace(/[<>\s]/g, encodeURIComponent)}>)`;

/** The whole result as Markdown: the overall answer with the numbers of its pages, then the table. */
export const jobMarkdown = (
  title: string,
  overall: NonNullable<Item['result']> | undefined,
  rows: readonly TableRow[],
  words: TableWords,
): string => {
  const parts = [`# ${cell(title)}`];
  if (overall) {
    const points = overall.answer.points.map((point) => {
      const pages = pagesOfPoint(point, overall.verification).map((place) => `[${place + 1}]`);
      return `- ${cell(point.text)}${pages.length > 0 ? ` ${pages.join(' ')}` : ''}`;
    });
    parts.push(`## ${words.overall}`, cell(overall.answer.text), points.join('\n'));
  }
  const lines = rows.map(({ title: name, url, answer, quotes, marks }, place) =>
    ['', `${place + 1}`, link(name, url), cell(answer), cell(quotes.map((quote) => `“${quote}”`).join('\n')), cell(marks.join('\n')), '']
      .join(' | ')
      .trim(),
  );
  parts.push(
    [`| # | ${words.page} | ${words.answer} | ${words.quotes} | ${words.flags} |`, '| --: | --- | --- | --- | --- |', ...lines].join('\n'),
  );
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
};

/** What a spreadsheet would take for a formula is made text: pages say what they like. */
const csvCell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
};

/** The table as CSV (RFC 4180), with a mark at its beginning by which spreadsheets know its encoding. */
export const jobCsv = (rows: readonly TableRow[], words: TableWords): string => {
  const lines = [
    [words.page, words.address, words.answer, words.quotes, words.flags],
    ...rows.map(({ title, url, answer, quotes, marks }) => [title, url, answer, quotes.join('\n'), marks.join('; ')]),
  ];
  return `\ufeff${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
};
