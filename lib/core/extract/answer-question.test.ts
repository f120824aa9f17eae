import { expect, test } from 'vitest';
import type { Passage } from '@/lib/core/passage';
import { answerQuestion } from './answer-question';
import { readPage } from './page-reading';
import { kiln, runbook, samplePassages, ticket } from './sample-pages';

const ask = (passages: readonly Passage[], question: string, title = '') =>
  answerQuestion(question, readPage(passages, { title, lang: 'en' }));
const firstQuote = (passages: readonly Passage[], question: string, lang = 'en'): string | undefined =>
  ask(passages, question, lang).points[0]?.citations.at(-1)?.quote;

test('answers with the sentence that says it', () => {
  const answer = ask(runbook, 'On which port does the gateway answer?');
  expect(answer.answered).toBe(true);
  expect(answer.text).toContain('port 8443');
});

test('answers why with the sentence that gives the reason', () => {
  expect(firstQuote(runbook, 'Why was the gateway moved?')).toContain('because the old data centre closed');
});

test('answers how to do something with its steps, in order, with the code between them', () => {
  const { text, points } = ask(runbook, 'How do I restart the gateway?');
  expect(text).toContain('“Restart the gateway” has 4 steps.');
  expect(points.map((point) => point.text)).toEqual([
    'Drain the node in the load balancer.',
    'Wait until no payment is open.',
    'Restart the service.',
    'sudo systemctl restart paygate',
    'Check the health page and put the node back.',
  ]);
});

test('does not answer with the steps of another section', () => {
  expect(ask(runbook, 'How do I rotate the certificate?').points.map((point) => point.text)).toEqual([
    'Order the certificate from Trustmark.',
    'Upload it to the vault.',
  ]);
});

test('answers from a table with the row, and names the column', () => {
  const { text, points } = ask(runbook, 'How much memory does pay-2 have?');
  expect(text).toBe('Memory of pay-2: 32 GB');
  expect(points[0]!.citations[0]!.quote).toBe('pay-2 | Porto | 32 GB | Tomas Reis');
});

test.each([
  ['What is the status?', 'Status: In progress'],
  ['Who is working on this ticket?', 'Assignee: Ines Duarte'],
  ['Who reported this?', 'Reporter: Rui Costa'],
  ['How urgent is it?', 'Priority: High'],
])('answers "%s" from the field', (question, field) => {
  expect(firstQuote(ticket, question)).toBe(field);
});

test('answers who said something with the turn of the person who said it', () => {
  expect(ask(ticket, 'Who reported the upstream timeout?').text).toMatch(/^Rui Costa/);
  expect(ask(ticket, 'What did Ines say about the certificate?').text).toMatch(
    /^Ines Duarte \(2026-03-02 11:20\): The certificate on pay-2 expired/,
  );
});

test('answers what is new with the newest turn', () => {
  const { text } = ask(ticket, 'What is the latest update?');
  expect(text).toContain('The newest entry is by Ines Duarte (2026-03-02 11:20).');
  expect(text).toContain('certificate on pay-2 expired');
});

test('finds the newest turn where the page shows it first', () => {
  const reversed = samplePassages(`
    == Ana Melo, 2026-04-09 12:00
    The new cable works.

    == Ana Melo, 2026-04-08 09:00
    The old cable is broken.
  `);
  expect(ask(reversed, 'What is the latest update?').text).toContain('The new cable works.');
});

test('takes the sentence before along when the one that answers points back at it', () => {
  const page = samplePassages('Harbour is our badge system. It was bought from Keywell in 2019.\n\nThe canteen opens at noon.');
  expect(ask(page, 'When was Harbour bought?').text).toBe('Harbour is our badge system. It was bought from Keywell in 2019.');
});

test('finds the answer when the page uses another word for it', () => {
  const page = samplePassages('Staff get 28 days of vacation a year.\n\nThe office opens at eight.\n\nParking is free for visitors.');
  expect(firstQuote(page, 'How much leave do I get?')).toContain('28 days of vacation');
});

test('says that the page does not answer what it is not about', () => {
  const answer = ask(runbook, 'What does the parental allowance in Denmark amount to?');
  expect(answer.answered).toBe(false);
});

test('does not show text that was planted for a language model as an answer', () => {
  const { text, points } = ask(runbook, 'Is the gateway safe?');
  expect(JSON.stringify([text, points])).not.toContain('Ignore all previous');
});

test('copies every quote from the passage that it names', () => {
  for (const question of [
    'How do I restart the gateway?',
    'How much memory does pay-1 have?',
    'What is a settlement?',
    'Who may approve a refund?',
  ]) {
    for (const { citations } of ask(runbook, question).points)
      for (const { passageId, quote } of citations) expect(runbook.find(({ id }) => id === passageId)!.text).toContain(quote);
  }
});

