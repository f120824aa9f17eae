import { describe, expect, test } from 'vitest';
import type { Baseline } from './baseline';
import { type GateEvidence, judge, ratchet, whyBlocked } from './gate';
import type { CaseReport } from './report';
import { Thresholds } from './thresholds';

const reportOf = (id: string, change: Partial<CaseReport> = {}): CaseReport => {
  const passed = change.passed ?? true;
  return {
    id,
    passed,
    graders: [{ name: 'facts', passed, why: passed ? '1 of 1 facts' : 'missing' }],
    ms: 10,
    runs: { passed: passed ? 1 : 0, of: 1 },
    task: 'ask',
    must: false,
    answerable: true,
    question: 'Which port?',
    page: 'page.html',
    title: 'Page',
    origin: 'sample',
    difficulty: 'easy',
    about: '',
    ...change,
  };
};
/** So many that pass and so many that do not. */
const cases = (passed: number, failed = 0): CaseReport[] => [
  ...Array.from({ length: passed }, (_, at) => reportOf(`right-${at}`)),
  ...Array.from({ length: failed }, (_, at) => reportOf(`wrong-${at}`, { passed: false })),
];
const threshold = { overall: 0.7, tasks: {}, declined: 0.9, verified: 1 };
const thresholds = (change: object = {}, minimumCases = 1): Thresholds =>
  Thresholds.parse({ minimumCases, engines: { default: { ...threshold, ...change } } });

const blocked = (reports: readonly CaseReport[], change: Partial<GateEvidence> = {}): readonly string[] =>
  whyBlocked(
    judge({ engine: 'any', cases: reports, expected: reports.length, faults: [], thresholds: thresholds(), own: true, ...change }),
  );

test('opens where everything is reached', () => {
  expect(blocked(cases(10))).toEqual([]);
});

describe('nothing is green by accident', () => {
  test('an empty suite closes the gate', () => {
    expect(blocked([])).toEqual(['0 cases are fewer than the 1 that a gate needs.']);
    expect(blocked([], { own: false })).not.toEqual([]);
  });
  test('fewer cases than the set has to have close it; other people’s sets may be small', () => {
    expect(blocked(cases(3), { thresholds: thresholds({}, 4) })).toEqual(['3 cases are fewer than the 4 that a gate needs.']);
    expect(blocked(cases(3), { thresholds: thresholds({}, 4), own: false })).toEqual([]);
  });
  test('fewer cases that ran than there are on disk close it', () => {
    expect(blocked(cases(9), { expected: 10 })).toEqual(['1 of 10 cases did not run.']);
  });
  test('what loading found wrong closes it', () => {
    expect(blocked(cases(10), { faults: ['a.json is not JSON'] })).toEqual(['a.json is not JSON']);
  });
  test('a case that no grader looked at closes it, although it counts as passed', () => {
    expect(blocked([...cases(9), reportOf('blind', { graders: [] })])).toEqual(['No grader looked at blind.']);
  });
  test('an endpoint that is down closes it, also where nothing else is asked of it', () => {
    const down = Array.from({ length: 3 }, (_, at) => reportOf(`down-${at}`, { failure: 'endpoint-unreachable', answerable: false }));
    expect(blocked(down, { thresholds: thresholds({ declined: 0 }) })).toEqual(['No case got an answer: the engine is down.']);
  });
});

