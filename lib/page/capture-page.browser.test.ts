import { afterEach, describe, expect, test } from 'vitest';
import type { Block } from '@/lib/core/block';
import { capturePage, type CaptureOptions, type LiveCapture } from './capture-page';
import { readPlain } from './plain-document';
import { readSelection } from './read-selection';
import { yieldToPage } from './yield-to-page';

const read = (html: string): Promise<LiveCapture> => {
  document.body.innerHTML = html;
  return capturePage(document, { now: () => 0, yieldToPage });
};
const blocksOf = async (html: string): Promise<readonly Block[]> => (await read(html)).capture.blocks;
const textsOf = async (html: string): Promise<string> => (await blocksOf(html)).map(({ text }) => text).join('\n');

const ARTICLE = `<h1>Gateway runbook</h1><p>${'When the gateway stops answering, look at the queue before anything else. '.repeat(4)}</p>`;

afterEach(() => {
  document.body.innerHTML = '';
});

describe('what nobody can see is never read', () => {
  test('of a hundred paragraphs that look alike only the hidden one is left out', async () => {
    const paragraphs = Array.from({ length: 100 }, (_, nth) => `<p class="line">Step number ${nth}</p>`).join('');
    const text = await textsOf(`<style>.line:nth-of-type(42){opacity:0}</style><main>${ARTICLE}<div>${paragraphs}</div></main>`);
    expect(text).not.toContain('Step number 41');
    expect(text).toContain('Step number 42');
  });
});

describe('what belongs to the reader alone is never read', () => {
  test('passwords, hidden inputs, codes and cards', async () => {
    const text = await textsOf(`${ARTICLE}<form><label>Name <input value="Ada"></label><input type="password" value="hunter2">
      <input type="hidden" value="csrf-1"><input autocomplete="one-time-code" value="119911"><input name="card-number" value="4111"></form>`);
    expect(text).toContain('Name: Ada');
    expect(text).not.toMatch(/hunter2|csrf-1|119911|4111/);
  });

  test('a reply that is being written', async () => {
    document.body.innerHTML = `${ARTICLE}<textarea aria-label="Reply"></textarea><div contenteditable role="textbox" aria-label="Add a comment">my draft</div>`;
    const area = document.querySelector('textarea');
    if (area) area.value = 'half a reply';
    const { capture } = await capturePage(document, { now: () => 0, yieldToPage });
    expect(JSON.stringify(capture.blocks)).not.toMatch(/half a reply|my draft/);
  });
});

test('reads shadow roots, slots and frames of the same origin in their place', async () => {
  document.body.innerHTML = `${ARTICLE}<div id="host"><b>slotted words</b></div><iframe srcdoc="<p>words in a frame</p>"></iframe><p>words after</p>`;
  const root = document.querySelector('#host')?.attachShadow({ mode: 'open' });
  if (root) root.innerHTML = '<p>words in the shadow</p><slot></slot>';
  await new Promise((resolve) => document.querySelector('iframe')?.addEventListener('load', resolve, { once: true }));
  const { capture } = await capturePage(document, { now: () => 0, yieldToPage });
  const text = capture.blocks.map((block) => block.text).join('\n');
  expect(text).toMatch(/words in the shadow\s+slotted words\s+words in a frame\s+words after/);
});

test('reads a closed section and says that it is closed', async () => {
  const blocks = await blocksOf(`${ARTICLE}<details><summary>Rollback</summary><p>Restore the last snapshot first.</p></details>`);
  expect(blocks.find(({ text }) => text.startsWith('Restore'))?.collapsed).toBe(true);
  expect(blocks.find(({ text }) => text === 'Rollback')?.collapsed).toBeUndefined();
});

test('reads a table row by row, each cell under its column', async () => {
  const blocks = await blocksOf(`${ARTICLE}<table><tr><th>Host</th><th>Role</th></tr><tr><td>srv-1</td><td>cache</td></tr></table>`);
  expect(blocks.filter(({ kind }) => kind === 'row').map(({ text }) => text)).toEqual(['Host | Role', 'srv-1 | cache']);
  expect(blocks.findLast(({ kind }) => kind === 'row')?.cells).toEqual([
    { header: 'Host', text: 'srv-1' },
    { header: 'Role', text: 'cache' },
  ]);
});

