import { expect, test } from 'vitest';
import { Ask } from './ask';
import type { Block } from './block';
import { choosePassages } from './choose-passages';
import { countWords } from './words';

const filler = (about: string): string =>
  Array.from({ length: 12 }, () => `The ${about} of the office is described in plain words.`).join(' ');
const block = (id: string, text: string, rest: Partial<Block> = {}): Block => ({ id, kind: 'paragraph', text, headings: [], ...rest });
const section = (id: string, title: string, text: string): Block[] => [
  block(`${id}h`, title, { kind: 'heading', level: 2 }),
  block(id, text, { headings: [title] }),
];
const capture = (blocks: Block[]) => ({ blocks, lang: 'en', unread: [] });
const asking = (question: string): Ask => Ask.parse({ task: 'ask', question });
const handbook = capture([
  ...section('a', 'Parking', filler('garage')),
  ...section('b', 'Badges', `${filler('badge')} A lost badge is reported to the front desk within two days.`),
  ...section('c', 'Kitchen', filler('kitchen')),
  ...section('d', 'Glossary', 'OKR stands for objectives and key results. A sprint is a period of two weeks.'),
  ...section('e', 'Meetings', filler('meeting room')),
]);
const textOf = (chosen: ReturnType<typeof choosePassages>): string => chosen.passages.map(({ text }) => text).join('\n');
const wordsOfAll = (chosen: ReturnType<typeof choosePassages>): number => countWords(textOf(chosen));

test('takes the whole page when it fits', () => {
  const chosen = choosePassages(handbook, asking('Where is the garage?'), 10_000);
  expect(textOf(chosen).split(/\s+/)).toEqual(handbook.blocks.flatMap(({ text }) => text.split(/\s+/)));
  expect(chosen.coverage).toEqual({ sections: 5, of: 5 });
});

test('takes what answers the question, in reading order, within the budget', () => {
  const chosen = choosePassages(handbook, asking('To whom do I report that I lost my badge?'), 150);
  expect(textOf(chosen)).toContain('front desk within two days');
  expect(wordsOfAll(chosen)).toBeLessThanOrEqual(150);
  const numbers = chosen.passages.map(({ id }) => Number(id.slice(1)));
  expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  expect(chosen.coverage.of).toBe(5);
  expect(chosen.coverage.sections).toBeLessThan(5);
});

test('understands a question with a typing error', () => {
  expect(textOf(choosePassages(handbook, asking('Where to reprot a lost bagde?'), 150))).toContain('front desk');
});

test('takes a part of every section when the page as a whole is asked about', () => {
  const chosen = choosePassages(handbook, Ask.parse({ task: 'summarize' }), 450);
  expect(chosen.coverage).toEqual({ sections: 5, of: 5 });
  expect(wordsOfAll(chosen)).toBeLessThanOrEqual(450);
});

test('counts what could not be read as not covered', () => {
  const chosen = choosePassages({ ...handbook, unread: [{ what: 'frame' }] }, Ask.parse({ task: 'summarize' }), 10_000);
  expect(chosen.coverage).toEqual({ sections: 5, of: 6 });
});

test('always takes the selection, and what defines its words elsewhere', () => {
  const chosen = choosePassages(
    handbook,
    Ask.parse({ task: 'explain', selection: { text: 'The OKR of the kitchen', blockIds: ['zz'] } }),
    120,
  );
  expect(chosen.passages[0]!.text).toBe('The OKR of the kitchen');
  expect(textOf(chosen)).toContain('OKR stands for');
});

test('does not send a selection twice that the page holds', () => {
  const text = 'A lost badge is reported to the front desk within two days.';
  const chosen = choosePassages(handbook, Ask.parse({ task: 'explain', selection: { text, blockIds: ['b'] } }), 200);
  expect(textOf(chosen).split(text)).toHaveLength(2);
});

test("keeps a ticket's fields and newest contribution at hand, whatever is asked", () => {
  const ticket = capture([
    block('f', 'Status: waiting for vendor', { kind: 'field', label: 'Status' }),
    ...Array.from({ length: 30 }, (_, at) =>
      block(`c${at}`, filler(`printer ${at}`), { kind: 'comment', turn: { id: `t${at}`, author: 'Ada' } }),
    ),
    block('last', 'The vendor shipped a new fuser today.', { kind: 'comment', turn: { id: 'last', author: 'Bo' } }),
  ]);
  const chosen = textOf(choosePassages(ticket, asking('What was said about printer 7?'), 400));
  expect(chosen).toContain('Status: waiting for vendor');
  expect(chosen).toContain('new fuser');
  expect(chosen).toContain('printer 7 ');
});

test('takes how a thread began and where it stands for its summary', () => {
  const thread = capture(
    Array.from({ length: 40 }, (_, at) => block(`c${at}`, filler(`number ${at}`), { kind: 'comment', turn: { id: `t${at}` } })),
  );
  const chosen = textOf(choosePassages(thread, Ask.parse({ task: 'brief' }), 1_000));
  expect(chosen).toContain('number 0 ');
  expect(chosen).toContain('number 39 ');
  expect(chosen).toContain('number 38 ');
});

test('reads a short follow-up together with the question before it', () => {
  const follow = Ask.parse({
    task: 'ask',
    question: 'And within what time?',
    thread: [{ question: 'Where do I report a lost badge?', answer: 'At the front desk.' }],
  });
  expect(textOf(choosePassages(handbook, follow, 150))).toContain('within two days');
});

test('takes a part of the page when none of the words occur on it', () => {
  expect(choosePassages(handbook, asking('xylophone?'), 200).passages.length).toBeGreaterThan(0);
});
