import { describe, expect, test } from 'vitest';
import { similarQuestion } from './similar-question';

const english = { lang: 'en' };

describe('gives the earlier answer to a question that says the same', () => {
  test.each([
    ['how do i enable the audit log', 'How do I enable the audit log?'],
    ['Hi team, can you tell me how to enable the audit log please? Thanks!', 'How can I enable the audit log?'],
    ['What’s the limit for uploads?', 'What is the limit for uploads'],
    ['In staging, who approves releases?', 'Who approves releases in staging?'],
    ['Can you tell me where the release checklist is?', 'Where is the release checklist?'],
    ['Which three teams own the gateway?', 'What 3 teams own the gateway?'],
    ['When does the maintenance window begin?', 'When does the maintenance window start?'],
    ['How do I set up the standby gateway?', 'How do I setup the standby gateway?'],
    ['What are the requirements for the badge?', 'What is the requirement for the badge?'],
    ['According to this page, who owns INC-1041?', 'Who owns inc-1041?'],
    ['What colour is the cancelled ticket?', 'What color is the canceled ticket?'],
    ['Morning! Um, how do I uh reserve a desk?', 'How do I book a desk?'],
    ['Could you tell me how I register a badge, please?', 'How do I register a badge?'],
    ['Have you got a spare badge?', 'Do you have a spare badge?'],
    ['Who should I contact about the badge?', 'Who do I contact about the badge?'],
    ['What documents are needed to open an account?', 'To open an account, what documents do I need?'],
    ['How do I turn on the audit log?', 'How do I enable the audit log?'],
    ['How much notice must I give?', 'How much notice do I need to give?'],
    ['What is the gateway known as?', 'What is the gateway called?'],
    ["How do I get my team's report?", 'How do I get my teams report?'],
  ])('%s', (asked, earlier) => {
    expect(similarQuestion(asked, earlier, english)).toBeDefined();
  });
});

describe('asks anew what says something else', () => {
  test.each([
    ['How do I enable the audit log?', 'How do I disable the audit log?'],
    ['What is the status of INC-1041?', 'What is the status of INC-1042?'],
    ['What do I check before the upgrade?', 'What do I check after the upgrade?'],
    ['Which users can delete a page?', 'Which users can not delete a page?'],
    ['Who can approve releases?', "Who can't approve releases?"],
    ['Why is the gateway slow?', 'Why was the gateway slow?'],
    ['How do I restart the gateway?', 'Why do I restart the gateway?'],
    ['Can I restart the gateway?', 'Should I restart the gateway?'],
    ['Does the client call the server?', 'Does the server call the client?'],
    ['How do I move data from Jira to Confluence?', 'How do I move data from Confluence to Jira?'],
    ['What is the limit in MB?', 'What is the limit in GB?'],
    ['What happened on 3 May?', 'What happened on 5 May?'],
    ['What does version 2.3.1 fix?', 'What does version 2.3.2 fix?'],
    ['How many retries are allowed?', 'How many retries are always allowed?'],
    ['Who is the first contact?', 'Who is the last contact?'],
    ['What does "retry" mean?', 'What does "retries" mean?'],
    ['Is C supported on the runner?', 'Is C++ supported on the runner?'],
    ['What if a > b in the rule?', 'What if a < b in the rule?'],
    ['Who is the IT contact for it?', 'Who is it contact for it?'],
    ['How do few readers get in?', 'How do a few readers get in?'],
    ['Who is on call today for the gateway?', 'Who is on call today for the gateways?'],
    ['Why?', 'How?'],
    ['What is the contact for billing?', 'What is the contract for billing?'],
    ['How do I turn on the audit log?', 'How do I turn off the audit log?'],
    ['How do I log in to the gateway?', 'How do I log out of the gateway?'],
    ['Do I need to restart the gateway?', 'Do you need to restart the gateway?'],
    ['What must I open?', 'What do I need to open?'],
    ['Evening shifts: when do they end?', 'Shifts: when do they end?'],
    ['Who should I contact about the badge?', 'Who should we call about the badge?'],
    ['How do I create the account?', 'How do I delete the account?'],
  ])('%s', (asked, earlier) => {
    expect(similarQuestion(asked, earlier, english)).toBeUndefined();
    expect(similarQuestion(earlier, asked, english)).toBeUndefined();
  });
});

describe('reads German, French and Spanish by the same rules, and other scripts by their characters', () => {
  test.each([
    ['de', 'Kannst du mir bitte sagen, wer die Freigabe erteilt?', 'Wer die Freigabe erteilt'],
    ['de', 'Wie lautet das Passwort für den Gast?', 'Wie lautet das Kennwort für den Gast?'],
    ['fr', 'Bonjour, comment redémarrer le serveur ? Merci', 'Comment redemarrer le serveur ?'],
    ['es', '¿Cómo se reinicia el servidor?', 'Hola, como se reinicia el servidor, gracias'],
    ['ja', '再起動の方法は何ですか？', '再起動の方法は何ですか'],
    ['ru', 'Как перезапустить сервер?', 'как перезапустить сервер'],
  ])('%s: %s', (lang, asked, earlier) => {
    expect(similarQuestion(asked, earlier, { lang })).toBeDefined();
  });
  test.each([
    ['de', 'Hat der Kunde den Techniker angerufen?', 'Hat den Kunde der Techniker angerufen?'],
    ['de', 'Wie aktiviere ich das Protokoll?', 'Wie deaktiviere ich das Protokoll?'],
    ['fr', 'Qui peut approuver la mise à jour ?', 'Qui ne peut pas approuver la mise à jour ?'],
    ['es', '¿Qué hago antes de actualizar?', '¿Qué hago después de actualizar?'],
    ['ja', '有効にする方法は？', '無効にする方法は？'],
    ['ru', 'Как включить журнал?', 'Как отключить журнал?'],
  ])('%s, other: %s', (lang, asked, earlier) => {
    expect(similarQuestion(asked, earlier, { lang })).toBeUndefined();
  });
});

test('forgives a typing error where one side is no word, and never between two words', () => {
  const isWord = (word: string): boolean => 'how do i restart the gateway contact contract for billing what is'.split(' ').includes(word);
  expect(similarQuestion('How do I restrat the gateway?', 'How do I restart the gateway?', { lang: 'en', isWord })).toBe('explained');
  expect(similarQuestion('What is the contact for billing?', 'What is the contract for billing?', { lang: 'en', isWord })).toBeUndefined();
  expect(similarQuestion('How do I restrat the gateway?', 'How do I restart the gateway?', english)).toBeUndefined();
});
