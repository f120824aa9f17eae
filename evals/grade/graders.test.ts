import { describe, expect, test } from 'vitest';
import type { Answer, Brief } from '@/lib/core/answer';
import type { Block } from '@/lib/core/block';
import type { Capture } from '@/lib/core/capture';
import { passagesOf } from '@/lib/core/passages';
import type { RunFacts } from '@/lib/core/run-event';
import type { QuoteCheck } from '@/lib/core/verification';
import { verifyAnswer } from '@/lib/core/verify';
import { EvalCase } from '@/evals/eval-case';
import { OWNERS_WORDS } from '@/evals/reread';
import type { Reread, RunResult } from './grader';
import { gradeRun } from './graders';

const paragraph = (id: string, text: string, section: string): Block => ({ id, kind: 'paragraph', text, headings: [section] });
const page: Capture = {
  url: 'https://wiki.example/queues',
  title: 'Queues',
  lang: 'en',
  capturedAt: 0,
  blocks: [
    paragraph('b1', 'The night queue drains at 04:00 on 2 November 2026.', 'Queues'),
    paragraph('b2', 'Mira Lind owns the night queue and answers for 1,480 meters.', 'Owners'),
    paragraph('b3', 'Before a restart the depot has to be told.', 'Restart'),
  ],
  unread: [],
  ms: 1,
};
const passages = passagesOf(page);

const DRAINS = 'The night queue drains at 04:00';
const point = (text: string, ...quotes: readonly string[]) => ({ text, citations: quotes.map((quote) => ({ passageId: 'p1', quote })) });
const good: Answer = { text: 'It drains at 04:00.', answered: true, points: [point('It drains at four.', DRAINS)] };
const silent: Answer = { text: 'The page does not say.', answered: false, points: [] };
const facts: RunFacts = {
  engineName: 'scripted',
  model: 'script-1',
  prompt: 'gloss-2',
  coverage: { sections: 3, of: 3 },
  ms: { firstText: 1, total: 2 },
};

const answered = (answer: Answer, change: { facts?: Partial<RunFacts>; checks?: readonly QuoteCheck[] } = {}) => {
  const verification = verifyAnswer(answer, passages, page.blocks);
  return {
    kind: 'answered' as const,
    answer,
    verification: { ...verification, checks: [...(change.checks ?? verification.checks)] },
    facts: { ...facts, ...change.facts },
  };
};
const failed = { kind: 'failed' as const, failure: { kind: 'cancelled' as const } };

const ran = (wanted: object, last: RunResult['last'], change: Partial<RunResult> = {}): RunResult => ({
  evalCase: EvalCase.parse({ id: 'case', page: 'page.html', task: 'ask', question: 'When does the night queue drain?', ...wanted }),
  capture: page,
  last,
  passages,
  sent: '',
  ms: 10,
  ...change,
});
/** What one grader says; undefined when it has nothing to say. */
const verdict = (name: string, ...run: Parameters<typeof ran>) => gradeRun(ran(...run)).find((grade) => grade.name === name);
const passes = (name: string, ...run: Parameters<typeof ran>) => verdict(name, ...run)?.passed;

test('a right answer passes every grader that looks at it', () => {
  const grades = gradeRun(ran({ facts: ['04:00'], forbidden: ['05:00'], cites: ['drains at 04:00'] }, answered(good)));
  expect(grades.map(({ name, passed }) => [name, passed])).toEqual(
    ['schema', 'abstains', 'facts', 'forbidden', 'quotes', 'cites', 'places', 'coverage'].map((name) => [name, true]),
  );
});

describe('schema', () => {
  const brief: Brief = { problem: [point('It stands.', DRAINS)], environment: [], tried: [], asked: [], nextStep: [], missing: [] };
  test('a run that failed has no answer to grade, and fails', () => {
    expect(verdict('schema', {}, failed)).toMatchObject({ passed: false, why: 'the run failed: cancelled' });
  });
  test('an answer without a short answer fails', () => {
    expect(passes('schema', {}, answered({ ...good, text: ' ' }))).toBe(false);
  });
  test('an answer whose fields have another form fails', () => {
    expect(passes('schema', {}, answered({ ...good, answered: 'yes' as unknown as boolean }))).toBe(false);
    const empty = { ...good, points: [{ text: '', citations: [] }] };
    expect(verdict('schema', {}, answered(empty))?.why).toContain('points.0.text');
  });
  test('a brief without its parts fails, with them it passes', () => {
    expect(passes('schema', { task: 'brief' }, answered(good))).toBe(false);
    expect(passes('schema', { task: 'brief' }, answered({ ...good, points: [], brief }))).toBe(true);
  });
});

