import { expect, test } from 'vitest';
import { defaultSettings, Settings } from '@/lib/core/settings';
import { effectiveSettings, mayRead, mayReadOn } from './effective-settings';
import { pilotOf, placeInPilot } from './pilot';
import { Policy } from './policy';
import { readPolicy } from './read-policy';

const effective = (managed: unknown, own: Settings = defaultSettings, reader = '') => effectiveSettings(own, readPolicy(managed), reader);

const gateway = { baseUrl: 'https://ai.example.com/v1', model: 'large', apiKey: 'sk-company' };

test('without a policy everything is as the reader set it, and nothing is forbidden', () => {
  const own = Settings.parse({ keepDays: 7, owner: { name: 'Me', contact: '' } });
  const settings = effective({}, own);
  expect(settings).toMatchObject(own);
  expect(settings.rules).toMatchObject({ set: [], problems: [], mostShared: 'passages' });
  expect(mayRead(settings.rules, 'https://anything.example')).toBe(true);
});

test('what the policy sets wins over what the reader set, and says that it is set', () => {
  const own = Settings.parse({ keepDays: 7, collector: { url: 'https://mine.example' } });
  const settings = effective({ declared: ['keepDays', 'collector'], keepDays: 30, collector: { url: 'https://flags.example.com' } }, own);
  expect(settings).toMatchObject({ keepDays: 30, collector: { url: 'https://flags.example.com', token: '' } });
  expect(settings.rules.set).toEqual(['collector', 'keepDays']);
  expect(settings.rules.problems).toEqual([]);
});

test('a reader’s endpoints come after the company’s where they are allowed, and not at all where they are not', () => {
  const own = Settings.parse({ endpoints: [{ id: 'mine', name: 'Mine', baseUrl: 'http://localhost:11434', model: 'small' }] });
  expect(effective({ endpoints: [gateway] }, own).endpoints.map(({ id }) => id)).toEqual(['policy-1']);
  expect(effective({ endpoints: [gateway], allowOwnEndpoints: true }, own).endpoints.map(({ id }) => id)).toEqual(['policy-1', 'mine']);
  expect(effective({ allowOwnEndpoints: false }, own).endpoints).toEqual([]);
});

test('what was learnt of the company’s endpoint is used again, until the policy names another address or model', () => {
  const profile = {
    baseUrl: gateway.baseUrl,
    model: 'large',
    structuredOutput: 'json-object',
    tokenField: 'max_tokens',
    usageInStream: true,
  };
  const own = Settings.parse({ learnt: { 'policy-1': { address: gateway.baseUrl, profile } } });
  expect(effective({ endpoints: [gateway] }, own).endpoints[0]?.profile).toMatchObject({ structuredOutput: 'json-object' });
  expect(effective({ endpoints: [{ ...gateway, model: 'other' }] }, own).endpoints[0]?.profile).toBeUndefined();
  expect(effective({ endpoints: [{ ...gateway, baseUrl: 'https://new.example.com' }] }, own).endpoints[0]?.profile).toBeUndefined();
});

test('a key that the browser dropped is told, and the safe side counts', () => {
  const settings = effective(
    { declared: ['allowedSites', 'mostShared', 'collector'] },
    Settings.parse({ collector: { url: 'https://mine.example' } }),
  );
  expect(settings.rules.problems.map((problem) => problem.kind)).toEqual(['dropped', 'dropped', 'dropped']);
  expect(mayRead(settings.rules, 'https://wiki.example.com/')).toBe(false);
  expect(settings).toMatchObject({ share: 'metadata', collector: { url: '' } });
});

test('a value of the wrong type that arrives is told with what was expected, and closed likewise', () => {
  const settings = effective({ declared: ['blockedSites', 'keepDays'], blockedSites: 'hr.example.com', keepDays: 'ninety' });
  expect(settings.rules.problems).toEqual([
    { kind: 'invalid', key: 'blockedSites', detail: expect.stringContaining('array') },
    { kind: 'invalid', key: 'keepDays', detail: expect.stringContaining('number') },
  ]);
  expect(mayRead(settings.rules, 'https://wiki.example.com/')).toBe(false);
  expect(settings.keepDays).toBe(1);
});

test('names that were to be hidden and got lost close every endpoint: without them nothing may be sent', () => {
  expect(effective({ declared: ['redactNames', 'endpoints'], endpoints: [gateway] }).endpoints).toEqual([]);
});

test('a policy that does not declare its keys is told so, and counts all the same', () => {
  const { problems, policy } = readPolicy({ keepDays: 30 });
  expect(problems).toEqual([{ kind: 'undeclared', keys: ['keepDays'] }]);
  expect(policy.keepDays).toBe(30);
});

test('a key that Gloss does not know is told', () => {
  expect(readPolicy({ declared: [], allowSites: [] }).problems).toEqual([{ kind: 'unknown', key: 'allowSites' }]);
});

