import { afterEach, describe, expect, test } from 'vitest';
import { createPageReader } from './page-reader';
import { yieldToPage } from './yield-to-page';

const TEXT =
  '<h1>Runbook</h1><p>Restart the <b>“gateway”</b> before you drain the queue, never after it has been drained.</p><table><tr><th>Status</th><td>Open</td></tr></table>';
const reader = createPageReader(document, { now: () => 0, yieldToPage });
const marked = (): string[] => [...(CSS.highlights.get('gloss-quote') ?? [])].map((range) => range.toString());

afterEach(() => {
  reader.clearQuote();
  document.body.innerHTML = '';
});

const captured = async (html: string): Promise<(words: string) => string> => {
  document.body.innerHTML = html;
  const { blocks } = await reader.capture();
  return (words) => blocks.find(({ text }) => text.includes(words))?.id ?? '';
};

test('marks a quote across inline elements, whatever quotation marks it is written with', async () => {
  const id = await captured(TEXT);
  expect(reader.showQuote({ blockIds: [id('Restart')], quote: 'the "gateway" before' })).toBe(true);
  expect(marked().join('')).toBe('the “gateway” before');
});

test('finds a quote again after the page was rendered anew', async () => {
  const id = await captured(TEXT);
  const block = id('Restart');
  document.body.innerHTML = `<p>News</p>${TEXT}`;
  expect(reader.showQuote({ blockIds: [block], quote: 'drain the queue' })).toBe(true);
  expect(marked()).toEqual(['drain the queue']);
});

test('finds a field that stands in two cells', async () => {
  const id = await captured(TEXT);
  expect(reader.showQuote({ blockIds: [id('Status')], quote: 'Status: Open' })).toBe(true);
  expect(marked()).toEqual(['Status', 'Open']);
});

test('says so when the page no longer has the quote', async () => {
  const id = await captured(TEXT);
  expect(reader.showQuote({ blockIds: [id('Restart')], quote: 'words that were never there' })).toBe(false);
  expect(marked()).toEqual([]);
});

test('does not mark the same words of another place when the text they were taken from is gone', async () => {
  const id = await captured('<p>The pump of bay one is out of service.</p><p>Other words stand here.</p>');
  const block = id('bay one');
  document.body.innerHTML = '<p>The lift is out of service.</p><p>The crane is out of service.</p>';
  expect(reader.showQuote({ blockIds: [block], quote: 'is out of service' })).toBe(false);
  expect(marked()).toEqual([]);
});

test('takes its marks and its style sheet away again', async () => {
  const sheets = document.adoptedStyleSheets.length;
  const id = await captured(TEXT);
  reader.showQuote({ blockIds: [id('Restart')], quote: 'drain the queue' });
  expect(document.adoptedStyleSheets.length).toBe(sheets + 1);
  reader.clearQuote();
  expect(marked()).toEqual([]);
  expect(document.adoptedStyleSheets.length).toBe(sheets);
});

test('reads the selection and names the blocks it touches', async () => {
  const id = await captured(TEXT);
  document.getSelection()?.selectAllChildren(document.querySelector('b') ?? document.body);
  expect(reader.readSelection()).toEqual({ text: '“gateway”', blockIds: [id('Restart')] });
  document.getSelection()?.removeAllRanges();
  expect(reader.readSelection()).toBeUndefined();
});

describe('a page that changes while it is read is read anew', () => {
  const LONG = '<h1>Ticket 4117</h1>' + '<p>A line of the <b>first</b> ticket, which is a long one.</p>'.repeat(4000);
  const NEXT = '<h1>Ticket 4118</h1><p>The second ticket is short.</p>';
  const address = document.URL;
  afterEach(() => history.replaceState(null, '', address));

  test.each([
    ['to another address under the same title', () => history.pushState(null, '', '?ticket=4118')],
    ['without another address', () => undefined],
  ])('%s', async (_, navigate) => {
    let turns = 0;
    const changing = createPageReader(document, {
      now: () => 0,
      async yieldToPage() {
        if (++turns === 2) {
          navigate();
          document.body.innerHTML = NEXT;
        }
        await yieldToPage();
      },
    });
    document.body.innerHTML = LONG;
    const { url, blocks } = await changing.capture();
    expect(turns).toBeGreaterThanOrEqual(2);
    expect(url).toBe(document.URL);
    expect(blocks.map(({ text }) => text)).toEqual(['Ticket 4118', 'The second ticket is short.']);
  });
});