test('reads labels and values as fields, whatever they are made of', async () => {
  const blocks = await blocksOf(`${ARTICLE}<dl><dt>Status</dt><dd>Open</dd></dl>
    <table><tr><th>Owner:</th><td>Ada</td></tr><tr><th>Due:</th><td>Friday</td></tr></table>
    <div><div><h4>Team</h4><span>Platform</span></div><div><h4>Sprint</h4><span>14</span></div><div><h4>Points</h4><span>8</span></div></div>`);
  expect(blocks.filter(({ kind }) => kind === 'field').map(({ text }) => text)).toEqual([
    'Status: Open',
    'Owner: Ada',
    'Due: Friday',
    'Team: Platform',
    'Sprint: 14',
    'Points: 8',
  ]);
});

test('reads a thread as contributions with their author and time', async () => {
  const comment = (author: string, body: string): string =>
    `<li class="comment"><div class="head"><a href="/users/${author}">${author}</a> <time>2026-11-02 14:03</time></div><p>${body}</p></li>`;
  const blocks = await blocksOf(`${ARTICLE}<ul>${comment('ada', 'The queue was full.')}${comment('grace', 'Draining it helped.')}</ul>`);
  expect(blocks.filter(({ turn }) => turn).map(({ text, turn }) => [turn?.author, turn?.time, text])).toEqual([
    ['ada', '2026-11-02 14:03', 'The queue was full.'],
    ['grace', '2026-11-02 14:03', 'Draining it helped.'],
  ]);
});

test('tells the moment of a contribution that writes only how long ago it was, and that it is private', async () => {
  const note = (nth: number, author: string, badge: string, body: string): string =>
    `<div class="note" id="note-${nth}"><div class="contextual"><a href="#note-${nth}">#${nth}</a></div>
      <h4>Updated by <a href="/users/${author}">${author}</a> <a title="10/0${nth}/2026 09:40 AM" href="/activity">about 2 months</a> ago ${badge}</h4><p>${body}</p></div>`;
  const blocks = await blocksOf(
    `${ARTICLE}<div>${note(2, 'ada', '', 'The queue was full.')}${note(5, 'grace', '<span class="badge">Private</span>', 'Draining it helped.')}</div>`,
  );
  expect(blocks.filter(({ turn }) => turn).map(({ text, turn }) => [turn?.author, turn?.time, turn?.moment, turn?.audience, text])).toEqual(
    [
      ['ada', 'about 2 months ago', '10/02/2026 09:40 AM', undefined, 'The queue was full.'],
      ['grace', 'about 2 months ago', '10/05/2026 09:40 AM', 'internal', 'Draining it helped.'],
    ],
  );
});

test('takes nobody named in a heading that changed a ticket for what another wrote', async () => {
  const change = (author: string, said: string): string =>
    `<div class="change"><h3 class="change">Changed <a title="2026-08-13T09:25">4 weeks ago</a> by ${author}</h3><ul><li>owner set to julian</li></ul>${said}</div>`;
  const blocks = await blocksOf(`${ARTICLE}${change('itamar', '<p>TestCase is split now.</p>')}${change('exarkun', '')}`);
  expect(blocks.flatMap(({ turn, text }) => (turn ? [`${turn.author}: ${text}`] : []))).toEqual([
    'itamar: owner set to julian',
    'itamar: TestCase is split now.',
    'exarkun: owner set to julian',
  ]);
});

test('a heading is read without the sign that copies its address, and with a link that says something', async () => {
  const blocks = await blocksOf(
    `<main>${ARTICLE}<h2 id="slow">Slow code<a class="headerlink" href="#slow">¶</a></h2><p>It blocks.</p><dl><dt>--lock <a href="#lock">#</a></dt><dd>Keeps it.</dd></dl><h2><a href="#c">C#</a></h2><p>It is typed <a href="#note">*</a>.</p></main>`,
  );
  const texts = blocks.map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['Slow code', 'C#', 'It is typed *.']));
  expect(texts.join('\n')).not.toMatch(/¶|--lock #/);
});

