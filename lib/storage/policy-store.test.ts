import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { loadCollectorState } from './collector-state';
import { eraseEverything } from './erase-everything';
import { memoryDb } from './memory-db';
import { followPolicy, keepPolicy } from './policy-store';
import { changeSettings, loadOwnSettings, loadSettings } from './settings-store';

test('nothing is read before the policy of this moment has been looked up', async () => {
  const db = memoryDb();
  followPolicy(db, async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return { declared: ['keepDays'], keepDays: 12 };
  });
  expect((await loadSettings(db)).keepDays).toBe(12);
});

test('a browser that is slow to say holds nobody up who knows the policy of before, and is heard when it speaks', async () => {
  const disk = new IDBFactory();
  const before = memoryDb(disk);
  await keepPolicy(before, { declared: ['keepDays'], keepDays: 12 });
  before.close();

  const db = memoryDb(disk);
  let speak: (managed: unknown) => void = () => undefined;
  followPolicy(db, () => new Promise((resolve) => void (speak = resolve)));
  expect((await loadSettings(db)).keepDays).toBe(12);
  speak({ declared: ['keepDays'], keepDays: 5 });
  await expect.poll(async () => (await loadSettings(db)).keepDays).toBe(5);
});

test('a browser that can’t say leaves what it said before', async () => {
  const db = memoryDb();
  await keepPolicy(db, { declared: ['keepDays'], keepDays: 12 });
  await keepPolicy(db, undefined);
  expect((await loadSettings(db)).keepDays).toBe(12);
  await keepPolicy(db, {});
  expect((await loadSettings(db)).keepDays).toBe(90);
});

test('what the reader sets under a policy is the reader’s own again when the policy goes', async () => {
  const db = memoryDb();
  await keepPolicy(db, { declared: ['keepDays'], keepDays: 12 });
  await changeSettings(db, (settings) => ({ ...settings, owner: { name: 'Mara', contact: '' } }));
  expect(await loadOwnSettings(db)).toMatchObject({ keepDays: 90, owner: { name: 'Mara' } });
  expect(await loadSettings(db)).toMatchObject({ keepDays: 12, owner: { name: 'Mara' } });
});

test('deleting everything does not take the policy away', async () => {
  const db = memoryDb();
  await keepPolicy(db, { declared: ['blockedSites'], blockedSites: ['hr.example.com'] });
  await eraseEverything(db);
  expect((await loadSettings(db)).rules.blockedSites).toEqual(['hr.example.com']);
});

test('a pilot for everybody takes in the reader of this machine', async () => {
  const db = memoryDb();
  await keepPolicy(db, { declared: ['pilots'], pilots: [{ name: 'all', percent: 100, features: { prefetch: true } }] });
  await loadCollectorState(db);
  expect((await loadSettings(db)).rules).toMatchObject({ pilot: 'all', features: { prefetch: true } });
});
