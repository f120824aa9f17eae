import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadCases } from './load-cases';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gloss-cases-'));
  mkdirSync(path.join(folder, 'pages'));
  writeFileSync(path.join(folder, 'pages', 'vpn.html'), '<h1>VPN</h1>');
});
afterEach(() => rmSync(folder, { recursive: true }));

const vpn = { id: 'vpn', page: 'pages/vpn.html', task: 'ask', question: 'Which port?', facts: ['8443'] };
const write = (name: string, content: unknown): void =>
  writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));

test('loads a folder’s cases in the order of their names, with their pages beside them', () => {
  write('b.json', { ...vpn, id: 'b' });
  write('a.json', { ...vpn, id: 'a' });
  write('notes.md', 'not a case');
  const { cases, onDisk, faults } = loadCases(folder);
  expect(cases.map(({ evalCase }) => evalCase.id)).toEqual(['a', 'b']);
  expect([onDisk, faults]).toEqual([2, []]);
  expect(cases[0]?.page).toBe(path.join(folder, 'pages', 'vpn.html'));
});

test('loads a JSON Lines file, a case a line, its pages beside the file or at an address', () => {
  write('own.jsonl', `${JSON.stringify(vpn)}\n\n${JSON.stringify({ ...vpn, id: 'far', page: 'https://wiki.example/vpn' })}\n`);
  const { cases, onDisk, faults } = loadCases(path.join(folder, 'own.jsonl'));
  expect(cases.map(({ page }) => page)).toEqual([path.join(folder, 'pages', 'vpn.html'), 'https://wiki.example/vpn']);
  expect([onDisk, faults]).toEqual([2, []]);
});

test.each([
  ['what is no JSON', '{"id":', /broken\.json is not JSON/],
  ['a case without an id', { ...vpn, id: undefined }, /broken\.json: .*id/s],
  ['a field that nobody knows, such as a misspelt one', { ...vpn, fact: ['8443'] }, /fact/],
  ['a task that there is not', { ...vpn, task: 'translate' }, /task/],
  ['a case that nothing could fail', { ...vpn, facts: [] }, /without a grader: it names no fact and no passage/],
  ['a page that is not there', { ...vpn, page: 'pages/gone.html' }, /names a page that is not there: pages\/gone\.html/],
])('%s is a fault, and counts as a case that did not run', (_, content, fault) => {
  write('a.json', vpn);
  write('broken.json', content);
  const { cases, onDisk, faults } = loadCases(folder);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(fault);
  expect([cases.length, onDisk]).toEqual([1, 2]);
});

test('a question that the page does not answer needs no fact', () => {
  write('a.json', { ...vpn, facts: [], answerable: false });
  expect(loadCases(folder)).toMatchObject({ onDisk: 1, faults: [] });
});

test('two cases of one name are a fault', () => {
  write('a.json', vpn);
  write('b.json', vpn);
  expect(loadCases(folder).faults).toEqual(['Two cases are called vpn.']);
});

test('a set without cases, and nothing at all, are faults', () => {
  expect(loadCases(folder).faults).toEqual([`No case was found at ${folder}.`]);
  expect(loadCases(path.join(folder, 'gone')).faults).toEqual([`There is nothing at ${path.join(folder, 'gone')}.`]);
});