test('reads a badge that says how a ticket stands, and no button of the same word', async () => {
  const text = await textsOf(
    `<main><h1>Bug 7</h1><span class="badge">open</span>${ARTICLE}<div><button>Open</button> <a href="#">Edit</a></div></main>`,
  );
  expect(text).toContain('open');
  expect(text).not.toMatch(/Open|Edit/);
});

test('takes a name beside a search box for no field', async () => {
  const search = '<form action="/search"><label>Search: <input name="q"></label></form>';
  const blocks = await blocksOf(`<div id="header"><div>${search}<div>Depots</div></div><h1>Depots</h1></div><main>${ARTICLE}</main>`);
  expect(blocks.map(({ text }) => text).slice(0, 2)).toEqual(['Depots', 'Gateway runbook']);
});

describe('mail that a contribution quotes is told from what it says', () => {
  const thread = (...bodies: string[]): string =>
    `${ARTICLE}<div>${bodies.map((body, nth) => `<div class="message"><div class="head">From: <b class="sender">Ada Byron</b> <time>2026-11-0${nth + 1} 14:03</time></div><div class="body">${body}</div></div>`).join('')}</div>`;
  const partsOf = async (body: string): Promise<string[]> =>
    (await blocksOf(thread(body, '<p>Thank you, that was it.</p>')))
      .filter(({ turn }) => turn?.time === '2026-11-01 14:03')
      .map(({ text, quoted }) => `${quoted ? '> ' : ''}${text.replaceAll('\n', ' / ')}`);

  test('marked lines, with who wrote them', async () => {
    expect(
      await partsOf('<pre>On Monday, Grace Hopper wrote:\n&gt; Is the queue full?\n&gt; I cannot see it.\n\nYes, it was full.</pre>'),
    ).toEqual(['> On Monday, Grace Hopper wrote: / > Is the queue full? / > I cannot see it.', 'Yes, it was full.']);
  });

  test('everything under a rule or the head of the mail that was answered', async () => {
    expect(await partsOf('<p>Yes, it was.</p><p>-----Original Message-----</p><p>Is the queue full?</p>')).toEqual([
      'Yes, it was.',
      '> -----Original Message-----',
      '> Is the queue full?',
    ]);
    expect(
      await partsOf(
        '<p>Ja, war sie.</p><p><b>Von:</b> Grace<br><b>Gesendet:</b> Montag<br><b>Betreff:</b> Warteschlange</p><p>Ist sie voll?</p>',
      ),
    ).toEqual(['Ja, war sie.', '> Von: Grace / Gesendet: Montag / Betreff: Warteschlange', '> Ist sie voll?']);
  });

  test('what stands beside a bar, and the answer under it is not', async () => {
    expect(
      await partsOf(
        '<div>On Monday, Grace wrote:</div><div style="border-left:1px solid #ccc;padding-left:1ex"><div>Is the queue full?</div></div><p>It was.</p>',
      ),
    ).toEqual(['> On Monday, Grace wrote:', '> Is the queue full?', 'It was.']);
  });
});

test('does not take what a site tells everybody for a contribution', async () => {
  const blocks = await blocksOf(
    `<div class="message announcement"><b>Maintenance</b><p>Tonight at 22:00, by Platform Team</p></div><main>${ARTICLE}</main>`,
  );
  expect(blocks.filter(({ turn }) => turn)).toEqual([]);
});

test('names the author in the head of a contribution, not whom or what its sentences name', async () => {
  const comment = (author: string, time: string, said: string): string =>
    `<article class="comment"><header><strong>${author}</strong> <span>Support</span> <time>${time}</time></header><p>${said}</p></article>`;
  const blocks = await blocksOf(
    `${ARTICLE}${comment('Lena Hartwig', '14 Nov 2026, 05:12', 'Eleven were not full. They were plugged in from 23:10 and took 6 kW all night.')}
    ${comment('Beatriz Lobo', '18 August 2026 08:02', 'We now type the numbers by hand, that costs us around 40 minutes a shift.')}
    <article class="comment"><p>Posted by jdoe on 2026-08-19</p><p>It runs again.</p></article>`,
  );
  expect(blocks.flatMap(({ turn }) => turn?.author ?? [])).toEqual(['Lena Hartwig', 'Beatriz Lobo', 'jdoe']);
});

