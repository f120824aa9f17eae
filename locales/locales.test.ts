import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Messages } from './stand-in';

/** A message, or the plural forms of one: by "0", "1" and "n". */
type Message = string | Readonly<Record<string, string>>;

const isPlural = (value: Messages): value is Record<string, string> => 'n' in value;

const messagesOf = (messages: Messages, group: readonly string[] = []): readonly (readonly [key: string, message: Message])[] =>
  Object.entries(messages).flatMap(([name, value]): readonly (readonly [string, Message])[] => {
    const key = [...group, name];
    return typeof value === 'string' || isPlural(value) ? [[key.join('.'), value]] : messagesOf(value, key);
  });

const languages = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.json'))
  .map((file) => path.basename(file, '.json'));
const read = (language: string) =>
  new Map(messagesOf(JSON.parse(readFileSync(path.join(import.meta.dirname, `${language}.json`), 'utf8')) as Messages));
const english = read('en');

const formsOf = (message: Message): readonly string[] => (typeof message === 'string' ? [message] : Object.values(message));
const placeholdersOf = (message: Message): readonly string[] =>
  [...new Set(formsOf(message).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();
const isWordy = (message: string): boolean => (message.replaceAll(/\{\w+\}/g, '').match(/\p{L}{2,}/gu) ?? []).length >= 3;

test('the interface speaks English, German, French, Spanish and Japanese', () => {
  expect(languages.sort()).toEqual(['de', 'en', 'es', 'fr', 'ja']);
});

test('a message is called by a name that the browser takes, and holds nothing that the browser would replace', () => {
  expect([...english.keys()].filter((key) => !/^[A-Za-z0-9]+(\.[A-Za-z0-9]+)*$/.test(key))).toEqual([]);
  const kept = languages.flatMap((language) =>
    [...read(language)].filter(([, message]) => formsOf(message).some((form) => form.includes('$') || form.includes(' | '))),
  );
  expect(kept).toEqual([]);
});

test('every message that the manifest names is there', () => {
  const config = readFileSync(path.join(import.meta.dirname, '../wxt.config.ts'), 'utf8');
  const named = [...config.matchAll(/message\('([\w.]+)'\)/g)].map(([, key]) => key ?? '');
  expect(named).toContain('manifest.name');
  expect(named.filter((key) => typeof english.get(key) !== 'string')).toEqual([]);
});

describe.each(languages)('in %s', (language) => {
  const messages = read(language);

  test('name and description are as short as stores and browsers take them', () => {
    expect(formsOf(messages.get('manifest.name') ?? '')[0]?.length).toBeLessThanOrEqual(45);
    expect(formsOf(messages.get('manifest.description') ?? '')[0]?.length).toBeLessThanOrEqual(132);
  });

  test('every message is there, and no other', () => {
    expect([...messages.keys()].filter((key) => !english.has(key))).toEqual([]);
    expect([...english.keys()].filter((key) => !messages.has(key))).toEqual([]);
  });

  test('every message has the placeholders that it has in English, and something to say', () => {
    const wrong = [...messages].filter(
      ([key, message]) => String(placeholdersOf(message)) !== String(placeholdersOf(english.get(key) ?? '')),
    );
    expect(wrong).toEqual([]);
    expect([...messages].filter(([, message]) => formsOf(message).some((form) => form.trim() === ''))).toEqual([]);
  });

  test('what is counted has the forms that the language has for numbers', () => {
    const rules = new Intl.PluralRules(language);
    // As the browser gets them: of one form it is that, of two the second is for all but 1, of three the first is for 0.
    const formOf = (forms: readonly string[], count: number) =>
      forms.length === 1 ? 0 : forms.length === 2 ? Number(count !== 1) : Math.min(count, 2);
    const counts = [0, 1, 2, 3, 10];
    const wanted = (count: number) => counts.find((other) => rules.select(other) === rules.select(count));
    for (const [key, message] of messages) {
      expect(typeof message, key).toBe(typeof english.get(key));
      if (typeof message === 'string') continue;
      const forms = Object.values(message);
      const said = counts.map((count) => forms[formOf(forms, count)]);
      for (const [index, count] of counts.entries())
        expect(said[index], `${key} for ${count}`).toBe(said[counts.indexOf(wanted(count) ?? count)]);
    }
  });

  test('no sentence is left in English', () => {
    if (language === 'en') return;
    const same = [...messages].filter(([key, message]) =>
      formsOf(message).some((form) => isWordy(form) && formsOf(english.get(key) ?? '').includes(form)),
    );
    expect(same).toEqual([]);
  });

  test('the language says its own name to the browser', () => {
    expect(messages.get('language')).toBe(language);
  });
});