describe('abstains', () => {
  test('answering what the page does not say fails', () => {
    expect(verdict('abstains', { answerable: false }, answered(good))).toMatchObject({
      passed: false,
      why: 'it answers what the page does not say',
    });
  });
  test('declining what the page does say fails', () => {
    expect(passes('abstains', {}, answered(silent))).toBe(false);
  });
  test('declining what the page does not say passes', () => {
    expect(passes('abstains', { answerable: false }, answered(silent))).toBe(true);
  });
});

describe('facts', () => {
  const wanted = { facts: ['04:00', ['Mira Lind', 'Mira']] };
  test('an answer without one of the facts fails, and says which', () => {
    expect(verdict('facts', wanted, answered(good))).toMatchObject({ passed: false, why: 'missing: “Mira Lind”' });
  });
  test('either way to say a fact is enough, in the short answer, a claim, a quote or a part of a brief', () => {
    expect(passes('facts', wanted, answered({ ...good, text: 'Ask Mira. It drains at 04:00.' }))).toBe(true);
    expect(passes('facts', wanted, answered({ ...good, points: [point('See Mira Lind.', DRAINS)] }))).toBe(true);
    const brief: Brief = { problem: [], environment: [], tried: [], asked: [point('Mira', DRAINS)], nextStep: [], missing: [] };
    expect(passes('facts', wanted, answered({ ...good, points: [], brief }))).toBe(true);
  });
  test('a longer number or word that holds the fact is not the fact', () => {
    expect(passes('facts', { facts: ['480 meters'] }, answered({ ...good, text: '1,480 meters' }))).toBe(false);
    expect(passes('facts', { facts: ['1480 meters'] }, answered({ ...good, text: '1,480 meters' }))).toBe(true);
  });
  test('no answer has no facts', () => {
    expect(passes('facts', wanted, failed)).toBe(false);
  });
});

describe('forbidden', () => {
  const wanted = { facts: ['04:00'], forbidden: ['05:00', '40 euros'] };
  test('saying what must not be said fails, wherever it is said', () => {
    expect(verdict('forbidden', wanted, answered({ ...good, text: 'At 05:00.' }))).toMatchObject({ passed: false, why: 'said: “05:00”' });
    expect(passes('forbidden', wanted, answered({ ...good, points: [point('It costs 40 euros.', DRAINS)] }))).toBe(false);
    expect(passes('forbidden', wanted, answered({ ...good, points: [point('It costs.', '40 euros')] }))).toBe(false);
    const brief: Brief = { problem: [], environment: [], tried: [], asked: [], nextStep: [], missing: ['Who pays 40 euros?'] };
    expect(passes('forbidden', wanted, answered({ ...good, brief }))).toBe(false);
  });
  test('something else that looks alike is not forbidden', () => {
    expect(passes('forbidden', wanted, answered({ ...good, text: 'It costs 140 euros.' }))).toBe(true);
  });
});

describe('quotes', () => {
  const INVENTED = 'The night queue drains at 05:00';
  test('an invented quote fails', () => {
    expect(verdict('quotes', {}, answered({ ...good, points: [point('Five.', INVENTED)] }))?.why).toBe(`not on the page: “${INVENTED}”`);
  });
  test('an invented quote that the pipeline shows as found fails louder', () => {
    const lie = { ...good, points: [point('Five.', INVENTED)] };
    const checks = [{ passageId: 'p1', quote: INVENTED, found: true, blockIds: ['b1'] }];
    expect(verdict('quotes', {}, answered(lie, { checks }))?.why).toBe(`shown as found, and not on the page: “${INVENTED}”`);
  });
  test('a quote of the page that the pipeline does not find fails, and so does one that it never looked up', () => {
    const checks = [{ passageId: 'p1', quote: DRAINS, found: false, blockIds: [] }];
    expect(verdict('quotes', {}, answered(good, { checks }))?.why).toBe(`on the page, and not verified: “${DRAINS}”`);
    expect(passes('quotes', {}, answered(good, { checks: [] }))).toBe(false);
  });
  test('a quote that is put together from two ends of the page fails, also where the pipeline finds it', () => {
    const long = { ...page, blocks: [paragraph('b1', `The queue drains. ${'It goes on. '.repeat(80)}Nobody is told.`, 'Queues')] };
    const PIECED = 'The queue drains … Nobody is told';
    const checks = [{ passageId: 'p1', quote: PIECED, found: true, blockIds: ['b1'] }];
    expect(verdict('quotes', {}, answered({ ...good, points: [point('So.', PIECED)] }, { checks }), { capture: long })?.why).toBe(
      `shown as found, and not on the page: “${PIECED}”`,
    );
  });
  test('a claim without a quote fails, in a brief too', () => {
    expect(verdict('quotes', {}, answered({ ...good, points: [...good.points, point('So it is.')] }))?.why).toContain('So it is.');
    const brief: Brief = { problem: [point('It stands.')], environment: [], tried: [], asked: [], nextStep: [], missing: [] };
    expect(passes('quotes', {}, answered({ ...good, brief }))).toBe(false);
  });
  test('an answer that quotes nothing fails, and one that declines need not quote', () => {
    expect(passes('quotes', {}, answered({ ...good, points: [] }))).toBe(false);
    expect(passes('quotes', { answerable: false }, answered(silent))).toBe(true);
  });
});

