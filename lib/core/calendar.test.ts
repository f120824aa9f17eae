import { expect, test } from 'vitest';
import { localCalendar } from './calendar';

const at = (year: number, month: number, day: number, hour = 0, minute = 0) => new Date(year, month - 1, day, hour, minute).getTime();

test('a day runs from midnight to midnight of the reader', () => {
  expect(localCalendar.startOf('day', at(2026, 3, 29, 15, 20))).toBe(at(2026, 3, 29));
  expect(localCalendar.next('day', at(2026, 3, 29, 15, 20))).toBe(at(2026, 3, 30));
});

test('a week begins on Monday, also when it is Sunday', () => {
  expect(localCalendar.startOf('week', at(2026, 11, 29, 12))).toBe(at(2026, 11, 23));
  expect(localCalendar.next('week', at(2026, 11, 29, 12))).toBe(at(2026, 11, 30));
});

test('a month ends at the end of the year too', () => {
  expect(localCalendar.startOf('month', at(2026, 12, 31, 23, 59))).toBe(at(2026, 12, 1));
  expect(localCalendar.next('month', at(2026, 12, 31, 23, 59))).toBe(at(2027, 1, 1));
});

test('every hour of a year is followed by a later one, and begins where the one before ended', () => {
  let hour = localCalendar.startOf('hour', at(2026, 1, 1));
  for (let count = 0; count < 24 * 366; count++) {
    const next = localCalendar.next('hour', hour);
    expect(next).toBeGreaterThan(hour);
    expect(localCalendar.startOf('hour', next)).toBe(next);
    hour = next;
  }
});
