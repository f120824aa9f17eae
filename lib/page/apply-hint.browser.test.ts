import { afterEach, expect, test } from 'vitest';
import type { SiteHint } from '@/lib/core/site-hint';
import { capturePage } from './capture-page';
import { yieldToPage } from './yield-to-page';

afterEach(() => document.body.replaceChildren());

const html = `
<div class="k1"><a href="#a">Queue</a> <a href="#b">Reports</a> <a href="#c">Settings</a></div>
<div class="k2"><p>Ticker: the canteen closes at three o'clock today, and opens again on Monday morning.</p></div>
<div id="q7"><h1>Charger offline</h1><p>The charger at bay four has been dark since the storm of last night.</p>
  <div class="z"><i class="w">Kari</i><i class="d">before lunch</i><p>I have ordered the fuse, it comes with the morning van.</p></div>
  <div class="z"><i class="w">Ole</i><i class="d">after lunch</i><p>The fuse is in, and the charger answers again.</p></div></div>
<div class="r"><div class="f"><div>Depot</div><div>Ostra Quay</div></div></div>`;

const read = async (hint: Omit<SiteHint, 'match'>) => {
  document.body.innerHTML = html;
  return (await capturePage(document, { now: () => 0, yieldToPage }, { match: 'tool.example', ...hint })).capture.blocks;
};
const texts = async (hint: Omit<SiteHint, 'match'>) => (await read(hint)).map(({ text }) => text).join('\n');

test('where a hint tells the content, nothing else is read', async () => {
  const text = await texts({ main: '#q7' });
  expect(text).toContain('bay four');
  expect(text).not.toContain('canteen');
  expect(text).not.toContain('Ostra Quay');
});

test('fields that a hint tells are read beside the content', async () => {
  const blocks = await read({ main: '#q7', fields: '.f' });
  expect(blocks.filter(({ kind }) => kind === 'field').map(({ text }) => text)).toEqual(['Depot: Ostra Quay']);
});

test('comments that a hint tells have their author and time', async () => {
  const turns = (await read({ comments: '.z', author: '.w', time: '.d' })).filter(({ kind }) => kind === 'comment');
  expect(turns.map(({ turn }) => [turn?.author, turn?.time])).toEqual([
    ['Kari', 'before lunch'],
    ['Ole', 'after lunch'],
  ]);
  expect(new Set(turns.map(({ turn }) => turn?.id)).size).toBe(2);
});

test('what a hint calls noise is not read', async () => {
  expect(await texts({})).toContain('canteen');
  expect(await texts({ noise: '.k2' })).not.toContain('canteen');
});

test('a selector that no browser understands changes nothing', async () => {
  expect(await texts({ main: '##', noise: 'p:::', comments: ')' })).toBe(await texts({}));
});
