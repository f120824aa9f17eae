import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Engine } from '@/lib/core/engine';
import type { Capture } from '@/lib/core/capture';
import { currentPrompt, type PromptText } from '@/lib/core/prompt/prompt-versions';
import { answerSchemaFor } from '@/lib/core/answer-schema';
import { Task } from '@/lib/core/ask';
import { stableHash } from '@/lib/core/stable-hash';
import type { Baseline } from './baseline';
import { judge, type Verdict, whyBlocked } from './gate';
import { type LoadedCases } from './load-cases';
import type { CaseReport, Report } from './report';
import { runCase } from './run-case';
import { runCases } from './run-cases';
import { type Thresholds, thresholdFor } from './thresholds';

export interface Evaluation {
  readonly loaded: LoadedCases;
  readonly engine: Engine;
  /** What the thresholds and the baseline call it: "extractive", "endpoint". */
  readonly engineName: string;
  readonly capture: (page: string) => Promise<Capture>;
  readonly thresholds: Thresholds;
  readonly baseline?: Baseline | undefined;
  /** Whether it is the project's own set. */
  readonly own: boolean;
  /** Whether each case is asked again through the cache. */
  readonly rereads: boolean;
  readonly repeats: number;
  readonly concurrency: number;
  readonly prompt?: PromptText | undefined;
  readonly version: string;
  readonly done?: ReadonlyMap<string, CaseReport> | undefined;
  readonly onReport?: ((report: CaseReport, count: number) => void) | undefined;
}

/** What was evaluated, as one fingerprint: the cases with their pages, and the schema of an answer. */
export const corpusOf = ({ cases }: LoadedCases): string =>
  stableHash([
    cases.map(({ evalCase, page }) => [evalCase, /^https?:/.test(page) ? page : stableHash(readFileSync(page, 'latin1'))]),
    Task.options.map(answerSchemaFor),
  ]);

/** Runs a set of cases through the extension's pipeline, grades them, and closes or opens the gate. */
export const evaluate = async (evaluation: Evaluation): Promise<{ readonly report: Report; readonly verdict: Verdict }> => {
  const { loaded, engine, engineName, thresholds, baseline, own, repeats, concurrency, prompt, version, done, onReport } = evaluation;
  const started = Date.now();
  const faults = [...loaded.faults];
  const cases = await runCases(
    {
      cases: loaded.cases,
      concurrency,
      ...(done && { done }),
      ...(onReport && { onReport }),
      run: ({ evalCase, page }) =>
        runCase(evalCase, {
          engines: [engine],
          capture: () => evaluation.capture(page),
          rereads: evaluation.rereads,
          repeats,
          prompt,
          now: () => performance.now(),
          wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
        }),
    },
    (id, error) => faults.push(`${id} threw: ${error instanceof Error ? error.message : String(error)}`),
  );
  const verdict = judge({ engine: engineName, cases, expected: loaded.onDisk, faults, thresholds, own, baseline });
  const blocked = whyBlocked(verdict);
  const report: Report = {
    engine: engineName,
    model: engine.model,
    prompt: (prompt ?? currentPrompt).id,
    passed: cases.filter(({ passed }) => passed).length,
    total: loaded.cases.length,
    threshold: thresholdFor(thresholds, engineName).overall,
    ok: blocked.length === 0,
    blocked: [...blocked],
    at: new Date(started).toISOString(),
    version,
    corpus: corpusOf(loaded),
    repeats,
    seconds: (Date.now() - started) / 1000,
    cases: [...cases],
  };
  return { report, verdict };
};

/** Reads a JSON file that this project writes, and says which one is wrong. */
export const readJson = <T>(file: string, schema: z.ZodType<T>): T => {
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
};
