import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { followSelection } from './follow-selection';

let stop = (): void => {};
afterEach(() => {
  stop();
  document.body.replaceChildren();
  document.getSelection()?.removeAllRanges();
});

/** What the toolbar did, on a page that holds `html`. */
const startOn = (html: string) => {
  document.body.innerHTML = html;
  const pressed: string[] = [];
  const page = { pressed, dismissed: 0, firstShown: 0, alive: true };
  stop = followSelection({
    site: 'wiki.example.com',
    openShadowRoot: (element) => element.shadowRoot,
    press: (task, text) => void pressed.push(`${task}: ${text.trim()}`),
    switchOff: () => void page.dismissed++,
    firstShown: () => void page.firstShown++,
    alive: () => page.alive,
    mode: 'open',
  });
  return page;
};

const paragraph = '<p id="text">Snapshots are kept for 35 days.</p><button id="elsewhere">elsewhere</button>';

const toolbar = (): HTMLElement | null => document.querySelector('gloss-toolbar');
const appears = async (): Promise<void> => await expect.poll(toolbar).not.toBeNull();
const isGone = async (): Promise<void> => await expect.poll(toolbar).toBeNull();
const at = (selector: string) => page.elementLocator(document.querySelector(selector)!);
const button = (name: string) => page.getByRole('button', { name });

/** Long enough for a toolbar that should not come to come all the same: what shows it is a timer of 0 after a click. */
const afterItsTurn = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve, 20));
};

test('selecting by mouse brings the toolbar, and each button asks its own thing of what is selected', async () => {
  const page = startOn(paragraph);
  for (const [name, task] of [
    ['Summarize', 'summarize'],
    ['Explain', 'explain'],
    ['Ask', 'ask'],
  ] as const) {
    await userEvent.tripleClick(at('#text'));
    await appears();
    await userEvent.click(button(name));
    await isGone();
    expect(page.pressed.at(-1)).toBe(`${task}: Snapshots are kept for 35 days.`);
  }
  expect(page.firstShown).toBe(1);
});

test('pressing a button takes neither the focus nor the selection away from the page', async () => {
  startOn(`<a id="link" href="#">a link</a>${paragraph}`);
  document.querySelector<HTMLElement>('#link')?.focus();
  const range = document.createRange();
  range.selectNodeContents(document.querySelector('#text')!);
  document.getSelection()?.addRange(range);
  await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
  await appears();
  await userEvent.click(button('Explain'));
  expect(document.activeElement?.id).toBe('link');
  expect(document.getSelection()?.toString()).toContain('Snapshots');
});

test.each([
  ['Escape', () => userEvent.keyboard('{Escape}')],
  ['a click elsewhere', () => userEvent.click(at('#elsewhere'))],
  ['a selection that is cleared', async () => document.getSelection()?.removeAllRanges()],
  ['a scroll', async () => document.scrollingElement?.scrollBy(0, 40)],
])('it is gone on %s, and leaves nothing in the page', async (_what, act) => {
  startOn(`${paragraph}<div style="height: 3000px"></div>`);
  const before = document.documentElement.outerHTML;
  await userEvent.tripleClick(at('#text'));
  await appears();
  await act();
  await isGone();
  expect(document.documentElement.outerHTML).toBe(before);
});

test('a feed that scrolls elsewhere on the page leaves it where it is', async () => {
  startOn(`${paragraph}<div id="feed" style="height: 50px; overflow: auto"><div style="height: 900px">feed</div></div>`);
  await userEvent.tripleClick(at('#text'));
  await appears();
  document.querySelector('#feed')?.scrollBy(0, 100);
  await afterItsTurn();
  expect(toolbar()).not.toBeNull();
});

test.each([
  ['an input', '<input id="field" value="words in a field">'],
  ['a text area', '<textarea id="field">words in a field</textarea>'],
  ['an editable region', '<div id="field" contenteditable="true">words in a field</div>'],
  ['something inside an editable region', '<div contenteditable="true"><p id="field">words in a field</p></div>'],
  ['a text box by its role', '<div id="field" role="textbox" tabindex="0">words in a field</div>'],
  ['a code editor', '<div class="cm-editor"><pre id="field">words in a field</pre></div>'],
])('it never appears over %s', async (_what, html) => {
  startOn(html);
  await userEvent.dblClick(at('#field'));
  await afterItsTurn();
  expect(toolbar()).toBeNull();
});

test('a click without a selection, and one on a stray character, do not bring it', async () => {
  startOn('<p id="text">Snapshots are kept.</p><p id="mark">—</p>');
  await userEvent.click(at('#text'));
  await afterItsTurn();
  expect(toolbar()).toBeNull();
  await userEvent.dblClick(at('#mark'));
  await afterItsTurn();
  expect(toolbar()).toBeNull();
});

test('a page cannot summon it, nor press its buttons', async () => {
  const page = startOn(paragraph);
  const range = document.createRange();
  range.selectNodeContents(document.querySelector('#text')!);
  document.getSelection()?.addRange(range);
  document.querySelector('#text')?.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, button: 0 }));
  await afterItsTurn();
  expect(toolbar()).toBeNull();

  await userEvent.tripleClick(at('#text'));
  await appears();
  toolbar()?.shadowRoot?.querySelector('button')?.click();
  expect(page.pressed).toEqual([]);
});

