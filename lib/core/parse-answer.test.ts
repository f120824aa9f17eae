import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from './answer';
import { draftOf, parseAnswer } from './parse-answer';

const answer: Answer = {
  text: 'Restart the “ingest” worker; it drops its lease. 日本 😀',
  answered: true,
  points: [
    { text: 'The lease is dropped on restart.', citations: [{ passageId: 'p12', quote: 'a restart drops the lease {at once}' }] },
    { text: 'Logs are under C:\\logs\n and say "lease".', citations: [] },
  ],
};

const wholeAnswer = (text: string): Answer => {
  const parsed = parseAnswer(text);
  if (!parsed.ok) throw new Error(`not read: ${parsed.detail}`);
  return parsed.value;
};

const read = (value: unknown) => wholeAnswer(JSON.stringify(value));

const replies: Record<string, string> = {
  bare: JSON.stringify(answer),
  indented: JSON.stringify(answer, null, 2),
  'fenced with chatter': `Sure, here is {the answer} you asked for:\n\`\`\`json\n${JSON.stringify(answer)}\n\`\`\`\nAnything else?`,
  'after reasoning that holds JSON': `<think>I could say {"text":"no"} but no.</think>\n${JSON.stringify(answer)}`,
  'after an echoed schema': `{"type":"object","properties":{"text":{"type":"string"}}}\n${JSON.stringify(answer)}`,
  'wrapped once more': JSON.stringify({ data: answer }),
  'wrapped as answer': JSON.stringify({ answer }),
  'in a list': `[${JSON.stringify(answer)}]`,
  'with notes before it': JSON.stringify({ notes: 'the page is long', ...answer }),
};

describe('a finished reply', () => {
  test.each(Object.entries(replies))('is read when the object stands %s', (_, reply) => {
    expect(wholeAnswer(reply)).toEqual(answer);
  });

  test('is read when its reasoning has no opening tag', () => {
    expect(wholeAnswer(`Hm, {"text": "a first idea"}. No.</think>${JSON.stringify(answer)}`)).toEqual(answer);
    expect(wholeAnswer(`Hm, {"text": "never closed. No.</think>${JSON.stringify(answer)}`)).toEqual(answer);
  });

  test('is read when the reasoning around it was never closed', () => {
    expect(wholeAnswer(`<think>${JSON.stringify(answer)}`)).toEqual(answer);
  });

  test('keeps a tag that the answer itself speaks of', () => {
    const text = 'Strip <think> and </think> from the output.';
    expect(read({ text, answered: true, points: [] }).text).toBe(text);
  });

  test('is read in spite of raw line breaks, unknown escapes, stray commas and Python words', () => {
    const reply = '{"text": "one\ntwo\\_x it\\\'s\tC:\\dir", "answered": True, "points": [{"text": "a", "citations": [],},],}';
    expect(wholeAnswer(reply)).toEqual({ text: "one\ntwo\\_x it's\tC:\\dir", answered: true, points: [{ text: 'a', citations: [] }] });
  });

  test('keeps what is right in an object that is partly wrong, and says what it left out', () => {
    const parsed = parseAnswer(
      JSON.stringify({ text: 'Yes.', answered: true, points: [{ text: 'Good.', citations: [{ passageId: 'p1' }] }, { citations: [] }, 7] }),
    );
    expect(parsed).toEqual({
      ok: true,
      value: { text: 'Yes.', answered: true, points: [{ text: 'Good.', citations: [] }] },
      dropped: ['point 1, citation 1: no quote', 'point 2 has no text', 'point 3 has no text'],
    });
  });

  test('that breaks off is no answer, and its text is kept', () => {
    expect(parseAnswer('{"text":"Restart the wor')).toEqual({
      ok: false,
      detail: 'the reply ends in the middle of the answer',
      draft: { text: 'Restart the wor', points: [] },
    });
  });

  test('in plain prose is no answer, and its words are kept without their reasoning', () => {
    expect(parseAnswer('<think>hm</think>The page says nothing of it.')).toMatchObject({
      ok: false,
      draft: { text: 'The page says nothing of it.', points: [] },
    });
  });

  test('that stops being JSON keeps what came before', () => {
    const parsed = parseAnswer('{"text":"Fine.","points":[{"text":"one","citations":[]},{"text":"two" "oops"}]}');
    expect(parsed).toMatchObject({
      ok: false,
      draft: {
        text: 'Fine.',
        points: [
          { text: 'one', citations: [] },
          { text: 'two', citations: [] },
        ],
      },
    });
  });

  test.each(['', '   ', '{}', '[]', 'null', '{"text":""}', '{"a":{"b":1}}', '<think>', '{"text":', '{"', '"{\\"text\\":1}"'])(
    'with nothing in it (%j) is no answer',
    (reply) => {
      expect(parseAnswer(reply).ok).toBe(false);
    },
  );
});