describe('what surrounds a text is left out', () => {
  const offer = '<p>Queues fill up when nobody reads from them, and what to do about that is told here in short.</p><a href="/q">Read</a>';

  test.each([
    ['other articles, by their heading', `<div><h3>Related articles</h3>${offer}</div>`],
    ['other articles, by what they are called', `<div class="post-recommendations recommended">${offer}</div>`],
    ['a request to subscribe', `<div><h3>Subscribe to our newsletter</h3>${offer}</div>`],
    ['a bar that asks to be agreed with', `<div><div>${offer} By continuing you agree to our use of cookies.</div></div>`],
  ])('%s', async (_, part) => {
    const text = await textsOf(`<div>${ARTICLE.repeat(6)}${part}<p>Then restart it.</p></div>`);
    expect(text).not.toContain('Queues fill up');
    expect(text).toContain('Then restart it.');
  });

  test("a forum's members: since when, how many posts", async () => {
    const post = (name: string): string =>
      `<div class="post"><div class="left"><b>${name}</b><dl><dd>Registered: 2024-01-27</dd><dd>Posts: 98</dd></dl></div><div class="right"><p>${name} says that the queue has to be drained before anything else is done to it.</p></div></div>`;
    const text = await textsOf(`<h1>Queue</h1>${['Ada', 'Bob', 'Cy'].map(post).join('')}`);
    expect(text).not.toMatch(/Registered|Posts: 98/);
    expect(text).toContain('Ada says');
  });

  test('but not the related issues of a ticket', async () => {
    const text = await textsOf(
      `<h1>Queue stuck</h1><dl><dt>Status</dt><dd>Open</dd><dt>Priority</dt><dd>High</dd><dt>Owner</dt><dd>Ada</dd></dl>${ARTICLE}<div class="related"><h3>Related issues</h3>${offer}</div>`,
    );
    expect(text).toContain('Queues fill up');
  });
});

test('reads footnotes under the text they belong to', async () => {
  const text = await textsOf(
    `<main>${ARTICLE}<p>Drain it first.<sup><a href="#f1">1</a></sup></p><section class="footnotes"><ol><li id="f1">Unless the disk is full. <a href="#r1">↩</a></li></ol></section></main>`,
  );
  expect(text).toContain('Unless the disk is full.');
});

test('reads a closed shadow root where the browser opens it to the extension', async () => {
  document.body.innerHTML = `${ARTICLE}<div id="host"></div>`;
  const host = document.querySelector('#host');
  const root = host?.attachShadow({ mode: 'closed' });
  if (root) root.innerHTML = '<p>words behind a closed door</p>';
  const said = async (options: Partial<CaptureOptions>): Promise<string> =>
    (await capturePage(document, { now: () => 0, yieldToPage, ...options })).capture.blocks.map(({ text }) => text).join('\n');
  expect(await said({})).not.toContain('closed door');
  expect(await said({ openOrClosedShadowRoot: (element) => (element === host && root ? root : null) })).toContain('closed door');
});

test('finds what is selected inside a shadow root, open or closed, with the block it stands in', async () => {
  document.body.innerHTML = `${ARTICLE}<div id="host"></div>`;
  const host = document.querySelector('#host');
  const root = host?.attachShadow({ mode: 'closed' });
  if (!root) throw new Error('no shadow root');
  root.innerHTML = '<p>words behind a closed door</p>';
  const shadowRootOf = (element: Element): ShadowRoot | null => (element === host ? root : null);
  const live = await capturePage(document, { now: () => 0, yieldToPage, openOrClosedShadowRoot: shadowRootOf });
  const words = root.querySelector('p')?.firstChild;
  if (words) document.getSelection()?.setBaseAndExtent(words, 0, words, 5);
  const selection = readSelection(document, shadowRootOf, live.blocks.values());
  expect(selection?.text).toBe('words');
  expect(selection?.blockIds.map((id) => live.blocks.get(id)?.block.text)).toEqual(['words behind a closed door']);
});

