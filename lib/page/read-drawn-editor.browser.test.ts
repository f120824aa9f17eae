import { afterEach, expect, test } from 'vitest';
import { capturePage } from './capture-page';
import { drawnEditor } from './drawn-editor';
import { readDrawnEditor } from './read-drawn-editor';
import { yieldToPage } from './yield-to-page';

afterEach(() => document.body.replaceChildren());

const docs = drawnEditor('https://docs.google.com/document/d/1aB-c_9/edit?tab=t.0');

const captured = () => {
  document.body.innerHTML = '<p>File Edit View</p><canvas width="800" height="600"></canvas>';
  return capturePage(document, { now: () => 0, yieldToPage });
};

test('a document that is drawn is read by its own export', async () => {
  const asked: string[] = [];
  const { capture } = await readDrawnEditor(await captured(), docs!, document, (url) => {
    asked.push(url);
    return Promise.resolve('\ufeffNight shift\r\n\r\nThe radio lies in the cabinet.');
  });
  expect(asked).toEqual(['https://docs.google.com/document/d/1aB-c_9/export?format=txt']);
  expect(capture.blocks.map(({ text }) => text)).toEqual(['Night shift', 'The radio lies in the cabinet.']);
  expect(capture.unread).toEqual([]);
});

test('where the export is refused, it is said that the document is drawn', async () => {
  const { capture } = await readDrawnEditor(await captured(), docs!, document, () => Promise.resolve(undefined));
  expect(capture.unread).toEqual([{ what: 'canvas', count: 1, detail: 'Google Docs' }]);
});

test('other pages of the same site are no drawn editors', () => {
  expect(drawnEditor('https://docs.google.com/document/u/0/')).toBeUndefined();
  expect(drawnEditor('https://wiki.example.com/document/d/1')).toBeUndefined();
  expect(drawnEditor('https://docs.google.com/spreadsheets/u/1/d/1aB/edit')).toEqual({ name: 'Google Sheets', exportUrl: undefined });
});
