import { expect, test } from 'vitest';
import type { Passage } from '@/lib/core/passage';
import { explainSelection } from './explain-selection';
import { readPage } from './page-reading';
import { runbook, samplePassages } from './sample-pages';

const explain = (text: string, passages: readonly Passage[] = runbook) =>
  explainSelection({ text, blockIds: [] }, readPage(passages, { title: '', lang: 'en' }));

test('explains a word by the sentence of the page that says what it is', () => {
  const { text, answered } = explain('settlement');
  expect(answered).toBe(true);
  expect(text).toContain('A settlement is the daily transfer of all payments to the bank.');
});

test('explains a word by its entry in a glossary', () => {
  expect(explain('Drain').text).toContain('to send no new payments to a node while open ones finish');
});

test('spells an abbreviation out as the page does', () => {
  expect(explain('SLO').text).toMatch(/^“SLO” stands for Service Level Objective\./);
});

test('explains a selected sentence by the terms in it', () => {
  const page = samplePassages(
    'The MTTR must stay under an hour in every region.\n\nMTTR (mean time to repair) is measured by the night shift.',
  );
  const { text, points } = explain('The MTTR must stay under an hour in every region.', page);
  expect(text).toContain('“MTTR” stands for mean time to repair.');
  expect(points[0]!.citations[0]!.quote).toBe('MTTR (mean time to repair) is measured by the night shift.');
});

test('explains a sentence by what goes on from it, not by what led to it or announces something', () => {
  const page = samplePassages(
    'The loop runs in one thread. Blocking work should never be called directly. All other tasks would be delayed by a second.\n\nAn example follows:',
  );
  const { text, points } = explain('Blocking work should never be called directly.', page);
  expect(text).toContain('The page says about this: All other tasks would be delayed by a second.');
  expect(points.map(({ citations }) => citations[0]!.quote)).not.toContain('An example follows:');
});

test('explains a sentence of a mail that is set like code by the mail, not as code', () => {
  const mail = samplePassages(`
    $ Reverting a plain change undoes what it did.

    $ So if you think of a revert as an undo, you will always miss this part of it.
  `);
  const { text } = explain('So if you think of a revert as an undo, you will always miss this part of it.', mail);
  expect(text).toContain('The page says about this: Reverting a plain change undoes what it did.');
});

test('explains code by what the text around it says', () => {
  const { text, answered } = explain('sudo systemctl restart paygate');
  expect(answered).toBe(true);
  expect(text).toContain('Restart the service.');
  expect(text).toContain('“Restart the gateway”');
});

test('says that the page holds no explanation, and where the word stands', () => {
  const { text, answered, points } = explain('load balancer');
  expect(answered).toBe(false);
  expect(text).toContain('does not explain “load balancer”');
  expect(points[0]!.citations[0]!.quote).toBe('Drain the node in the load balancer.');
});

test('asks for a selection when there is none', () => {
  expect(explainSelection(undefined, readPage(runbook, { title: '', lang: 'en' })).answered).toBe(false);
});
