import { expect, test } from 'vitest';
import { otherQuestions } from './reread';

test('a question is followed by others that only look like it', () => {
  expect(otherQuestions('After how many months do laptops go back?')).toEqual([
    'What else is written here?',
    'After how many months do laptops go back in Norway?',
    'Before how many months do laptops go back?',
  ]);
  expect(otherQuestions('Who owns it?')).toHaveLength(2);
  expect(otherQuestions('')).toEqual([]);
});
