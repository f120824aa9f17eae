import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadCases } from './load-cases';
import { type Candidate, promote } from './promote';

interface PromoteFolders {
  readonly cases: string;
  readonly candidates: string;
}

const known = (folder: string): readonly Candidate[] =>
  loadCases(folder).cases.flatMap(({ evalCase, page }) => (existsSync(page) ? [{ evalCase, html: readFileSync(page, 'utf8') }] : []));

/** Exports become candidates. @returns what to tell, a line each, and whether all of it could be read. */
export const promoteFiles = (
  files: readonly string[],
  { cases, candidates }: PromoteFolders,
): { readonly told: readonly string[]; readonly ok: boolean } => {
  const told: string[] = [];
  let ok = files.length > 0;
  if (!ok) told.push('promote needs an export of the collector: npm run eval -- promote FILE…');
  for (const file of files) {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      told.push(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      ok = false;
      continue;
    }
    const { made, duplicates, unmade, faults } = promote(text, file, [...known(cases), ...known(candidates)]);
    mkdirSync(path.join(candidates, 'pages'), { recursive: true });
    for (const { evalCase, html } of made) {
      writeFileSync(path.join(candidates, evalCase.page), html);
      writeFileSync(path.join(candidates, `${evalCase.id}.json`), `${JSON.stringify(evalCase, null, 2)}\n`);
      told.push(`made       ${evalCase.id}: ${evalCase.question || evalCase.task}`);
    }
    told.push(...duplicates.map(({ id, of }) => `duplicate  ${id}: it is ${of} again`));
    told.push(...unmade.map((why) => `not made   ${why}`), ...faults.map((why) => `unreadable ${why}`));
    told.push(`${file}: ${made.length} made, ${duplicates.length} duplicates, ${unmade.length} not made, ${faults.length} unreadable.`);
    if (faults.length > 0) ok = false;
  }
  return { told, ok };
};

/** A person has read a candidate and wants it among the cases. @throws when there is none, or a case of that name */
export const acceptCandidate = (id: string, { cases, candidates }: PromoteFolders): void => {
  const found = loadCases(candidates).cases.find(({ evalCase }) => evalCase.id === id);
  if (!found) throw new Error(`No case called "${id}" can be loaded from ${candidates}.`);
  const moves = [`${id}.json`, found.evalCase.page];
  const taken = moves.find((name) => existsSync(path.join(cases, name)));
  if (taken !== undefined) throw new Error(`${path.join(cases, taken)} is there already; nothing was moved.`);
  mkdirSync(path.dirname(path.join(cases, found.evalCase.page)), { recursive: true });
  for (const name of moves) renameSync(path.join(candidates, name), path.join(cases, name));
};
