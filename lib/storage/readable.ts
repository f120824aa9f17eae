import type { z } from 'zod';

/** The rows that are what they should be. One that a bug or a newer version wrote is passed over: it must not take history down with it. */
export const readable = <Schema extends z.ZodType>(schema: Schema, rows: readonly unknown[]): z.output<Schema>[] =>
  rows.flatMap((row) => {
    const parsed = schema.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
