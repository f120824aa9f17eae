import { expect, test } from 'vitest';
import type { Point } from '@/lib/core/answer';
import { briefTicket } from './brief-ticket';
import { readPage } from './page-reading';
import { runbook, samplePassages, ticket } from './sample-pages';

const brief = (passages = ticket) => briefTicket(readPage(passages, { title: 'PAY-482 Card payments fail in Porto', lang: 'en' }));
const quotes = (points: readonly Point[]): readonly string[] => points.flatMap(({ citations }) => citations.map(({ quote }) => quote));

test('tells the problem in the words of whoever reported it', () => {
  expect(quotes(brief().brief!.problem)).toContain('Since this morning card payments fail in the Porto shop with error 502.');
});

test('begins with what the page is called, where no field says it', () => {
  const titled = samplePassages(`
    # BILL-907: Nightly invoice export fails

    Reported by Aylin Demir, 3 June 2026. Component: export. Log of exporter-2:

    Since the night of 2 June it stops after a few hundred records.
    == Pavel Novak, 3 June
    With the old rates the rest went through.
  `);
  const { brief: found } = briefTicket(readPage(titled, { title: 'BILL-907 Nightly invoice export fails', lang: 'en' }));
  expect(quotes(found!.problem)).toEqual([
    'BILL-907: Nightly invoice export fails',
    'Since the night of 2 June it stops after a few hundred records.',
  ]);
  expect(quotes(found!.environment)).toEqual(['Component: export.']);
  expect(quotes(found!.tried)).toEqual(['With the old rates the rest went through.']);
});

test('finds the environment in the fields', () => {
  expect(quotes(brief().brief!.environment)).toEqual(expect.arrayContaining(['Component: Payments gateway', 'Affects version: 4.2.1']));
});

test('tells what was tried, and by whom', () => {
  const { tried } = brief().brief!;
  expect(quotes(tried)).toContain('I restarted pay-2 but it did not help.');
  expect(tried[0]!.text).toContain('Ines Duarte');
});

test('tells who asked', () => {
  expect(brief().brief!.asked.map(({ text }) => text)).toContain(
    'Ines Duarte asked: Can you check whether pay-1 answers from your network?',
  );
});

test('takes the next step from the state and the newest promise', () => {
  const next = quotes(brief().brief!.nextStep);
  expect(next).toContain('Status: In progress');
  expect(next).toContain('I will upload a new one by 15:00 and restart the node.');
});

test('names only what the ticket really lacks', () => {
  const { missing } = brief().brief!;
  expect(missing).toContain('Steps to reproduce the problem');
  expect(missing).not.toContain('Who owns the ticket now');
  expect(missing).not.toContain('The version of the software that is affected');
  expect(missing).not.toContain('Logs, a stack trace or a screenshot');
});

test('names nothing that is missing from a ticket that has it all', () => {
  const full = samplePassages(`
    @ Status: Open
    @ Assignee: Ana Melo
    @ Due date: 2026-05-01
    @ Version: 2.1
    @ Severity: Minor

    Steps to reproduce: open the menu. Expected: it opens. Actual: an error. See the attached log.
  `);
  expect(brief(full).brief!.missing).toEqual([]);
});

test('copies every quote from the passage that it names', () => {
  const { problem, environment, tried, asked, nextStep } = brief().brief!;
  for (const { citations } of [problem, environment, tried, asked, nextStep].flat())
    for (const { passageId, quote } of citations) expect(ticket.find(({ id }) => id === passageId)!.text).toContain(quote);
});

test('says what it can of a page that is no ticket, and calls nothing missing', () => {
  const { text, brief: page } = brief(runbook);
  expect(text).toContain('does not read like a ticket');
  expect(page!.problem.length).toBeGreaterThan(0);
  expect(page!.missing).toEqual([]);
});