test('it is reached by keyboard, walked with the arrows, and Escape gives the focus back', async () => {
  const page = startOn(`<a id="link" href="#">a link</a>${paragraph}`);
  document.querySelector<HTMLElement>('#link')?.focus();
  await userEvent.keyboard('{Control>}a{/Control}');
  await appears();
  const focused = () => toolbar()?.shadowRoot?.activeElement?.textContent;

  await userEvent.keyboard('{Alt>}{Shift>}G{/Shift}{/Alt}');
  expect(focused()).toBe('Summarize');
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(focused()).toBe('Ask');
  await userEvent.keyboard('{Home}{ArrowLeft}');
  expect(toolbar()?.shadowRoot?.activeElement?.getAttribute('aria-label')).toBe('Switch off on wiki.example.com');
  await userEvent.keyboard('{Escape}');
  await isGone();
  expect(document.activeElement?.id).toBe('link');
  expect(page.pressed).toEqual([]);
});

test('Enter on a button asks, as a click does', async () => {
  const page = startOn('<p>Snapshots are kept for 35 days.</p>');
  await userEvent.keyboard('{Control>}a{/Control}');
  await appears();
  await userEvent.keyboard('{Alt>}{Shift>}G{/Shift}{/Alt}');
  await userEvent.keyboard('{ArrowRight}{Enter}');
  await isGone();
  expect(page.pressed).toEqual(['explain: Snapshots are kept for 35 days.']);
});

test("the page's own shortcuts do not hear the keys that are pressed in it", async () => {
  startOn('<p>Snapshots are kept for 35 days.</p>');
  const heard: string[] = [];
  const listen = (event: KeyboardEvent): void => void heard.push(event.key);
  await userEvent.keyboard('{Control>}a{/Control}');
  await appears();
  await userEvent.keyboard('{Alt>}{Shift>}G{/Shift}{/Alt}');
  document.addEventListener('keydown', listen);
  await userEvent.keyboard('{ArrowRight}s');
  document.removeEventListener('keydown', listen);
  expect(heard).toEqual([]);
});

test('one click switches it off for this site', async () => {
  const page = startOn(paragraph);
  await userEvent.tripleClick(at('#text'));
  await appears();
  await userEvent.click(button('Switch off on wiki.example.com'));
  expect(page.dismissed).toBe(1);
  await isGone();
});

test('text in a shadow root can be asked about like any other', async () => {
  const page = startOn('<div id="host"></div>');
  const root = document.querySelector('#host')!.attachShadow({ mode: 'open' });
  root.innerHTML = '<p>Words in the shadow.</p>';
  await userEvent.tripleClick(at('#host'));
  await appears();
  await userEvent.click(button('Summarize'));
  expect(page.pressed).toEqual(['summarize: Words in the shadow.']);
});

test('over a modal dialog it can still be clicked', async () => {
  const page = startOn('<dialog style="transform: translate(20px, 30px)"><p id="text">Words in a dialog.</p></dialog>');
  document.querySelector('dialog')?.showModal();
  await userEvent.tripleClick(at('#text'));
  await appears();
  const selected = document.querySelector('#text')!.getBoundingClientRect();
  expect(toolbar()!.getBoundingClientRect().top).toBeGreaterThanOrEqual(selected.bottom);
  await userEvent.click(button('Ask'));
  expect(page.pressed).toEqual(['ask: Words in a dialog.']);
});

test.each(['ltr', 'rtl'])('in %s text it stands by the end of the selection, inside the window', async (dir) => {
  startOn(`<p id="text" dir="${dir}" style="margin: 100px 0">${dir === 'rtl' ? 'يتم أخذ لقطات كل ست ساعات.' : 'Snapshots are kept.'}</p>`);
  await userEvent.tripleClick(at('#text'));
  await appears();
  const box = toolbar()!.getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(document.querySelector('#text')!);
  const words = range.getBoundingClientRect();
  expect(box.top).toBeGreaterThanOrEqual(words.bottom);
  expect(box.left).toBeGreaterThanOrEqual(0);
  expect(box.right).toBeLessThanOrEqual(innerWidth);
  const end = dir === 'rtl' ? words.left : words.right;
  expect(box.left - 1 <= end && end <= box.right + 1).toBe(true);
});

test('a style sheet that wants it away or ugly changes nothing', async () => {
  startOn(
    `<style>* { display: none !important } p, body, html { display: block !important } gloss-toolbar { opacity: 0 !important; font-size: 80px !important; position: static !important } button { background: red !important }</style>${paragraph}`,
  );
  await userEvent.tripleClick(at('#text'));
  await appears();
  const style = getComputedStyle(toolbar()!);
  expect([style.display, style.position, style.opacity]).toEqual(['block', 'fixed', '1']);
  expect(getComputedStyle(toolbar()!.shadowRoot!.querySelector('button')!).backgroundColor).not.toBe('rgb(255, 0, 0)');
  expect(toolbar()!.getBoundingClientRect().height).toBe(38);
});

test('after an update of the extension the old one ends by itself', async () => {
  const page = startOn(paragraph);
  page.alive = false;
  await userEvent.tripleClick(at('#text'));
  await afterItsTurn();
  expect(toolbar()).toBeNull();
});

test('at 320 px, as at 400 % of a usual window, it is all there, as icons that are large enough to press', async () => {
  await page.viewport(320, 640);
  startOn(paragraph);
  await userEvent.tripleClick(at('#text'));
  await appears();
  const { left, right } = toolbar()!.getBoundingClientRect();
  expect([left >= 0, right <= 320]).toEqual([true, true]);
  for (const name of ['Summarize the selection', 'Explain the selection', 'Ask about the selection', 'Switch off on wiki.example.com']) {
    const { width, height } = button(name).element().getBoundingClientRect();
    expect(Math.min(width, height), name).toBeGreaterThanOrEqual(24);
  }
  await page.viewport(1024, 768);
});
