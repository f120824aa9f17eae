import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { CaseReport } from './report';

const Noted = CaseReport.extend({ run: z.string() });

/** What of a run is done, written down at once, so that a run that was stopped goes on where it was. */
export interface Journal {
  readonly done: readonly CaseReport[];
  readonly note: (report: CaseReport) => void;
}

/**
 * @param run names all that a case's outcome depends on: what was noted for another prompt, engine or set of cases is another run's, and
 *   would be reported as this one's
 */
export const openJournal = (file: string, run: string, resume: boolean): Journal => {
  const done =
    resume && existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .filter(Boolean)
          .flatMap((line) => {
            const noted = Noted.safeParse(JSON.parse(line));
            return noted.success && noted.data.run === run ? [CaseReport.parse(noted.data)] : [];
          })
      : [];
  if (done.length === 0) rmSync(file, { force: true });
  mkdirSync(path.dirname(file), { recursive: true });
  return { done, note: (report) => appendFileSync(file, `${JSON.stringify({ run, ...report })}\n`) };
};
