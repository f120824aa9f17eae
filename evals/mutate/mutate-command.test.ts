import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { judgeTrials, type Trial, tryMutations } from './mutate-command';
import type { GateRun } from './run-gate';

let root = '';
let judged: string[] = [];
beforeEach(() => {
  judged = [];
  root = mkdtempSync(path.join(tmpdir(), 'gloss-small-tree-'));
  mkdirSync(path.join(root, 'node_modules'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** A gate that wants a light to be green, and dies of red. */
const gate = (tree: string): Promise<GateRun> => {
  judged.push(tree);
  const light = readFileSync(path.join(tree, 'light.txt'), 'utf8');
  if (light === 'red') return Promise.resolve({ blocked: [], unfinished: 'it burns' });
  return Promise.resolve({ blocked: light.startsWith('green') ? [] : [{ step: 'light', why: [`The light is ${light}.`] }] });
};

const plant = (light: string): void => {
  writeFileSync(path.join(root, 'light.txt'), light);
  execFileSync('git', ['init', '-q'], { cwd: root });
  execFileSync('git', ['add', '.'], { cwd: root });
};

const paints = (id: string, replacement: string) => ({ id, fault: '', file: 'light.txt', text: 'green', replacement });
const tried = (resume = false, ids: readonly [string, string][] = []) => {
  const lines: string[] = [];
  const mutations = ids.map(([id, colour]) => paints(id, colour));
  const journal = path.join(root, '.cache', 'mutate.jsonl');
  return { lines, trials: tryMutations({ root, mutations, journal, resume, concurrency: 2, gate, say: (line) => void lines.push(line) }) };
};
test('tells which faults the gate stops, and takes no crash for one', async () => {
  plant('green');
  const trials = await tried(false, [
    ['yellow', 'yellow'],
    ['greenish', 'greenish'],
    ['red', 'red'],
  ]).trials;
  expect(trials.map(({ id, caught }) => [id, caught])).toEqual([
    ['yellow', true],
    ['greenish', false],
    ['red', false],
  ]);
  expect(trials[0]?.blocked).toEqual([{ step: 'light', why: ['The light is yellow.'] }]);
  expect(trials[2]?.unfinished).toContain('it burns');
});

test('leaves the tree as it was and nothing behind', async () => {
  plant('green');
  await tried(false, [['yellow', 'yellow']]).trials;
  expect(readFileSync(path.join(root, 'light.txt'), 'utf8')).toBe('green');
  expect(judged).not.toEqual([]);
  expect(judged.filter((tree) => tree === root || existsSync(tree))).toEqual([]);
});

test('tells nothing of faults where the gate does not open without one', async () => {
  plant('yellow green');
  await expect(tried(false, [['blue', 'blue']]).trials).rejects.toThrow('Without a fault the gate does not open');
});

test('goes on where it was stopped, as long as the tree is the same', async () => {
  plant('green');
  await tried(false, [['yellow', 'yellow']]).trials;
  const both: [string, string][] = [
    ['yellow', 'yellow'],
    ['blue', 'blue'],
  ];
  const again = tried(true, both);
  expect((await again.trials).map(({ caught }) => caught)).toEqual([true, true]);
  expect(again.lines.join('\n')).toMatch(/^1 faults were tried before[^]*blue/);
  expect(again.lines.join('\n')).not.toContain('yellow');

  writeFileSync(path.join(root, 'lamp.txt'), 'another tree');
  execFileSync('git', ['add', '.'], { cwd: root });
  const other = tried(true, both);
  await other.trials;
  expect(other.lines.join('\n')).toContain('yellow');
});

const trial = (id: string, caught: boolean): Trial => ({ id, fault: '', file: '', caught, blocked: [], seconds: 1 });
const trials = (caught: number, missed: number) => Array.from({ length: caught + missed }, (_, at) => trial(`fault-${at}`, at < caught));

test('one of twenty faults may be missed, two may not', () => {
  expect(judgeTrials(trials(19, 1), 20)).toEqual({
    ok: true,
    told: 'The gate caught 19 of 20 faults, and missed fault-19; 19 are needed.',
  });
  expect(judgeTrials(trials(18, 2), 20).ok).toBe(false);
  expect(judgeTrials(trials(37, 3), 40).ok).toBe(false);
});

test('faults that were not tried, or none at all, are no success', () => {
  expect(judgeTrials(trials(19, 0), 20).ok).toBe(false);
  expect(judgeTrials([], 0).ok).toBe(false);
});