test('leaves menus, footers and cookie bars out', async () => {
  const menu = Array.from({ length: 8 }, (_, nth) => `<li><a href="/${nth}">Menu entry ${nth}</a></li>`).join('');
  const text = await textsOf(
    `<div class="top-menu"><ul>${menu}</ul></div><main>${ARTICLE}</main><div class="cookie-consent">We use cookies <button>Fine</button></div><footer>Imprint</footer>`,
  );
  expect(text).toContain('Gateway runbook');
  expect(text).not.toMatch(/Menu entry|cookies|Imprint/);
});

test('keeps code as it is written', async () => {
  const blocks = await blocksOf(`${ARTICLE}<pre><code>if ready:\n    drain()\n</code></pre>`);
  expect(blocks.find(({ kind }) => kind === 'code')?.text).toBe('if ready:\n    drain()');
});

test('puts a listing together that a highlighter took apart, without its line numbers', async () => {
  const lines = ['#!/bin/sh', 'queue drain', 'queue restart'].map(
    (line) => `<div><code>${line.replaceAll(' ', ' </code><code>')}</code></div>`,
  );
  const blocks = await blocksOf(
    `${ARTICLE}<table><tr><td>${lines.map((_, nth) => `<div>${nth + 1}</div>`).join('')}</td><td><div>${lines.join('')}</div></td></tr></table>`,
  );
  expect(blocks.slice(2).map(({ kind, text }) => [kind, text])).toEqual([['code', '#!/bin/sh\nqueue drain\nqueue restart']]);
});

test('a banner and a reply leave the ids of what was there', async () => {
  const before = (await read(`<main>${ARTICLE}<p>Same words.</p><p>Same words.</p></main>`)).capture.blocks.map(({ id }) => id);
  document.body.prepend(Object.assign(document.createElement('div'), { textContent: 'Maintenance tonight at 22:00' }));
  document.body.append(Object.assign(document.createElement('p'), { textContent: 'A new reply that was not here before' }));
  const after = (await capturePage(document, { now: () => 0, yieldToPage })).capture.blocks.map(({ id }) => id);
  expect(after).toEqual(expect.arrayContaining(before));
  expect(new Set(before).size).toBe(before.length);
});

test('says how much of a list that draws only its visible rows was not read', async () => {
  const { capture } = await read(
    `${ARTICLE}<div role="grid" aria-rowcount="1480"><div role="row"><span role="gridcell">a</span><span role="gridcell">b</span></div></div>`,
  );
  expect(capture.unread).toEqual([{ what: 'rows', count: 1479, of: 1480 }]);
});

test('reads a Markdown file by its headings and a table file by its columns', () => {
  const element = document.createElement('pre');
  const node = document.createTextNode('# Runbook\n\nDrain first.\n\n## Queue\nThen restart.');
  element.append(node);
  expect(readPlain({ element, node }, 'markdown').map(({ block }) => [block.kind, block.text, block.headings])).toEqual([
    ['heading', 'Runbook', []],
    ['paragraph', 'Drain first.', ['Runbook']],
    ['heading', 'Queue', ['Runbook']],
    ['paragraph', 'Then restart.', ['Runbook', 'Queue']],
  ]);
  node.data = 'Host,Notes\nsrv-1,"needs ""care"", soon"';
  expect(readPlain({ element, node }, 'table').map(({ block }) => block.text)).toEqual(['Host | Notes', 'srv-1 | needs "care", soon']);
});

test('changes nothing in the page', async () => {
  const html = `${ARTICLE}<input value="x"><details><summary>a</summary>b</details>`;
  document.body.innerHTML = html;
  const before = document.documentElement.outerHTML;
  const changes: MutationRecord[] = [];
  const observer = new MutationObserver((records) => changes.push(...records));
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  await capturePage(document, { now: () => 0, yieldToPage });
  changes.push(...observer.takeRecords());
  observer.disconnect();
  expect(changes).toEqual([]);
  expect(document.documentElement.outerHTML).toBe(before);
});
