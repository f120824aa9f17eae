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

describe('a page that was read is not read again until it may say something else', () => {
  const TALL = `${TEXT}<form><label>Owner <input value="Ada"></label></form><x-note></x-note>`;
  const counted = () => {
    let readings = 0;
    const own = createPageReader(document, {
      now: () => 0,
      yieldToPage,
      openOrClosedShadowRoot: (element) => {
        if (element.localName === 'x-note') readings++;
        return element.shadowRoot;
      },
    });
    return { own, readings: () => readings };
  };
  const textOf = async (own: ReturnType<typeof createPageReader>): Promise<string> =>
    (await own.capture()).blocks.map(({ text }) => text).join('\n');

  test('the second question finds it read, with what is selected by then', async () => {
    document.body.innerHTML = TALL;
    const { own, readings } = counted();
    await own.capture();
    const before = readings();
    document.getSelection()?.selectAllChildren(document.querySelector('p') ?? document.body);
    const again = await own.capture();
    expect(readings()).toBe(before);
    expect(again.selection?.text).toContain('Restart the');
    document.getSelection()?.removeAllRanges();
  });

  test.each([
    ['a word', () => (document.querySelector('p')!.firstChild!.textContent = 'Never restart the ')],
    ['an attribute that hides', () => document.querySelector('p')!.setAttribute('hidden', '')],
    ['a reply below', () => document.body.insertAdjacentHTML('beforeend', '<p>It holds again.</p>')],
    ['a value that a script put into a field', () => (document.querySelector('input')!.value = 'Grace')],
    ['words in a shadow root', () => (document.querySelector('x-note')!.shadowRoot!.innerHTML = '<p>Another note.</p>')],
    ['a rule that a script added', () => document.styleSheets[0]!.insertRule('p { display: none }')],
    ['a frame', () => document.body.append(document.createElement('iframe'))],
  ])('%s changes it', async (_what, change: () => unknown) => {
    document.body.innerHTML = `<style>td { color: black }</style>${TALL}`;
    document.querySelector('x-note')!.attachShadow({ mode: 'open' }).innerHTML = '<p>A note.</p>';
    const { own, readings } = counted();
    const before = await textOf(own);
    const read = readings();
    change();
    const after = await textOf(own);
    expect(readings()).toBeGreaterThan(read);
    if (_what !== 'a frame') expect(after).not.toBe(before);
  });

  test('read ahead, it is there when somebody asks', async () => {
    document.body.innerHTML = TALL;
    const { own, readings } = counted();
    own.readAhead();
    await expect.poll(readings).toBeGreaterThan(0);
    await own.capture();
    const read = readings();
    await own.capture();
    expect(readings()).toBe(read);
  });

  test('by another hint it is read anew', async () => {
    document.body.innerHTML = TALL;
    const { own, readings } = counted();
    await own.capture();
    const read = readings();
    await own.capture([{ match: location.hostname, noise: 'table' }]);
    expect(readings()).toBeGreaterThan(read);
  });
});
