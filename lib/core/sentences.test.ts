import { expect, test } from 'vitest';
import { sentencesOf, sentencesOfBlock } from './sentences';

const texts = (text: string, lang?: string): string[] => sentencesOf(text, lang).map((sentence) => sentence.text);

test('cuts a text at its sentences', () => {
  expect(texts('It fails. Why? Nobody knows! “Restart it.” Then wait.')).toEqual([
    'It fails.',
    'Why?',
    'Nobody knows!',
    '“Restart it.”',
    'Then wait.',
  ]);
});

test('is not misled by abbreviations, initials, versions, file names and addresses', () => {
  expect(texts('Dr. J. Smith updated config.yaml to v2.3.1 (see https://a.example/x.html), e.g. the port. Done.')).toEqual([
    'Dr. J. Smith updated config.yaml to v2.3.1 (see https://a.example/x.html), e.g. the port.',
    'Done.',
  ]);
  expect(texts('Das gilt z.B. für Nr. 5. Danach nicht.', 'de')).toEqual(['Das gilt z.B. für Nr. 5.', 'Danach nicht.']);
});

test('keeps a list mark with its item and a row in one piece', () => {
  expect(texts('1. Open the menu\n2. Press Save. Wait.')).toEqual(['1. Open the menu', '2. Press Save.', 'Wait.']);
  expect(texts('Retries | 3. Never more. | since 2.0\nNext.')).toEqual(['Retries | 3. Never more. | since 2.0', 'Next.']);
});

test('cuts Chinese and Japanese at their own marks', () => {
  expect(texts('サーバーを再起動します。次に確認します。')).toEqual(['サーバーを再起動します。', '次に確認します。']);
});

test('says where each sentence stands', () => {
  const text = '  One. \n\n Two is here.  ';
  for (const { text: sentence, start, end } of sentencesOf(text)) expect(text.slice(start, end)).toBe(sentence);
});

test('takes a field or list item as one sentence and code by its lines', () => {
  expect(sentencesOfBlock({ kind: 'field', text: 'Status: Done. Really.' })).toHaveLength(1);
  expect(sentencesOfBlock({ kind: 'code', text: 'a.b();\n\n  c();' }).map((line) => line.text)).toEqual(['a.b();', 'c();']);
  expect(sentencesOfBlock({ kind: 'paragraph', text: 'One. Two.' })).toHaveLength(2);
});

test('keeps a German date in one sentence', () => {
  expect(sentencesOf('Der Antrag muss bis zum 15. November gestellt werden. Danach verfällt er.', 'de').map(({ text }) => text)).toEqual([
    'Der Antrag muss bis zum 15. November gestellt werden.',
    'Danach verfällt er.',
  ]);
});