test('what is no policy at all is read as none', () => {
  for (const value of [undefined, null, 7, 'x', []]) expect(readPolicy(value)).toEqual({ policy: {}, closed: [], problems: [] });
});

test.each([
  ['https://wiki.example.com/page', true],
  ['https://wiki.example.com:8443/page', true],
  ['https://sub.wiki.example.com/', false],
  ['https://example.com/wiki/a', true],
  ['https://example.com/hr', false],
  ['https://a.tools.example.com/', true],
  ['https://notexample.com/wiki', false],
  ['https://wiki.example.com.evil.net/', false],
  ['https://evil.net/?https://wiki.example.com/', false],
  ['https://wiki.example.com@evil.net/', false],
  ['file:///etc/passwd', false],
  ['https://secret.tools.example.com/', false],
])('with sites listed, %s is read: %s', (url, read) => {
  const { rules } = effective({
    allowedSites: ['https://wiki.example.com', 'example.com/wiki', '*.tools.example.com'],
    blockedSites: ['secret.tools.example.com'],
  });
  expect(mayRead(rules, url)).toBe(read);
});

test('a site of which some pages may be read can have the toolbar', () => {
  const { rules } = effective({ allowedSites: ['example.com/wiki'] });
  expect(mayReadOn(rules, 'https://example.com')).toBe(true);
  expect(mayReadOn(rules, 'https://other.com')).toBe(false);
});

test('a site that the policy switched on can have its toolbar put away, and is never lost', () => {
  const own = Settings.parse({ sites: [{ origin: 'https://wiki.example.com', toolbar: false }, { origin: 'https://mine.example' }] });
  expect(effective({ sites: ['https://wiki.example.com/start', 'https://tickets.example.com'] }, own).sites).toEqual([
    { origin: 'https://wiki.example.com', toolbar: false },
    { origin: 'https://tickets.example.com', toolbar: true },
    { origin: 'https://mine.example', toolbar: true },
  ]);
});

test("the sites of a company's own build are on without a policy, and are those of the policy where it names any", () => {
  const built = ['https://wiki.example.com'];
  const { sites, rules } = effectiveSettings(defaultSettings, readPolicy({}), '', built);
  expect(rules.sites).toEqual(built);
  expect(sites).toEqual([{ origin: 'https://wiki.example.com', toolbar: true }]);
  const named = readPolicy({ declared: ['sites'], sites: ['https://tickets.example.com'] });
  expect(effectiveSettings(defaultSettings, named, '', built).rules.sites).toEqual(['https://tickets.example.com']);
});

test('the share of a pilot is kept to, by the same readers every time, and who is in a small share is in a larger one', () => {
  const readers = Array.from({ length: 4_000 }, (_, index) => `reader-${index}`);
  const inside = (percent: number) =>
    readers.filter((reader) => pilotOf({ pilots: [{ name: 'gloss-2', percent, groups: [], features: {} }] }, reader));
  const [ten, half] = [inside(10), inside(50)];
  expect(ten.length / readers.length).toBeGreaterThan(0.08);
  expect(ten.length / readers.length).toBeLessThan(0.12);
  expect(half.length / readers.length).toBeGreaterThan(0.47);
  expect(half.length / readers.length).toBeLessThan(0.53);
  expect(ten.every((reader) => half.includes(reader))).toBe(true);
  expect(inside(0)).toEqual([]);
  expect(inside(100)).toHaveLength(readers.length);
});

test('two pilots choose their readers independently', () => {
  const readers = Array.from({ length: 4_000 }, (_, index) => `reader-${index}`);
  const both = readers.filter((reader) => placeInPilot('a', reader) < 50 && placeInPilot('b', reader) < 50);
  expect(both.length / readers.length).toBeGreaterThan(0.22);
  expect(both.length / readers.length).toBeLessThan(0.28);
});

test('a group gets a prompt, a model and a feature first, and taking the pilot away takes all of it back', () => {
  const pilots = [{ name: 'support-first', groups: ['support'], prompt: 'gloss-1', model: 'next', features: { prefetch: true } }];
  const managed = { endpoints: [gateway], groups: ['support'], pilots };
  expect(effective(managed)).toMatchObject({
    endpoints: [{ model: 'next' }],
    rules: { pilot: 'support-first', prompt: 'gloss-1', features: { prefetch: true } },
  });
  expect(effective({ ...managed, groups: ['sales'] })).toMatchObject({
    endpoints: [{ model: 'large' }],
    rules: { features: { prefetch: false } },
  });
  expect(effective({ ...managed, pilots: [] }).rules).toMatchObject({ pilot: undefined, prompt: undefined });
});

test('a reader without an id is in no share', () => {
  expect(pilotOf({ pilots: [{ name: 'a', percent: 100, groups: [], features: {} }] }, '')).toBeUndefined();
});

test('every key of a policy says what it is for', () => {
  for (const field of Object.values(Policy.shape)) expect(field.unwrap().description).toMatch(/\w/);
});
