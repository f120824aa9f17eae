import { afterEach, expect, test } from 'vitest';
import { readLinks } from './read-links';

afterEach(() => document.body.replaceChildren());

test('the links of the content are offered, each once, with those in the selection marked', () => {
  document.body.innerHTML = `<nav><a href="/home">Home</a></nav><main><table><tr><td><a id="one" href="/t/1">Ticket 1</a></td></tr>
    <tr><td><a id="two" href="/t/2#comments">Ticket 2</a> <a href="/t/2">again</a></td></tr></table>
    <a href="mailto:a@b.example">Mail</a><a href="/t/3" hidden>Hidden</a><a href="#top">Top</a></main>`;
  const range = document.createRange();
  range.selectNodeContents(document.querySelector('#two')!);
  document.getSelection()?.removeAllRanges();
  document.getSelection()?.addRange(range);
  expect(readLinks(document).map(({ url, title, selected }) => [new URL(url).pathname, title, selected])).toEqual([
    ['/t/1', 'Ticket 1', false],
    ['/t/2', 'Ticket 2', true],
  ]);
});