describe('near misses that can only mean one thing', () => {
  const cited = (citations: unknown) => read({ text: 't', answered: true, points: [{ text: 'c', citations }] }).points[0]!.citations;

  test.each(['[p3]', 'P3', 'p3.', ' p3 ', '3', 3, 'passage 3', 'Passage #3', '(p3)', 'p03'])('%j names passage p3', (passageId) => {
    expect(cited([{ passageId, quote: 'q' }])).toEqual([{ passageId: 'p3', quote: 'q' }]);
  });

  test('an id of another kind is left as it is, for the check to refuse', () => {
    expect(cited([{ passageId: 'intro', quote: 'q' }])).toEqual([{ passageId: 'intro', quote: 'q' }]);
  });

  test.each([
    [['[p3] the words'], 'p3', 'the words'],
    [['p3: “the words”'], 'p3', 'the words'],
    [{ passage: 'p3', quote: '"the words"' }, 'p3', 'the words'],
    [[{ source: 'p3', excerpt: 'the words' }], 'p3', 'the words'],
    [['P1 incidents wake someone'], '', 'P1 incidents wake someone'],
  ])('a citation written %j is understood', (citations, passageId, quote) => {
    expect(cited(citations)).toEqual([{ passageId, quote }]);
  });

  test('a citation that only names a passage has no quote, and is left out', () => {
    expect(cited(['p3', 'p4'])).toEqual([]);
  });

  test('quote marks that belong to the page stay', () => {
    expect(cited([{ passageId: 'p1', quote: '"a" or "b"' }])).toEqual([{ passageId: 'p1', quote: '"a" or "b"' }]);
  });

  test('a quote beside the claim counts as its citation', () => {
    const { points } = read({ text: 't', points: [{ text: 'c', passageId: 'p2', quote: 'q' }] });
    expect(points).toEqual([{ text: 'c', citations: [{ passageId: 'p2', quote: 'q' }] }]);
  });

  test('points written as strings are claims without quotes', () => {
    expect(read({ text: 't', points: ['one', 'two'] }).points).toEqual([
      { text: 'one', citations: [] },
      { text: 'two', citations: [] },
    ]);
  });

  test.each([
    [false, false],
    ['no', false],
    ['True', true],
    [undefined, true],
    [null, true],
  ])('answered: %j is read as %j', (answered, expected) => {
    expect(read({ text: 't', answered, points: [] }).answered).toBe(expected);
  });

  test.each([
    [
      'nested',
      { text: 't', answered: true, brief: { problem: 'It fails.', next_step: ['Restart.'], missing: [{ text: 'The version.' }] } },
    ],
    ['flat', { problem: ['It fails.'], nextStep: [{ text: 'Restart.' }], missing: 'The version.', text: 't' }],
  ])('a brief that is %s and made of strings is a brief', (_, value) => {
    expect(read(value).brief).toEqual({
      problem: [{ text: 'It fails.', citations: [] }],
      environment: [],
      tried: [],
      asked: [],
      nextStep: [{ text: 'Restart.', citations: [] }],
      missing: ['The version.'],
    });
  });
});

describe('a half-written reply', () => {
  test.each(Object.entries(replies))('only ever shows the beginning of what it becomes (%s)', (_, reply) => {
    let shown = '';
    for (let length = 0; length <= reply.length; length++) {
      const draft = draftOf(reply.slice(0, length));
      expect(answer.text.startsWith(draft.text)).toBe(true);
      expect(draft.text.length).toBeGreaterThanOrEqual(shown.length);
      expect(draft.text).not.toMatch(/[\ud800-\udbff]$/);
      shown = draft.text;
      draft.points.forEach((point, index) => {
        expect(answer.points[index]!.text.startsWith(point.text.trim())).toBe(true);
        // A quote is shown whole or not at all: half a quote would be looked up and not found.
        for (const citation of point.citations) expect(answer.points[index]!.citations).toContainEqual(citation);
      });
    }
    expect(draftOf(reply)).toEqual({ text: answer.text, points: answer.points });
  });

  const Text = fc.string({ unit: 'grapheme' }).map((text) => text.trim());
  const AnyAnswer = fc.record({
    text: Text.filter((text) => text !== ''),
    answered: fc.boolean(),
    points: fc.array(
      fc.record({
        text: Text.filter((text) => text !== ''),
        citations: fc.array(
          fc.record({ passageId: fc.nat(99).map((n) => `p${n}`), quote: fc.string({ unit: 'grapheme-ascii' }).map((q) => `q${q}q`) }),
        ),
      }),
      { maxLength: 4 },
    ),
  });

  test('any answer survives any chatter around it, and no prefix of it throws or shows what the whole does not', () => {
    fc.assert(
      fc.property(
        AnyAnswer,
        fc.constantFrom('', 'Here:\n```json\n', '<think>{"text":"x"}</think>', '{ok}\n'),
        fc.nat(),
        (value, before, at) => {
          const reply = `${before}${JSON.stringify(value)}\n\`\`\` done {"text":"later"}`;
          expect(wholeAnswer(reply)).toEqual(value);
          const draft = draftOf(reply.slice(0, at % (reply.length + 1)));
          expect(value.text.startsWith(draft.text.trimEnd())).toBe(true);
          draft.points.forEach((point, index) => expect(value.points[index]!.text.startsWith(point.text.trimEnd())).toBe(true));
        },
      ),
    );
  });

  test('no text at all makes it throw', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('{', '}', '"', '[', ']', ',', ':', '\\', '\\u', '<think>', '</think>', '"text":', '{"text":"', 'null', '1e', '-'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        expect(draftOf(text)).toBeDefined();
        expect(parseAnswer(text)).toBeDefined();
      }),
    );
  });
});
