import { expect, test } from 'vitest';
import { detectLanguage, languageOf } from './detect-language';

test('knows a text by its small words', () => {
  expect(detectLanguage('The server is restarted after the update, and it should be up within a minute.')).toBe('en');
  expect(detectLanguage('Der Server wird nach dem Update neu gestartet und sollte in einer Minute wieder da sein.')).toBe('de');
  expect(detectLanguage('Le serveur est redémarré après la mise à jour et il doit être disponible dans une minute.')).toBe('fr');
  expect(detectLanguage('El servidor se reinicia después de la actualización y debe estar disponible en un minuto.')).toBe('es');
});

test('knows a text by its script', () => {
  expect(detectLanguage('サーバーを再起動します')).toBe('ja');
  expect(detectLanguage('服务器已重新启动')).toBe('zh');
  expect(detectLanguage('Сервер перезапущен')).toBe('ru');
});

test('does not guess from nothing', () => {
  expect(detectLanguage('INC-1041 42')).toBe('');
  expect(detectLanguage('')).toBe('');
});

test('believes the page unless its words plainly are another language', () => {
  const german = 'Der Server wird nach dem Update neu gestartet und sollte in einer Minute wieder da sein. '.repeat(4);
  expect(languageOf(german, 'en')).toBe('de');
  expect(languageOf('Restart', 'de-AT')).toBe('de-AT');
  expect(languageOf('Restart', '')).toBe('en');
});
