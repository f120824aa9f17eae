import { expect, test } from 'vitest';
import { stem } from './stem';

const stems = (lang: string, ...words: string[]): number => new Set(words.map((word) => stem(word, lang))).size;

test('brings the forms of an English word together', () => {
  expect(stems('en', 'delete', 'deletes', 'deleted', 'deleting', 'deletion')).toBe(1);
  expect(stems('en', 'retry', 'retries', 'retried')).toBe(1);
  expect(stems('en-GB', 'begin', 'began', 'begun', 'begins')).toBe(1);
  expect(stems('en', 'child', 'children')).toBe(1);
  expect(stems('en', 'configuration', 'configurations', 'configure')).toBe(1);
  expect(stems('en', 'universe', 'unit')).toBe(2);
  expect(stems('en', 'news', 'need')).toBe(2);
});

test('agrees with the published examples of the English stemmer', () => {
  const examples = {
    consignment: 'consign',
    consistency: 'consist',
    knightly: 'knight',
    kneeling: 'kneel',
    hopping: 'hop',
    hoping: 'hope',
    relational: 'relat',
    happy: 'happi',
    generously: 'generous',
    caresses: 'caress',
    ties: 'tie',
    cries: 'cri',
    gas: 'gas',
    this: 'this',
  };
  for (const [word, expected] of Object.entries(examples)) expect([word, stem(word, 'en')]).toEqual([word, expected]);
});

test('brings the forms of German, French and Spanish words together', () => {
  expect(stems('de', 'Häuser'.toLowerCase(), 'haus', 'hauses')).toBe(1);
  expect(stems('de', 'einstellung', 'einstellungen')).toBe(1);
  expect(stems('fr', 'problème', 'problèmes', 'probleme')).toBe(1);
  expect(stems('fr', 'journal', 'journaux')).toBe(1);
  expect(stems('fr', 'installer', 'installation', 'installé')).toBe(1);
  expect(stems('es', 'contraseña', 'contraseñas')).toBe(1);
  expect(stems('es', 'configuración', 'configurar', 'configuraciones')).toBe(1);
});

test('leaves identifiers and unknown languages as they are, but for accents', () => {
  expect(stem('inc-1041', 'en')).toBe('inc-1041');
  expect(stem('žluté', 'cs')).toBe('zlute');
});
