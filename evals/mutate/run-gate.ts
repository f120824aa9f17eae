import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const GateSteps = z.array(z.object({ name: z.string(), blocked: z.array(z.string()) })).min(1);

/** What the gate made of a tree. */
export interface GateRun {
  /** Each step that blocked, with its reasons; empty when the gate is open. */
  readonly blocked: readonly { readonly step: string; readonly why: readonly string[] }[];
  /** Why there is no verdict: it crashed or hung. That is not the same as having caught something. */
  readonly unfinished?: string | undefined;
}

/** A gate takes a minute on two cores that do nothing else. */
const PATIENCE = 15 * 60_000;

/** Runs a tree's own `npm run eval -- gate`. */
export const runGate = (root: string, patience = PATIENCE): Promise<GateRun> =>
  new Promise((resolve) => {
    const file = path.join(root, '.cache', 'gate.json');
    rmSync(file, { force: true });
    const gate = spawn('npm', ['run', '--silent', 'eval', '--', 'gate', '--json', file], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: patience,
      shell: process.platform === 'win32',
    });
    let told = '';
    gate.stderr?.setEncoding('utf8').on('data', (text: string) => {
      told = (told + text).slice(-2_000);
    });
    gate.on('error', (error) => resolve({ blocked: [], unfinished: error.message }));
    gate.on('close', (code) => {
      const steps = existsSync(file) ? GateSteps.safeParse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
      if (!steps?.success) return resolve({ blocked: [], unfinished: told.trim() || `the gate ended with ${code} and said nothing` });
      const blocked = steps.data.flatMap(({ name, blocked: why }) => (why.length > 0 ? [{ step: name, why }] : []));
      if ((code === 0) !== (blocked.length === 0))
        return resolve({ blocked: [], unfinished: `it exits ${code} with ${blocked.length} steps blocked` });
      resolve({ blocked });
    });
  });
