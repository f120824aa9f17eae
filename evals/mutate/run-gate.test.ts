import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runGate } from './run-gate';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'gloss-gate-'));
  mkdirSync(path.join(root, '.cache'));
});
afterEach(() => rmSync(root, { recursive: true }));

const withGate = (code: string): void => {
  writeFileSync(path.join(root, 'package.json'), JSON.stringify({ type: 'module', scripts: { eval: 'node gate.js' } }));
  writeFileSync(path.join(root, 'gate.js'), `import { writeFileSync } from 'node:fs';\n${code}`);
};
const writes = (steps: unknown, exit: number): string =>
  `writeFileSync(process.argv.at(-1), ${JSON.stringify(JSON.stringify(steps))}); process.exitCode = ${exit};`;

test('a gate that blocks says why', async () => {
  const closed = { name: 'extractive', blocked: ['Passed in the baseline and fails now: git-clean.'] };
  withGate(writes([{ name: 'prompts', blocked: [] }, closed], 1));
  expect(await runGate(root)).toEqual({ blocked: [{ step: 'extractive', why: closed.blocked }] });
});

test('a gate that crashes has no verdict, and says what it died of', async () => {
  withGate('throw new Error("no browser");');
  const { blocked, unfinished } = await runGate(root);
  expect(blocked).toEqual([]);
  expect(unfinished).toContain('no browser');
});

test('a gate that exits 0 beside a blocked step has no verdict', async () => {
  withGate(writes([{ name: 'prompts', blocked: ['A word is gone.'] }], 0));
  expect((await runGate(root)).unfinished).toContain('exits 0 with 1 steps blocked');
});

test('a gate that looks at nothing has no verdict', async () => {
  withGate(writes([], 0));
  expect((await runGate(root)).unfinished).toContain('ended with 0');
});
