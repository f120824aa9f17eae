import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

test('every threat in SECURITY.md has a defence, and a test that is there', () => {
  const rows = readFileSync(path.join(root, 'SECURITY.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.filter((cells) => cells.length !== 5 || cells.includes(''))).toEqual([]);
  const tests = rows.map((cells) => [...(cells[4] ?? '').matchAll(/`([^`]+)`/g)].map(([, file = '']) => file));
  expect(tests.filter((files) => files.length === 0)).toEqual([]);
  expect(tests.flat().filter((file) => !/\.(test|spec)\.tsx?$/.test(file) || !existsSync(path.join(root, file)))).toEqual([]);
});