test('answers in German from a German page', () => {
  const page = samplePassages(
    'Der Urlaubsantrag muss bis zum 15. November gestellt werden. Resturlaub verfällt am 31. März.\n\nDie Kantine ist bis 14 Uhr geöffnet.',
  );
  expect(firstQuote(page, 'Bis wann muss der Urlaubsantrag gestellt werden?', 'de')).toContain('15. November');
});

test('answers in Japanese from a Japanese page', () => {
  const page = samplePassages('休暇申請は人事部に提出してください。\n\n会議室は三階にあります。\n\n食堂は十二時に開きます。');
  expect(firstQuote(page, '会議室はどこにありますか', 'ja')).toContain('三階');
});

test('says so when there is no question or no page', () => {
  expect(ask(runbook, '  ').answered).toBe(false);
  expect(ask([], 'What is the status?').answered).toBe(false);
});

test('answers from a table whose headings, column and row together hold the question', () => {
  const { text, points } = ask(kiln, 'What does an amber lamp mean when emptying a kiln?', 'Empty the kiln by hand');
  expect(text).toBe('Meaning of Amber: Door jammed');
  expect(points[0]!.citations[0]!.quote).toBe('Amber | Door jammed | Use the lever');
});

test('answers what happens under a condition with the sentence that names it', () => {
  expect(ask(kiln, 'What happens if --cold is given?').text).toContain('the door opens at once');
});

test('answers how to do something with the command that does it', () => {
  expect(ask(kiln, 'How do I discard a plan that has unfinished bowls?').text).toMatch(/^discard: Discard a plan\./);
});

test('does not claim to answer what the page only shares a name with', () => {
  const page = samplePassages(`
    # LATCH

    Norrsund locks a shelf on its own. Therefore Norrsund reports a fault when a latch is used outside of a shift.

    Norrsund supports that too. A latch is held until the shift ends.
  `);
  const { answered, text } = ask(page, 'What is the price of a Norrsund licence?', 'LATCH');
  expect(answered).toBe(false);
  expect(text).toContain('does not seem to answer');
});

test('says an answer outright or says that there is none, nothing between', () => {
  for (const question of ['On which port does the gateway answer?', 'Who owns the kiln in Denmark?', 'Why was the gateway painted?']) {
    const { answered, text } = ask(runbook, question);
    expect(text.startsWith('This page does not seem to answer that.')).toBe(!answered);
  }
});

test('finds a word that was mistyped', () => {
  expect(ask(runbook, 'How is the certifciate rotated?').answered).toBe(true);
});

test('says where the answer stands instead of repeating it', () => {
  const { text, points } = ask(runbook, 'When are refunds paid?');
  expect(text).toBe('Refunds are paid within 14 days.');
  expect(points[0]!.text).toBe('Under “Glossary”: Refunds are paid within 14 days.');
});

test('says that a field is empty instead of giving its label as the answer', () => {
  const form = samplePassages('@ Site access code:\n@ Depot: Aalborg');
  const { answered, text, points } = ask(form, 'What is the site access code?');
  expect(answered).toBe(false);
  expect(text).toBe('“Site access code” shows no value on this page.');
  expect(points[0]!.citations[0]!.quote).toBe('Site access code:');
});

test('says that a form’s label without a value shows none', () => {
  const form = samplePassages(`
    @ Caller: Beatriz Lobo
    @ Impact: 2 - Medium

    Due date
  `);
  const { answered, text } = ask(form, 'When is it due?');
  expect(answered).toBe(false);
  expect(text).toBe('“Due date” shows no value on this page.');
});

const parking = samplePassages(`
  # Visitor parking

  Visitors park on deck 2. The barrier opens for number plates that the host has entered before nine.
  Reception is there from 7:30 to 18:00 and answers the visitors' questions about parking.
`);

test.each(['What does parking cost a visitor?', 'What is the phone number for visitor parking?'])(
  'does not answer "%s" where no such thing stands by the topic',
  (question) => {
    const { answered, points } = ask(parking, question);
    expect(answered).toBe(false);
    expect(points.length).toBeGreaterThan(0);
  },
);

const restart = samplePassages(`
  # Restart a controller

  A restart brings it back in about ninety seconds. Callbacks that take more than 200 ms are logged.

  # Check

  - If the controller has not come back after three minutes, go on with "When it does not come back".

  # When it does not come back

  Call the depot.
`);

test('gives a length of time from the sentence that states it, not from a condition or from a pointer to another section', () => {
  expect(firstQuote(restart, 'How long does a controller need to come back?')).toContain('ninety seconds');
});

test('finds a duration where the question names it in another word', () => {
  expect(firstQuote(restart, 'From what duration is a callback logged?')).toContain('200 ms');
});
