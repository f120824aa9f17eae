import { expect, test } from 'vitest';
import { byDay } from './history-days';

const at = (...date: [number, number, number, number]): { startedAt: number } => ({ startedAt: new Date(...date).getTime() });
const now = new Date(2026, 2, 30, 0, 30).getTime();

test('runs stand under today, yesterday, and the day’s name before that', () => {
  const runs = [at(2026, 2, 30, 0), at(2026, 2, 29, 23), at(2026, 2, 29, 1), at(2026, 2, 27, 12), at(2025, 11, 31, 12)];
  expect(byDay(runs, now).map(({ title, runs: ofDay }) => [title, ofDay.length])).toEqual([
    ['Today', 1],
    ['Yesterday', 2],
    ['Friday 27 March', 1],
    // Unicode's data writes it with a comma or without, by its version.
    [expect.stringMatching(/^Wednesday,? 31 December 2025$/), 1],
  ]);
});

test('no runs are no days', () => {
  expect(byDay([], now)).toEqual([]);
});
