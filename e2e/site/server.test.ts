import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSite, type Site } from './server';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const get = async (path: string) => {
  const response = await fetch(site.url + path);
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const words = (html: string) => html.replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]+>/g, ' ').match(/\S+/g)?.length ?? 0;

test('every link of every page leads to a page', async () => {
  const seen = new Set<string>();
  const waiting = ['/'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const { status, text } = await get(path);
    expect({ path, status }).toEqual({ path, status: 200 });
    waiting.push(...[...text.matchAll(/<a [^>]*href="(\/[^"#]*)"/g)].map(([, href]) => href!));
  }
  expect(seen.size).toBeGreaterThan(9);
});

test('the ticket has forty comments, some of them internal', async () => {
  const { text } = await get('/tickets/GRID-2481');
  expect(text.match(/<article class="comment/g)).toHaveLength(40);
  expect(text.match(/Internal note/g)!.length).toBeGreaterThan(5);
});

test('the handbook has 30,000 words, the same each time', async () => {
  const [first, second] = [await get('/wiki/depot-handbook'), await get('/wiki/depot-handbook')];
  expect(words(first.text)).toBeGreaterThan(30_000);
  expect(second.text).toBe(first.text);
});

test('the huge page holds five million characters and the strict one forbids everything', async () => {
  expect((await get('/odd/huge')).text.length).toBeGreaterThan(5_000_000);
  expect((await get('/odd/strict-csp')).headers.get('content-security-policy')).toContain("default-src 'none'");
});
