import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadCases } from './load-cases';
import { acceptCandidate, promoteFiles } from './promote-command';

let root = '';
const folders = () => ({ cases: path.join(root, 'cases'), candidates: path.join(root, 'candidates') });
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'gloss-promote-'));
  mkdirSync(folders().cases);
});
afterEach(() => rmSync(root, { recursive: true }));

const TEXT = 'Setup\nThe VPN listens on port 8443; ask anna.smith@example.com.';
const passages = [{ id: 'p1', blockIds: ['b1'], headings: ['Setup'], text: TEXT, kinds: ['heading', 'paragraph'] }];
const line = (id: string, question: string, wanted: object = {}, page: object = { passages }) =>
  JSON.stringify({
    table: 'eval_cases',
    id,
    flag: `f-${id}`,
    body: {
      case: { task: 'ask', question, facts: [['8443']], ...wanted },
      page: { url: 'https://wiki.example/vpn', title: 'VPN', ...page },
      flagged: [],
    },
  });
const promoted = (...lines: readonly string[]) => {
  const file = path.join(root, 'export.jsonl');
  writeFileSync(file, lines.join('\n'));
  return promoteFiles([file], folders());
};

test('an exported case becomes a candidate that loads, with its page beside it and without addresses', () => {
  expect(promoted(line('a', 'Which port does the VPN listen on?')).ok).toBe(true);
  const { cases, faults } = loadCases(folders().candidates);
  expect(faults).toEqual([]);
  expect(cases.map(({ evalCase }) => evalCase)).toMatchObject([{ id: 'flag-a', origin: 'flag f-a', facts: [['8443']] }]);
  const html = readFileSync(cases[0]!.page, 'utf8');
  expect(html).toContain('<h1>Setup</h1>\n<p>The VPN listens on port 8443; ask [EMAIL-1].</p>');
});

test('the same question of the same page is made once, another question or another page is not the same', () => {
  const other = { passages: [{ ...passages[0], text: 'Setup\nThe VPN listens on port 9000.' }] };
  const { told } = promoted(
    line('a', 'Which port does the VPN listen on?'),
    line('b', 'Please, which port does the VPN listen on?'),
    line('c', 'Whom do I ask about the VPN?'),
    line('d', 'Which port does the VPN listen on?', {}, other),
  );
  expect(told).toContain('duplicate  flag-b: it is flag-a again');
  expect(loadCases(folders().candidates).cases.map(({ evalCase }) => evalCase.id)).toEqual(['flag-a', 'flag-c', 'flag-d']);
});

test('a page is known again however its text is marked up', () => {
  promoted(
    line('a', 'Which port does the café’s VPN listen on?', {}, { passages: [{ ...passages[0], text: 'The café’s VPN listens on 8443.' }] }),
  );
  acceptCandidate('flag-a', folders());
  const page = '<p title="a > b">The caf&eacute;&rsquo;s <b>VPN</b> listens on&nbsp;8443.</p><script>if (1 < 2) run("8443")</script>';
  writeFileSync(path.join(folders().cases, 'pages/flag-a.html'), page);
  const { told } = promoted(
    line('b', 'Which port does the café’s VPN listen on?', {}, { passages: [{ ...passages[0], text: 'The café’s VPN listens on 8443.' }] }),
  );
  expect(told).toContain('duplicate  flag-b: it is flag-a again');
});

test('a page is known again of which the flag came with something hidden', () => {
  promoted(line('a', 'Which port does the VPN listen on?'));
  acceptCandidate('flag-a', folders());
  writeFileSync(
    path.join(folders().cases, 'pages/flag-a.html'),
    '<h1>Setup</h1><p>The VPN listens on port 8443; ask anna.smith@example.com.</p>',
  );
  expect(promoted(line('b', 'Which port does the VPN listen on?')).told).toContain('duplicate  flag-b: it is flag-a again');
});

test('an accepted candidate is a case, and is not made again', () => {
  promoted(line('a', 'Which port does the VPN listen on?'));
  acceptCandidate('flag-a', folders());
  expect(loadCases(folders().cases).cases.map(({ evalCase }) => evalCase.id)).toEqual(['flag-a']);
  expect(existsSync(path.join(folders().candidates, 'flag-a.json'))).toBe(false);
  expect(promoted(line('z', 'Which port does the VPN listen on?')).told).toContain('duplicate  flag-z: it is flag-a again');
  expect(() => acceptCandidate('flag-a', folders())).toThrow('No case called "flag-a"');
});

test('a line that cannot be read is told and fails the command, and the rest is kept', () => {
  const { told, ok } = promoted('{"table":', line('a', 'Which port does the VPN listen on?'));
  expect(ok).toBe(false);
  expect(told.join('\n')).toMatch(/unreadable .*line 1: it is not JSON[^]*1 made, 0 duplicates, 0 not made, 1 unreadable/);
  expect(promoteFiles([path.join(root, 'missing.jsonl')], folders()).ok).toBe(false);
});

test('a flag without a case, a case without a page and a case that nothing could fail are told, and are no fault', () => {
  const { told, ok } = promoted(
    JSON.stringify({ table: 'feedback', id: 'x', verdict: 'flag' }),
    line('b', 'Which host?', {}, { passages: [] }),
    line('c', 'Which host?', { facts: [] }),
  );
  expect(ok).toBe(true);
  expect(told.join('\n')).toMatch(/f-b came without[^]*f-c is no case yet[^]*Flag x: nobody[^]*0 made, 0 duplicates, 3 not made/);
});
