import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { EvalCase, whyUngraded } from '@/evals/eval-case';
import { gradeRun } from '@/evals/grade/graders';
import { runCase } from '@/evals/run-case';
import { CaseGrade, CasePage, CaseResult, FlagCase, type KeptCase } from '@/lib/collector/flag-case';
import type { CaseResultRequest, MakeCaseRequest } from '@/lib/collector/review-contract';
import { captureOfPassages } from '@/lib/core/capture-of-passages';
import { Feedback } from '@/lib/core/feedback';
import { currentPrompt } from '@/lib/core/prompt/prompt-versions';
import { mapText } from '@/lib/core/redact/map-text';
import { createRedactor } from '@/lib/core/redact/redactor';
import { verifyAnswer } from '@/lib/core/verify';
import { extractiveEngine } from '@/lib/engine/extractive';
import { recordDecision } from './decisions';
import type { Queries } from './open-database';
import { refuse } from './problem';

/** What `eval_cases.body` holds, and the export gives to `npm run eval -- promote`. */
const StoredCase = z.object({ case: FlagCase, page: CasePage, flagged: z.array(CaseGrade) });
type StoredCase = z.infer<typeof StoredCase>;

/** Passing once may be luck, where a model answers. */
export const RUNS = 3;

const evalCaseOf = (id: string, flag: string, { case: wanted, page }: Pick<StoredCase, 'case' | 'page'>): EvalCase =>
  EvalCase.parse({ ...wanted, id: `flag-${id}`, page: page.url, origin: `flag ${flag}` });

/** What the graders say of the answer that the reader saw. Nothing can be said of one that was not sent, or of quotes without their page. */
const gradesOfFlagged = (evalCase: EvalCase, page: CasePage, { answer, verification, run }: Feedback): readonly CaseGrade[] => {
  if (!answer || page.passages.length === 0) return [];
  const capture = captureOfPassages(page);
  const facts = {
    engine: 'endpoint',
    engineName: run.engine,
    model: run.model,
    prompt: run.prompt,
    coverage: { sections: 0, of: 0 },
    ms: { firstText: run.ms, total: run.ms },
  } as const;
  return gradeRun({
    evalCase,
    capture,
    last: { kind: 'answered', answer, verification: verification ?? verifyAnswer(answer, page.passages, capture.blocks), facts },
    passages: page.passages,
    // What the reader's endpoint was sent is not part of a flag.
    sent: '',
    ms: run.ms,
  });
};

const feedbackOf = async (db: Queries, flag: string): Promise<Feedback> => {
  const row = await db.selectFrom('feedback').select('body').where('id', '=', flag).where('verdict', '=', 'flag').executeTakeFirst();
  return row ? Feedback.parse(JSON.parse(row.body)) : refuse(404, 'There is no such flag.');
};

/** What an owner types may name what the page may not: it is hidden as everything else of the flag is. */
const redacted = (wanted: FlagCase, feedback: Feedback): FlagCase => {
  const redactor = createRedactor([], JSON.stringify(feedback));
  return FlagCase.parse(mapText(wanted, (text) => redactor.hide(text.replaceAll('\0', ''))));
};

/** Keeps a case of a flag. Not a word of it is run yet. To be run in a transaction. */
export const makeCase = async (db: Queries, { flag, case: wanted }: MakeCaseRequest, owner: string, now: number): Promise<string> => {
  const feedback = await feedbackOf(db, flag);
  const id = randomUUID();
  const page: CasePage = { url: feedback.run.url, title: feedback.run.title, passages: feedback.passages ?? [] };
  const flagCase = redacted(wanted, feedback);
  const evalCase = evalCaseOf(id, flag, { case: flagCase, page });
  const ungraded = whyUngraded(evalCase);
  if (ungraded) return refuse(400, `Not a case yet: ${ungraded}.`);
  const stored: StoredCase = { case: flagCase, page, flagged: [...gradesOfFlagged(evalCase, page, feedback)] };
  await db
    .insertInto('eval_cases')
    .values({ id, flag, at: now, owner, body: JSON.stringify(stored) })
    .execute();
  await recordDecision(db, [flag], { at: now, owner, decision: 'eval-case', detail: id, comment: '', reply: '' });
  return id;
};

const rowOf = async (db: Queries, id: string) =>
  (await db.selectFrom('eval_cases').selectAll().where('id', '=', id).executeTakeFirst()) ?? refuse(404, 'There is no such case.');

const keepResult = async (db: Queries, caseId: string, result: CaseResult): Promise<void> => {
  await db
    .insertInto('case_results')
    .values({ id: randomUUID(), case_id: caseId, at: result.at, body: JSON.stringify(result) })
    .execute();
};

/**
 * Runs a case on the passages that came with its flag, by the evals' own code, with the engine that needs nothing: this machine has no other.
 * Nothing happens to a case without passages.
 */
export const rerunCase = async (db: Queries, id: string, owner: string, now: () => number): Promise<void> => {
  const { flag, body } = await rowOf(db, id);
  const stored = StoredCase.parse(JSON.parse(body));
  if (stored.page.passages.length === 0) return;
  const report = await runCase(evalCaseOf(id, flag, stored), {
    engines: [extractiveEngine],
    capture: () => Promise.resolve(captureOfPassages(stored.page)),
    repeats: RUNS,
    // An owner asks about the answer: the cache has the project's own cases.
    rereads: false,
    now,
    wait: () => Promise.resolve(),
  });
  await keepResult(db, id, {
    at: now(),
    owner,
    engine: extractiveEngine.kind,
    model: extractiveEngine.model,
    prompt: currentPrompt.id,
    passed: report.runs.passed,
    of: report.runs.of,
    grades: report.graders,
  });
};

/** Keeps what `npm run eval` found of a case elsewhere, with an endpoint. */
export const addResult = async (db: Queries, id: string, result: CaseResultRequest, owner: string, now: number): Promise<void> => {
  await rowOf(db, id);
  await keepResult(db, id, { ...result, at: now, owner });
};

/** The cases of some flags, the newest first. */
export const casesOf = async (db: Queries, flags: readonly string[]): Promise<readonly KeptCase[]> => {
  if (flags.length === 0) return [];
  const rows = await db.selectFrom('eval_cases').selectAll().where('flag', 'in', flags).orderBy('at', 'desc').orderBy('id').execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const results = await db.selectFrom('case_results').selectAll().where('case_id', 'in', ids).orderBy('at', 'desc').orderBy('id').execute();
  return rows.map(({ id, flag, at, owner, body }) => {
    const { page, ...stored } = StoredCase.parse(JSON.parse(body));
    return {
      id,
      flag,
      at,
      owner,
      ...stored,
      runnable: page.passages.length > 0,
      results: results.flatMap((row) => (row.case_id === id ? [CaseResult.parse(JSON.parse(row.body))] : [])),
    };
  });
};

export const findCase = async (db: Queries, id: string): Promise<KeptCase> => {
  const { flag } = await rowOf(db, id);
  const found = (await casesOf(db, [flag])).find((kept) => kept.id === id);
  return found ?? refuse(404, 'There is no such case.');
};

/**
 * Whether a result shows that readers get a good answer now: every one of at least three runs, with an engine that they are answered by. What
 * the page's own words answer proves nothing for a reader whom a model answered.
 */
export const provesFixed = (feedback: Feedback, { engine, passed, of }: CaseResult): boolean =>
  of >= RUNS && passed === of && (engine !== extractiveEngine.kind || feedback.run.engine === extractiveEngine.name);
