import { expect, test } from 'vitest';
import { depotManual, scannedLetter } from '@/e2e/site/pdfs';
import { blocksOfPdf, pageOfBlock } from './pdf-blocks';
import { readPdf } from './read-pdf';

const read = async (file: Buffer) => {
  const pdf = await readPdf(new Uint8Array(file), () => 0);
  if (typeof pdf === 'string') throw new Error(`The sample is ${pdf}.`);
  return pdf;
};
const manual = async () => blocksOfPdf(await read(depotManual()));

test('the headings of a PDF are told by the size of their letters, below the page they stand on', async () => {
  const headings = (await manual()).filter(({ kind }) => kind === 'heading');
  expect(headings.map(({ level, text, headings }) => [level, text, headings])).toEqual([
    [1, 'Depot handbook', ['Page 1']],
    [2, 'Before the shift', ['Page 1', 'Depot handbook']],
    [2, 'Charging rows', ['Page 2', 'Depot handbook']],
    [2, 'Keys', ['Page 3', 'Depot handbook']],
  ]);
});

test('lines become paragraphs, and a parted word is whole again', async () => {
  const texts = (await manual()).filter(({ kind }) => kind === 'paragraph').map(({ text }) => text);
  expect(texts).toContain(
    'A row is switched off at its cabinet and never at the charger, because the charger keeps a voltage for four minutes after it went dark.',
  );
});

test('a table of a PDF is read row by row, each cell with its column', async () => {
  const rows = (await manual()).filter(({ kind }) => kind === 'row');
  expect(rows.map(({ text }) => text)).toEqual(['Row | Cabinet | Breaker', 'A | North wall | 63 A', 'B | Wash hall | 80 A']);
  expect(rows[2]?.cells?.[2]).toEqual({ text: '80 A', header: 'Breaker' });
});

test('a numbered list of a PDF keeps its numbers', async () => {
  const items = (await manual()).filter(({ kind }) => kind === 'list-item');
  expect(items.map(({ number, text }) => [number, text])).toEqual([
    [1, 'Fetch the radio from the cabinet beside the gate.'],
    [2, 'Read the hand-over of the day shift.'],
    [3, 'Sign the key list.'],
  ]);
});

test('the footer that runs through a PDF is not read', async () => {
  expect((await manual()).some(({ text }) => text.includes('depot handbook - page'))).toBe(false);
});

test('a block of a PDF knows its page', async () => {
  const key = (await manual()).find(({ text }) => text.includes('spare key'));
  expect(pageOfBlock(key?.id ?? '')).toBe(3);
});

test('pages that are pictures are counted as such', async () => {
  expect((await read(scannedLetter())).pictured).toEqual([1]);
});

test('a file that is no PDF is said to be broken', async () => {
  expect(await readPdf(new TextEncoder().encode('<html>Please sign in</html>'), () => 0)).toBe('broken');
});
