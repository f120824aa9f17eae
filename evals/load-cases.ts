import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { EvalCase, whyUngraded } from './eval-case';

/** A case with the page's place on this disk, or its address. */
export interface LoadedCase {
  readonly evalCase: EvalCase;
  readonly page: string;
}

export interface LoadedCases {
  readonly cases: readonly LoadedCase[];
  /** How many there are to be run: files of a folder, lines of a file. */
  readonly onDisk: number;
  /** Each in a sentence; one is enough for the gate to close. */
  readonly faults: readonly string[];
}

const pageOf = (page: string, folder: string): string => (/^https?:/.test(page) ? page : path.resolve(folder, page));

const readCase = (text: string, from: string, folder: string): LoadedCase | string => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return `${from} is not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  const parsed = EvalCase.safeParse(json);
  if (!parsed.success) return `${from}: ${z.prettifyError(parsed.error)}`;
  const ungraded = whyUngraded(parsed.data);
  if (ungraded) return `${from} is a case without a grader: ${ungraded}`;
  const page = pageOf(parsed.data.page, folder);
  if (!/^https?:/.test(page) && !existsSync(page)) return `${from} names a page that is not there: ${parsed.data.page}`;
  return { evalCase: parsed.data, page };
};

/**
 * The cases of a folder (one `*.json` each, their pages beside them) or of one JSON Lines file. Nothing is left out without a word: a
 * file that is no case, two cases of one name, and a set without cases are faults.
 */
export const loadCases = (from: string): LoadedCases => {
  if (!existsSync(from)) return { cases: [], onDisk: 0, faults: [`There is nothing at ${from}.`] };
  const isFolder = statSync(from).isDirectory();
  const folder = isFolder ? from : path.dirname(from);
  const texts = isFolder
    ? readdirSync(from)
        .filter((name) => name.endsWith('.json'))
        .toSorted()
        .map((name) => ({ name, text: readFileSync(path.join(from, name), 'utf8') }))
    : readFileSync(from, 'utf8')
        .split('\n')
        .flatMap((text, index) => (text.trim() === '' ? [] : [{ name: `line ${index + 1}`, text }]));
  const read = texts.map(({ name, text }) => readCase(text, name, folder));
  const cases = read.filter((item) => typeof item !== 'string');
  const faults = read.filter((item) => typeof item === 'string');
  const ids = cases.map(({ evalCase }) => evalCase.id);
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  return {
    cases,
    onDisk: texts.length,
    faults: [
      ...faults,
      ...twice.map((id) => `Two cases are called ${id}.`),
      ...(cases.length === 0 ? [`No case was found at ${from}.`] : []),
    ],
  };
};
