import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Mutation } from './mutations';
import { type GateRun, runGate } from './run-gate';
import { copyTree, treeFingerprint } from './tree-copy';

/** What came of one fault. */
const Trial = z.object({
  id: z.string(),
  fault: z.string(),
  file: z.string(),
  caught: z.boolean(),
  blocked: z.array(z.object({ step: z.string(), why: z.array(z.string()) })),
  unfinished: z.string().optional(),
  seconds: z.number(),
});
export type Trial = z.infer<typeof Trial>;

const Noted = Trial.extend({ tree: z.string() });

export interface MutateOptions {
  readonly root: string;
  readonly mutations: readonly Mutation[];
  /** Trials of a run that was stopped, a line each; only those of the same tree count. */
  readonly journal: string;
  readonly resume: boolean;
  readonly concurrency: number;
  readonly say: (line: string) => void;
  /** What judges a tree: its own `npm run eval -- gate`. */
  readonly gate?: (root: string) => Promise<GateRun>;
}

/** Of twenty faults the gate may miss one. */
export const ENOUGH = 19 / 20;

const CONTROL = { id: 'control', fault: 'Nothing is changed.', file: '' };

const earlier = (journal: string, tree: string): readonly Trial[] =>
  !existsSync(journal)
    ? []
    : readFileSync(journal, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => Noted.parse(JSON.parse(line)))
        .filter((noted) => noted.tree === tree);

const lineOf = ({ id, caught, blocked, unfinished, seconds }: Trial): string => {
  const steps = blocked.map(({ step, why }) => `${step}: ${why.join(' ')}`).join(' | ');
  const what = unfinished === undefined ? steps || 'the gate stays open' : `the gate did not finish: ${unfinished}`;
  return `${caught ? '✓ caught' : '✗ missed'}  ${id.padEnd(30)} ${seconds.toFixed(0).padStart(4)} s  ${what.slice(0, 300)}`;
};

/**
 * Puts one fault after the other into copies of the tree and lets the copy's own gate judge. A gate that crashes has caught nothing.
 * @throws when the gate blocks the tree as it is: then nothing can be told of a fault
 */
export const tryMutations = async ({
  root,
  mutations,
  journal,
  resume,
  concurrency,
  say,
  gate = runGate,
}: MutateOptions): Promise<readonly Trial[]> => {
  const tree = treeFingerprint(root);
  if (!resume) rmSync(journal, { force: true });
  mkdirSync(path.dirname(journal), { recursive: true });
  const trials = new Map(earlier(journal, tree).map((trial) => [trial.id, trial]));
  const note = (trial: Trial): void => {
    trials.set(trial.id, trial);
    appendFileSync(journal, `${JSON.stringify({ tree, ...trial })}\n`);
  };
  const told = ({ id, fault, file }: Pick<Mutation, 'id' | 'fault' | 'file'>, { blocked, unfinished }: GateRun, started: number): Trial =>
    Trial.parse({ id, fault, file, caught: blocked.length > 0, blocked, unfinished, seconds: (performance.now() - started) / 1000 });

  const waiting = mutations.filter(({ id }) => !trials.has(id));
  if (waiting.length < mutations.length) say(`${mutations.length - waiting.length} faults were tried before; going on.`);
  const copies = waiting.length === 0 ? [] : Array.from({ length: Math.min(concurrency, waiting.length) }, () => copyTree(root));
  try {
    const [first] = copies;
    if (first && !trials.has(CONTROL.id)) {
      const started = performance.now();
      const control = told(CONTROL, await gate(first.root), started);
      if (control.caught || control.unfinished !== undefined) throw new Error(`Without a fault the gate does not open: ${lineOf(control)}`);
      note(control);
      say(`Without a fault the gate is open, ${control.seconds.toFixed(0)} s.`);
    }
    await Promise.all(
      copies.map(async (copy) => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const started = performance.now();
          copy.put(next);
          const trial = told(next, await gate(copy.root), started);
          copy.restore();
          note(trial);
          say(lineOf(trial));
        }
      }),
    );
  } finally {
    for (const copy of copies) copy.remove();
  }
  return mutations.flatMap(({ id }) => trials.get(id) ?? []);
};

/** Whether enough was caught, in a sentence. */
export const judgeTrials = (trials: readonly Trial[], expected: number): { readonly ok: boolean; readonly told: string } => {
  const caught = trials.filter((trial) => trial.caught).length;
  const ok = expected > 0 && trials.length === expected && caught >= ENOUGH * expected;
  const missed = trials.filter((trial) => !trial.caught).map(({ id }) => id);
  return {
    ok,
    told: `The gate caught ${caught} of ${expected} faults${missed.length > 0 ? `, and missed ${missed.join(', ')}` : ''}; ${Math.ceil(ENOUGH * expected)} are needed.`,
  };
};