describe('columns', () => {
  const row = (id: string, host: string): Block => ({
    id,
    kind: 'row',
    text: `${host} | 8443`,
    headings: [],
    cells: [
      { header: 'Host', text: host },
      { header: 'Port', text: '8443' },
    ],
  });
  const table = { ...page, blocks: [row('r1', 'gate'), row('r2', 'door')] };
  const shown = (text: string) => [{ id: 'p1', blockIds: ['r1', 'r2'], headings: [], text, kinds: [] }];
  test('rows without the names of their columns fail, and are told', () => {
    const bare = { capture: table, passages: shown('gate | 8443\ndoor | 8443') };
    expect(verdict('columns', {}, answered(good), bare)?.why).toBe('rows without the names of their columns: “gate | 8443”, “door | 8443”');
  });
  test('with them they pass, and a page without a table has none', () => {
    expect(passes('columns', {}, answered(good), { capture: table, passages: shown('Host | Port\ngate | 8443\ndoor | 8443') })).toBe(true);
    expect(verdict('columns', {}, answered(good))).toBeUndefined();
  });
});

describe('language', () => {
  test('an endpoint that is not told the language fails', () => {
    expect(passes('language', {}, answered(good), { language: 'de', sent: 'Write in the language of the passages.' })).toBe(false);
    expect(passes('language', {}, answered(good), { language: 'de', sent: 'Write in this language: de. Quotes stay.' })).toBe(true);
  });
  test('where none is set, or nothing is sent, there is nothing to tell', () => {
    expect(verdict('language', {}, answered(good), { sent: 'Write.' })).toBeUndefined();
    expect(verdict('language', {}, answered(good), { language: 'de' })).toBeUndefined();
  });
});

describe('cites', () => {
  test('the wrong passage fails, however well it is quoted', () => {
    expect(verdict('cites', { cites: ['owns the night queue'] }, answered(good))).toMatchObject({
      passed: false,
      why: 'not cited: “owns the night queue”',
    });
  });
  test('any quote of the block that holds the words is enough', () => {
    expect(passes('cites', { cites: ['2 November 2026'] }, answered(good))).toBe(true);
  });
  test('a quote that was not found cites nothing', () => {
    const checks = [{ passageId: 'p1', quote: DRAINS, found: false, blockIds: [] }];
    expect(passes('cites', { cites: ['drains at 04:00'] }, answered(good, { checks }))).toBe(false);
    expect(passes('cites', { cites: ['drains at 04:00'] }, failed)).toBe(false);
  });
});

describe('places', () => {
  const check = (blockIds: readonly string[]) => [{ passageId: 'p1', quote: DRAINS, found: true, blockIds: [...blockIds] }];
  test('a quote that leads to another block fails, and so does one that leads nowhere', () => {
    expect(passes('places', {}, answered(good, { checks: check(['b2']) }))).toBe(false);
    expect(passes('places', {}, answered(good, { checks: check([]) }))).toBe(false);
    expect(passes('places', {}, answered(good, { checks: check(['b1']) }))).toBe(true);
  });
  test('what is quoted from the selection need not stand in a block', () => {
    expect(passes('places', { selection: `Yes: ${DRAINS}.` }, answered(good, { checks: check([]) }))).toBe(true);
  });
});

