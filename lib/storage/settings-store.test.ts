import { expect, test } from 'vitest';
import { defaultSettings } from '@/lib/core/settings';
import { memoryDb } from './memory-db';
import { changeSettings, loadSettings, readSettings, saveSettings } from './settings-store';

test('a fresh install has the defaults', async () => {
  expect(await loadSettings(memoryDb())).toMatchObject(defaultSettings);
});

test('what is saved is what is loaded', async () => {
  const db = memoryDb();
  await saveSettings(db, { ...defaultSettings, keepDays: 14 });
  expect((await loadSettings(db)).keepDays).toBe(14);
});

test('one broken field costs only itself', () => {
  const settings = readSettings({ keepDays: 'many', owner: { name: 'Ada', contact: 'ada@example.com' }, share: 'passages' });
  expect(settings.keepDays).toBe(defaultSettings.keepDays);
  expect(settings.owner.name).toBe('Ada');
  expect(settings.share).toBe('passages');
});

test('one broken endpoint does not take the other ones away', () => {
  const { endpoints } = readSettings({ endpoints: [{ id: 'a' }, { id: 'b', name: 'B', baseUrl: 'http://b/v1', model: 'm' }], keepDays: 0 });
  expect(endpoints.map(({ id }) => id)).toEqual(['b']);
});

test.each([undefined, null, 'text', 7, []])('settings that are %j are the defaults', (value) => {
  expect(readSettings(value)).toEqual(defaultSettings);
});

test('two changes made at once are both kept', async () => {
  const db = memoryDb();
  await Promise.all([
    changeSettings(db, (settings) => ({ ...settings, keepDays: 3 })),
    changeSettings(db, (settings) => ({ ...settings, owner: { name: 'Ada', contact: '' } })),
  ]);
  expect(await loadSettings(db)).toMatchObject({ keepDays: 3, owner: { name: 'Ada' } });
});
