import { readFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from 'esbuild';
import { expect, test } from 'vitest';
import { mutations } from './mutations';
import { mutated } from './tree-copy';

const root = path.join(import.meta.dirname, '..', '..');
const sourceOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

test.each(mutations)('the fault $id still fits its file, changes it, and leaves it a program', (mutation) => {
  const source = sourceOf(mutation.file);
  const faulty = mutated(source, mutation);
  expect(faulty).not.toBe(source);
  expect(transformSync(faulty, { loader: 'ts' }).code).not.toBe(transformSync(source, { loader: 'ts' }).code);
});

test('twenty faults and more, each with a name of its own', () => {
  expect(new Set(mutations.map(({ id }) => id)).size).toBe(mutations.length);
  expect(mutations.length).toBeGreaterThanOrEqual(20);
});

test('a text that is gone, or occurs twice, is no fault that anybody meant', () => {
  const mutation = { id: 'any', fault: '', file: 'a.ts', text: 'one', replacement: 'two' };
  expect(mutated('one three', mutation)).toBe('two three');
  expect(() => mutated('three', mutation)).toThrow('its text occurs 0 times');
  expect(() => mutated('one one', mutation)).toThrow('its text occurs 2 times');
});
