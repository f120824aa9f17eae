import { expect, test } from 'vitest';
import { isPiecedTogether } from './pieced-quote';

const between = 'What stands between is long. '.repeat(30);
const page = `The job is stopped by the owner at night. ${between}The depot is told by mail.`;

test('two ends of a page with much between them are pieced together', () => {
  expect(isPiecedTogether(page, 'The job is stopped … told by mail')).toBe(true);
});
test('a sentence of which the middle is left out is one quote', () => {
  expect(isPiecedTogether(page, 'The job is stopped … at night')).toBe(false);
  expect(isPiecedTogether(page, 'The job is stopped ... by the owner ... at night')).toBe(false);
});
test('parts in another order than that of the page are pieced together', () => {
  expect(isPiecedTogether(page, 'at night … The job is stopped')).toBe(true);
});
test('a quote that leaves nothing out is not, whether the page holds it or not', () => {
  expect(isPiecedTogether(page, 'The job is stopped')).toBe(false);
  expect(isPiecedTogether(page, 'Nobody said so.')).toBe(false);
});
test('a word that stands in several places is looked for in each', () => {
  expect(isPiecedTogether(`The queue. ${between} The queue drains at four.`, 'The queue … at four')).toBe(false);
});
