import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { EntriesRequest } from '@/lib/collector/contract';
import { ToolbarPress } from '@/lib/messaging/toolbar-press';
import { RunRequest } from '@/lib/messaging/run-port';
import { importSettings } from '@/lib/storage/export-settings';
import { Ask } from './ask';
import { Capture } from './capture';
import { PageCapture } from './page-capture';
import { readPolicy } from './policy/read-policy';
import { Policy } from './policy/policy';
import { quoteText } from './quote-text';
import { createRedactor } from './redact/redactor';
import { defaultSettings, Settings } from './settings';
import { SiteHint } from './site-hint';
import { verifyAnswer } from './verify';

// Whatever comes from outside is parsed, and what is parsed may be anything.

let tried = 0;
const holds = <Value>(arbitrary: fc.Arbitrary<Value>, property: (value: Value) => void, numRuns = 300): void =>
  fc.assert(
    fc.property(arbitrary, (value) => {
      tried++;
      property(value);
    }),
    { numRuns },
  );
afterAll(() => console.log(`hostile input: ${tried} random inputs tried`));

/** Objects that have the right keys and the wrong values get further into a parser than noise does. */
const near = (keys: readonly string[]): fc.Arbitrary<unknown> =>
  fc.oneof(fc.anything(), fc.jsonValue(), fc.dictionary(fc.constantFrom(...keys, '__proto__', 'constructor'), fc.anything()));

test.each([
  ['a press of the toolbar', ToolbarPress],
  ['the request of a run', RunRequest],
  ['a question', Ask],
  ['a capture', Capture],
  ['the capture of a frame', PageCapture],
  ['a site hint', SiteHint],
  ['settings', Settings],
  ['the entries for a collector', EntriesRequest],
])('%s that is anything at all is refused or read, never thrown out of', (_what, schema) => {
  holds(near(Object.keys(schema.shape)), (value) => expect(typeof schema.safeParse(value).success).toBe('boolean'));
});

test('a policy that is anything at all is read, and what can’t be read is closed', () => {
  holds(near(Object.keys(Policy.shape)), (value) => {
    const { policy, closed } = readPolicy(value);
    expect(Policy.safeParse(policy).success).toBe(true);
    if (closed.includes('blockedSites')) expect(policy.blockedSites).toEqual(['*']);
  });
});

test('a settings file that is anything at all gives settings or says what is wrong with it', () => {
  const settings = fc.dictionary(fc.constantFrom(...Object.keys(Settings.shape)), fc.jsonValue());
  const file = fc.oneof(
    fc.string(),
    fc.json(),
    settings.map((some) => JSON.stringify({ gloss: 'settings', version: 1, settings: some })),
  );
  holds(file, (text) => {
    const imported = importSettings(text, defaultSettings);
    if (imported.ok) expect(Settings.safeParse(imported.settings).success).toBe(true);
    else expect(imported.errors.length).toBeGreaterThan(0);
  });
});

const secrets = fc.constantFrom(
  'mira.okafor@kestrel.example',
  'Card 4539 1488 0343 6467',
  'DE89 3704 0044 0532 0130 00',
  'The kiosk password is Tr0ub4dor&3',
  'postgres://lantern:S3aGull!42@db.internal:5432/orders',
  '+49 30 901820',
  '[EMAIL-1]',
  'Mira Okafor',
);
const planted = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), secrets), { maxLength: 12 }).map((parts) => parts.join(' '));

test('what was hidden and put back is what it was, whatever stands around it', () => {
  // Every text of a run goes through one redactor: placeholders that a page already holds are known to it beforehand.
  holds(planted, (text) => {
    const redactor = createRedactor(['Mira Okafor'], text);
    expect(redactor.restore(redactor.hide(text))).toBe(text);
  });
});

test('a quote is never said to be found where the page does not hold each of its parts', () => {
  const words = fc.array(
    fc.constantFrom('lantern', 'queue', 'drains', 'disable', 'able', 'not', '12', '1', '…', '...', '“a”', '日本', 'İ', 'ß'),
    {
      minLength: 1,
      maxLength: 12,
    },
  );
  const sentence = fc.oneof(
    words.map((some) => some.join(' ')),
    fc.string({ unit: 'grapheme', minLength: 1 }),
  );
  holds(
    fc.tuple(sentence, sentence),
    ([text, quote]) => {
      const passage = { id: 'p1', blockIds: ['b1'], headings: [], text, kinds: ['paragraph' as const] };
      const answer = { text: 'x', answered: true, points: [{ text: 'x', citations: [{ passageId: 'p1', quote }] }] };
      const { checks, support } = verifyAnswer(answer, [passage], [{ id: 'b1', kind: 'paragraph', text, headings: [] }]);
      const parts = quoteText(quote)
        .split(/\[\.\.\.\]|\(\.\.\.\)|\.\.\./)
        .map((part) =>
          part
            .trim()
            .replace(/^["']+|["']+$/g, '')
            .trim(),
        );
      const plain = quoteText(text);
      if (checks[0]?.found === true) expect(parts.every((part) => plain.includes(part))).toBe(true);
      expect(support).toBe(checks[0]?.found === true ? 'full' : 'none');
    },
    1000,
  );
});
