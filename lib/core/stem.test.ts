import { expect, test } from 'vitest';
import { stem } from './stem';

const together = (lang: string, ...words: string[]): void => {
  expect(new Set(words.map((word) => stem(word, lang))), words.join(' ')).toHaveLength(1);
};
const apart = (lang: string, one: string, other: string): void => expect(stem(one, lang)).not.toBe(stem(other, lang));

test('brings the forms of an English word together', () => {
  together('en', 'delete', 'deletes', 'deleted', 'deleting', 'deletion');
  together('en', 'retry', 'retries', 'retried');
  together('en-GB', 'begin', 'began', 'begun', 'begins');
  together('en', 'child', 'children');
  together('en', 'configuration', 'configurations', 'configure');
  apart('en', 'universe', 'unit');
  apart('en', 'news', 'need');
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
  for (const [word, expected] of Object.entries(examples)) expect(stem(word, 'en'), word).toBe(expected);
});

test('brings the forms of German, French and Spanish words together', () => {
  together('de', 'Häuser'.toLowerCase(), 'haus', 'hauses');
  together('de', 'einstellung', 'einstellungen');
  together('fr', 'problème', 'problèmes', 'probleme');
  together('fr', 'journal', 'journaux');
  together('fr', 'installer', 'installation', 'installé');
  together('es', 'contraseña', 'contraseñas');
  together('es', 'configuración', 'configurar', 'configuraciones');
});

test('leaves identifiers and unknown languages as they are, but for accents', () => {
  expect(stem('inc-1041', 'en')).toBe('inc-1041');
  expect(stem('žluté', 'cs')).toBe('zlute');
});
