import { expect, test } from 'vitest';
import type { Passage } from './passage';
import { indexPassages } from './passage-index';
import { rankPassages } from './retrieve';

const passage = (id: string, text: string, rest: Partial<Passage> = {}): Passage => ({
  id,
  blockIds: [id],
  headings: [],
  text,
  kinds: ['paragraph'],
  ...rest,
});
const filler = Array.from({ length: 12 }, (_, at) =>
  passage(
    `f${at}`,
    `The ${['cat', 'dog', 'bird'][at % 3] ?? ''} number ${at} of the farm sleeps in the old barn beside the river all day long.`,
  ),
);
const best = (passages: readonly Passage[], question: string, lang = 'en'): string | undefined => {
  const [first] = rankPassages(indexPassages(passages, lang), question);
  return first && passages[first.at]?.id;
};

test('finds the passage that holds the words of the question, in another form', () => {
  expect(
    best([...filler, passage('x', 'Deleted invoices are kept for ninety days.')], 'How long do you keep an invoice after deletion?'),
  ).toBe('x');
  expect(best([...filler, passage('x', 'The tournament began in May.')], 'When did the tournament begin?')).toBe('x');
});

test('finds a related word where the page says it otherwise', () => {
  expect(best([...filler, passage('x', 'We disclose it to advertisers.')], 'Do you share anything with advertising companies?')).toBe('x');
});

test('finds an identifier by a part of it and a version without its v', () => {
  expect(
    best([...filler, passage('x', 'See INC-1041 for the outage.'), passage('y', 'See INC-2050 for the other one.')], 'what about 1041?'),
  ).toBe('x');
  expect(best([...filler, passage('x', 'Fixed in v2.3.1 today.'), passage('y', 'Fixed in v2.4.0 today.')], 'is it fixed in 2.3.1?')).toBe(
    'x',
  );
});

test('finds what a mistyped word was meant to be', () => {
  expect(best([...filler, passage('x', 'The certificate expires on Friday.')], 'certifcate expriy?')).toBe('x');
});

test('prefers a passage with the kind of thing that is asked for', () => {
  const said = passage('said', 'The parking permit is handed out at the desk.');
  const dated = passage('dated', 'The parking permit was handed out on 3 May 2024.');
  expect(best([...filler, said, dated], 'When was the parking permit handed out?')).toBe('dated');
});

test('prefers the passage under the heading that names the topic', () => {
  const text = 'Wait two minutes and press the button again.';
  const passages = [...filler, passage('a', text, { headings: ['Printer'] }), ...filler, passage('b', text, { headings: ['Scanner'] })];
  expect(best(passages, 'How long to wait with the scanner button?')).toBe('b');
});

test('asks a conversation where its topic is talked about, not for the talk', () => {
  const talk = (id: string, text: string): Passage => passage(id, text, { turn: { id } });
  const passages = [
    ...Array.from({ length: 30 }, (_, at) =>
      talk(`a${at}`, `Right, so the budget for month ${at} of the year is what it is, I would say, and we go on.`),
    ),
    talk('d', 'We discussed the discussion of the last discussion.'),
    ...Array.from({ length: 30 }, (_, at) =>
      talk(`b${at}`, `Okay, the remote control needs button ${at} in rubber, or the remote feels cheap.`),
    ),
  ];
  expect(best(passages, 'What was discussed about the remote?')).toMatch(/^b/);
});

test('reads German, French, Spanish and Japanese', () => {
  expect(best([...filler, passage('x', 'Die Häuser werden im Mai verkauft.')], 'Wann wird das Haus verkauft?', 'de')).toBe('x');
  expect(best([...filler, passage('x', "L'installation des imprimantes est terminée.")], "Comment installer l'imprimante ?", 'fr')).toBe(
    'x',
  );
  expect(best([...filler, passage('x', 'Las contraseñas caducan cada año.')], '¿Cuándo caduca la contraseña?', 'es')).toBe('x');
  expect(best([...filler, passage('x', '毎週月曜日にサーバーを再起動します。')], 'サーバーの再起動はいつですか', 'ja')).toBe('x');
});

test('says how much of the question a passage covers, and nothing of a page that has none of it', () => {
  const index = indexPassages([...filler, passage('x', 'The warranty of the bicycle ends after a year.')], 'en');
  expect(rankPassages(index, 'When does the bicycle warranty end?')[0]?.covered).toBeGreaterThan(0.9);
  expect(rankPassages(index, 'zzzz qqqq?')).toEqual([]);
});

test('takes words like "constructor" for words', () => {
  expect(best([...filler, passage('x', 'The constructor takes two arguments.')], 'what does the constructor take?')).toBe('x');
  expect(best(filler, 'hasOwnProperty __proto__')).toBeUndefined();
});
