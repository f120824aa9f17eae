import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openJournal } from './journal';
import { CaseReport } from './report';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gloss-journal-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const report = CaseReport.parse({
  id: 'vpn-port',
  passed: true,
  graders: [{ name: 'facts', passed: true, why: '1 of 1 facts' }],
  ms: 10,
  runs: { passed: 1, of: 1 },
  task: 'ask',
  must: false,
  answerable: true,
  question: 'Which port?',
  page: 'vpn.html',
  title: 'VPN',
  origin: 'sample',
  difficulty: 'easy',
  about: '',
});
const file = (): string => path.join(folder, 'cache', 'endpoint.jsonl');

test('goes on with what the same run had done, and only when asked to', () => {
  openJournal(file(), 'gloss-2', false).note(report);
  expect(openJournal(file(), 'gloss-2', true).done).toEqual([report]);
  expect(openJournal(file(), 'gloss-2', false).done).toEqual([]);
});

test('does not pass off what an earlier prompt answered as this one’s', () => {
  openJournal(file(), 'gloss-1', false).note(report);
  expect(openJournal(file(), 'gloss-2', true).done).toEqual([]);
});