describe('thresholds', () => {
  test('a share of all cases', () => {
    expect(blocked(cases(7, 3))).toEqual([]);
    expect(blocked(cases(69, 31))).toEqual(['69.0 % of the cases passed; 70.0 % are needed.']);
  });
  test('a share of a task’s cases, whatever the others reach; and the task has to be there', () => {
    const briefs = [reportOf('brief-1', { task: 'brief' }), reportOf('brief-2', { task: 'brief', passed: false })];
    const change = { thresholds: thresholds({ tasks: { brief: 0.6 } }) };
    expect(blocked([...cases(20), ...briefs], change)).toEqual(['brief: 50.0 % of the cases passed; 60.0 % are needed.']);
    expect(blocked(cases(20), change)).toEqual(['No case has the task brief, for which a threshold is set.']);
    expect(blocked(cases(20), { ...change, own: false })).toEqual([]);
  });
  test('a must case that failed, whatever the average', () => {
    expect(blocked([...cases(99), reportOf('never', { must: true, passed: false })])).toEqual(['Cases that must pass failed: never.']);
  });
  test('questions that the page does not answer have to be declined; a failed run is no decline', () => {
    const abstains = (passed: boolean) => [{ name: 'abstains', passed, why: '' }];
    const asked = (count: number, change: Partial<CaseReport>) =>
      Array.from({ length: count }, (_, at) => reportOf(`silent-${at}-${JSON.stringify(change)}`, { answerable: false, ...change }));
    const needed = "80.0 % of the questions that the page doesn't answer were declined; 90.0 % are needed.";
    expect(blocked([...asked(9, { graders: abstains(true) }), ...asked(1, { graders: abstains(false) })])).toEqual([]);
    expect(blocked([...asked(8, { graders: abstains(true) }), ...asked(2, { graders: abstains(false) })])).toEqual([needed]);
    expect(blocked([...asked(8, { graders: abstains(true) }), ...asked(2, { failure: 'overloaded' })])).toEqual([needed]);
  });
  test('one answer of another form, or with an invented quote, is too much where all have to be verified', () => {
    for (const name of ['schema', 'quotes']) {
      const bad = reportOf('bad', { passed: false, graders: [{ name, passed: false, why: '' }] });
      expect(blocked([...cases(99), bad])).toEqual([
        '99.0 % of the answers have their form and only quotes of the page; 100.0 % are needed.',
      ]);
    }
  });
  test('the slowest twentieth', () => {
    const change = { thresholds: thresholds({ p95Ms: 100 }) };
    const slow = (count: number) => cases(20 - count).concat(Array.from({ length: count }, (_, at) => reportOf(`slow-${at}`, { ms: 900 })));
    expect(blocked(slow(1), change)).toEqual([]);
    expect(blocked(slow(2), change)).toEqual(['The slowest twentieth took 900 ms; 100 are allowed.']);
  });
  test('an engine that is named has its own', () => {
    const own = Thresholds.parse({ minimumCases: 1, engines: { strict: { ...threshold, overall: 1 }, default: threshold } });
    expect(blocked(cases(9, 1), { thresholds: own, engine: 'strict' })).not.toEqual([]);
    expect(blocked(cases(9, 1), { thresholds: own, engine: 'lax' })).toEqual([]);
  });
});

describe('the baseline', () => {
  const baseline = (...items: readonly (readonly [id: string, passed: number, of: number])[]): Baseline => ({
    engine: 'any',
    model: '',
    prompt: '',
    at: '',
    version: '',
    corpus: '',
    owed: [],
    cases: items.map(([id, passed, of]) => ({ id, passed: passed * 2 > of, runs: { passed, of } })),
  });
  const run = (id: string, passed: number, of: number): CaseReport => reportOf(id, { passed: passed * 2 > of, runs: { passed, of } });

  test('a case that passed every run and now fails by majority closes the gate, whatever the average', () => {
    const now = [...cases(99), run('lost', 1, 3)];
    expect(blocked(now, { baseline: baseline(['lost', 3, 3]) })).toEqual(['Passed in the baseline and fails now: lost.']);
  });
  test('one that still passes by majority, or failed a run before, does not', () => {
    expect(blocked([...cases(99), run('shaky', 2, 3)], { baseline: baseline(['shaky', 3, 3]) })).toEqual([]);
    expect(blocked([...cases(99), run('shaky', 0, 3)], { baseline: baseline(['shaky', 2, 3]) })).toEqual([]);
  });
  test('a case that is gone closes it, a new one does not', () => {
    expect(blocked(cases(10), { baseline: baseline(['right-0', 1, 1], ['gone', 0, 1]) })).toEqual(['In the baseline and gone: gone.']);
  });
  test('what was lost blocks although as much was won', () => {
    const now = [...cases(10), run('won', 1, 1), run('lost', 0, 1)];
    expect(blocked(now, { baseline: baseline(['won', 0, 1], ['lost', 1, 1]) })).toHaveLength(1);
  });
});

describe('in npm test', () => {
  const verdict = judge({
    engine: 'any',
    cases: [...cases(6, 3), reportOf('never', { must: true, passed: false })],
    expected: 10,
    faults: [],
    thresholds: thresholds(),
    own: true,
  });
  test('a threshold that even the baseline did not reach is owed, and the others block', () => {
    const { blocked: why, owed } = ratchet(verdict, { owed: ['overall'] });
    expect(owed).toEqual(['60.0 % of the cases passed; 70.0 % are needed.']);
    expect(why).toEqual(['Cases that must pass failed: never.']);
  });
  test('nothing that was reached is owed', () => {
    expect(ratchet(verdict, { owed: [] }).blocked).toHaveLength(2);
  });
  test('faults and losses are never owed', () => {
    const faulty = { faults: ['a fault'], missed: [], lost: ['a loss'] };
    expect(ratchet(faulty, { owed: ['a fault', 'a loss', 'overall'] }).blocked).toEqual(['a fault', 'a loss']);
  });
});
