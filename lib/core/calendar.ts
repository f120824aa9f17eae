/** What of the calendar the charts and the costs need. The reader's own time zone is this machine's: a test gives another. */
export interface Calendar {
  /** The first millisecond of the day, week or month that holds `at`. */
  startOf(unit: CalendarUnit, at: number): number;
  /** The first millisecond of the one after it. */
  next(unit: CalendarUnit, at: number): number;
}

export type CalendarUnit = 'hour' | 'day' | 'week' | 'month';

/** Through `Date`, so that a day with 23 or 25 hours is one day. Weeks begin on Monday. */
export const localCalendar: Calendar = {
  startOf(unit, at) {
    const date = new Date(at);
    if (unit === 'hour') return date.setMinutes(0, 0, 0);
    date.setHours(0, 0, 0, 0);
    if (unit === 'week') date.setDate(date.getDate() - ((date.getDay() + 6) % 7));
    if (unit === 'month') date.setDate(1);
    return date.getTime();
  },
  next(unit, at) {
    const date = new Date(localCalendar.startOf(unit, at));
    // Not setHours: on the night the clock is put back it would land in the same hour again.
    if (unit === 'hour') return date.getTime() + 3_600_000;
    if (unit === 'day') date.setDate(date.getDate() + 1);
    if (unit === 'week') date.setDate(date.getDate() + 7);
    if (unit === 'month') date.setMonth(date.getMonth() + 1);
    return date.getTime();
  },
};
