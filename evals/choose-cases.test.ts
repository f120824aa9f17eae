import { expect, test } from 'vitest';
import { chooseCases } from './choose-cases';
import { EvalCase } from './eval-case';
import type { LoadedCases } from './load-cases';

const caseOf = (id: string): LoadedCases['cases'][number] => ({
  evalCase: EvalCase.parse({ id, page: 'vpn.html', task: 'ask', question: 'Which port?', facts: ['8443'] }),
  page: '/vpn.html',
});
const loaded: LoadedCases = { cases: ['a', 'b', 'c'].map(caseOf), onDisk: 4, faults: ['d.json is not JSON'] };

test('expects no more cases to run than were named, and forgets no fault of the set', () => {
  const { cases, onDisk, faults } = chooseCases(loaded, ['c', 'a']);
  expect(cases.map(({ evalCase }) => evalCase.id)).toEqual(['a', 'c']);
  expect([onDisk, faults]).toEqual([2, ['d.json is not JSON']]);
});

test('names an id that is no case, and what could not be loaded', () => {
  expect(() => chooseCases(loaded, ['a', 'd', 'e'])).toThrow('There is no case called d, e. d.json is not JSON');
});