describe('coverage', () => {
  const some = passages.slice(0, 1);
  test('saying that all was read where a section was left out fails', () => {
    expect(verdict('coverage', {}, answered(good), { passages: some })?.why).toContain('left out “Owners”');
  });
  test('saying that something was left out where all was read fails', () => {
    expect(passes('coverage', {}, answered(good, { facts: { coverage: { sections: 1, of: 3 } } }))).toBe(false);
  });
  test('what the page holds and could not be read is left out', () => {
    const torn: Capture = { ...page, unread: [{ what: 'frame', count: 1 }] };
    expect(passes('coverage', {}, answered(good), { capture: torn })).toBe(false);
    expect(passes('coverage', {}, answered(good, { facts: { coverage: { sections: 3, of: 4 } } }), { capture: torn })).toBe(true);
  });
  test('more sections than there are, or none of something, fail', () => {
    expect(passes('coverage', {}, answered(good, { facts: { coverage: { sections: 4, of: 3 } } }))).toBe(false);
    expect(passes('coverage', {}, answered(good, { facts: { coverage: { sections: 0, of: 3 } } }), { passages: some })).toBe(false);
  });
});

describe('privacy', () => {
  const wanted = { secret: ['+49 30 901820'] };
  test('a secret that was sent fails', () => {
    expect(verdict('privacy', wanted, answered(good), { sent: 'Call +49 30 901820.' })?.why).toContain('+49 30 901820');
    expect(passes('privacy', wanted, answered(good), { sent: 'Call [PHONE-1].' })).toBe(true);
  });
  test('has nothing to say where nothing is sent or nothing is secret', () => {
    expect(verdict('privacy', wanted, answered(good))).toBeUndefined();
    expect(verdict('privacy', {}, answered(good), { sent: 'Call +49 30 901820.' })).toBeUndefined();
  });
});

describe('cache', () => {
  const kept = answered(good, { facts: { cachedAt: 1 } });
  const rereadWith = (change: Partial<Reread>): Partial<RunResult> => ({
    reread: { same: kept, edited: { capture: page, last: answered(good) }, ...change },
  });
  test('the same page answered anew fails', () => {
    expect(passes('cache', {}, answered(good), rereadWith({ same: answered(good) }))).toBe(false);
    expect(passes('cache', {}, answered(good), rereadWith({ same: failed }))).toBe(false);
  });
  test('the same page with another answer fails', () => {
    const other = answered({ ...good, text: 'At five.' }, { facts: { cachedAt: 1 } });
    expect(passes('cache', {}, answered(good), rereadWith({ same: other }))).toBe(false);
  });
  test('an edited page with the answer of the page before fails', () => {
    expect(verdict('cache', {}, answered(good), rereadWith({ edited: { capture: page, last: kept } }))?.why).toBe(
      'an edited page gets the answer of the page before',
    );
  });
  test('another prompt, or another question, with the earlier answer fails', () => {
    const others = [
      { what: 'another prompt', last: answered(good) },
      { what: '“Why?”', last: kept },
    ];
    expect(verdict('cache', {}, answered(good), rereadWith({ others }))?.why).toBe('an earlier answer is served for “Why?”');
  });
  test('kept for the same page and made anew for an edited one passes', () => {
    expect(passes('cache', {}, answered(good), rereadWith({}))).toBe(true);
  });
});

describe('corrections', () => {
  const owners = answered({ ...good, text: OWNERS_WORDS }, { facts: { corrected: { owner: 'Owner', at: 1 } } });
  const made = answered(good);
  const why = (live: typeof made, withdrawn: typeof made, outdated: typeof made) =>
    verdict('corrections', {}, made, {
      reread: { same: made, edited: { capture: page, last: made }, corrected: { live, withdrawn, outdated } },
    });
  test("the owner's answer that is not served, or not in their words, fails", () => {
    expect(why(made, made, made)?.why).toBe("the owner's answer is not served");
    expect(why(answered(good, { facts: { corrected: { owner: 'Owner', at: 1 } } }), made, made)?.why).toBe("the owner's words are changed");
  });
  test('one that was taken back, or that the page no longer backs, fails', () => {
    expect(why(owners, owners, made)?.passed).toBe(false);
    expect(why(owners, made, owners)?.passed).toBe(false);
  });
  test('served while it stands, and only then, passes', () => {
    expect(why(owners, made, made)?.passed).toBe(true);
  });
});

describe('budget', () => {
  test('taking longer, or more tokens, than the case allows fails', () => {
    const tokens = { input: 900, output: 200 };
    expect(passes('budget', { budget: { ms: 9 } }, answered(good))).toBe(false);
    expect(passes('budget', { budget: { tokens: 1_000 } }, answered(good, { facts: { tokens } }))).toBe(false);
    expect(passes('budget', { budget: { ms: 10, tokens: 1_100 } }, answered(good, { facts: { tokens } }))).toBe(true);
  });
});
