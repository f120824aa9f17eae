import { expect, test } from 'vitest';
import { estimateJob, unknownRun } from './job-estimate';
import { jobProgress } from './job-progress';
import { jobCsv, jobMarkdown, rowOf } from './job-table';
import { Item } from './item';
import { marksOf } from './item-mark';

const words = { page: 'Page', answer: 'Answer', quotes: 'Quotes', flags: 'Flags', address: 'Address', overall: 'Overall' };

const item = (change: Partial<Item> = {}): Item =>
  Item.parse({
    id: 'i0',
    jobId: 'j',
    at: 0,
    kind: 'page',
    url: 'https://wiki.example.com/a b',
    title: 'Pump | 7',
    state: 'answered',
    askMs: 4_000,
    result: {
      answer: {
        text: 'A <b>worn</b> seal.',
        answered: true,
        points: [
          {
            text: '=cmd()',
            citations: [
              { passageId: 'p1', quote: 'its seal, "worn"' },
              { passageId: 'p1', quote: 'invented' },
            ],
          },
        ],
      },
      verification: {
        checks: [
          { passageId: 'p1', quote: 'its seal, "worn"', found: true, blockIds: ['b1'] },
          { passageId: 'p1', quote: 'invented', found: false, blockIds: [] },
        ],
        support: 'full',
      },
      facts: { engineName: 'E', model: 'm', prompt: 'p', coverage: { sections: 2, of: 9 }, ms: { firstText: 1, total: 1 } },
    },
    ...change,
  });

test('a quote that the page does not hold is marked and never exported as a source', () => {
  expect(marksOf(item())).toEqual([
    { kind: 'not-found', count: 1, of: 2 },
    { kind: 'part-read', coverage: { sections: 2, of: 9 } },
  ]);
  expect(rowOf(item(), []).quotes).toEqual(['its seal, "worn"']);
});

test('what pages and models write becomes no markup and no further column of the Markdown', () => {
  const text = jobMarkdown('Why?', undefined, [rowOf(item(), ['1 of 2'])], words);
  expect(text).toContain(
    '| 1 | [Pump \\| 7](<https://wiki.example.com/a%20b>) | A \\<b\\>worn\\</b\\> seal.<br>• =cmd() | “its seal, "worn"” | 1 of 2 |',
  );
});

test('the CSV keeps quotes and lines within their cell, and holds nothing that a spreadsheet would run', () => {
  const csv = jobCsv([{ title: '=HYPERLINK("x")', url: 'https://a.example', answer: 'a\nb', quotes: ['"q"'], marks: [] }], words);
  expect(csv).toBe('\ufeffPage,Address,Answer,Quotes,Flags\r\n"\'=HYPERLINK(""x"")",https://a.example,"a\nb","""q""",\r\n');
});

test('a page that failed says why, and one that does not say is told apart from one without a quote', () => {
  const failed = item({ state: 'failed', failure: { kind: 'page-empty' }, result: undefined });
  expect(marksOf(failed)).toEqual([{ kind: 'failed', failure: { kind: 'page-empty' } }]);
  const silent = item({ result: { ...item().result!, answer: { text: '', answered: false, points: [] } } });
  expect(marksOf(silent)[0]).toEqual({ kind: 'not-said' });
});

test('the time that is left is told from how long the latest answers took, four at a time', () => {
  const open = Array.from({ length: 8 }, () => item({ state: 'waiting', askMs: undefined, result: undefined }));
  const overall = item({ kind: 'overall', state: 'waiting', askMs: undefined, result: undefined });
  expect(jobProgress([item(), ...open, overall])).toMatchObject({ total: 9, over: 1, left: (8 / 4 + 1) * 4_000 });
  expect(jobProgress([...open, overall]).left).toBeUndefined();
});

test('an estimate leaves room below its cap for pages of the usual length and what is on its way', () => {
  const endpoint = { contextTokens: 8_000, maxOutputTokens: 2_000, price: { currency: 'EUR', input: 1, output: 4 } };
  const { tokens, cost, cap } = estimateJob(50, unknownRun, endpoint);
  expect(tokens).toBeGreaterThan(50 * (unknownRun.input + unknownRun.output));
  expect(cap.tokens).toBeGreaterThan(tokens + 4 * 8_000);
  expect(cap.money).toBeGreaterThan(cost?.amount ?? Infinity);
  expect(estimateJob(1, unknownRun, endpoint).cap.tokens).toBeGreaterThan(8_000);
});
