import { expect, test } from 'vitest';
import { answerLanguage } from './answer-language';

const question = 'Wie lange werden die Protokolle auf dem Server aufbewahrt?';

test("answers in the question's language, whatever the browser speaks", () => {
  expect(answerLanguage('reader', { question }, 'en-GB')).toBe('de');
  expect(answerLanguage('reader', { question: 'ログはどのくらい保存されますか' }, 'fr')).toBe('ja');
});

test("answers in the browser's language, with its region, where there is no question or its words do not tell", () => {
  expect(answerLanguage('reader', { question }, 'de-CH')).toBe('de-CH');
  expect(answerLanguage('reader', { question: '' }, 'fr-CA')).toBe('fr-CA');
  expect(answerLanguage('reader', { question: 'INC-1041?' }, 'ja')).toBe('ja');
});

test("answers in the page's language where that is set", () => {
  expect(answerLanguage('page', { question }, 'en')).toBeUndefined();
});
