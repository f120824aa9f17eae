import type { Database } from './database';
import type { Store } from './open-database';

const PAGE = 500;
const EXPORTED = ['feedback', 'decisions', 'corrections', 'runs', 'eval_cases', 'case_results'] as const;

/** A row as others read it: what is JSON inside is part of the line, and a hash that stands for a reader stays a hash. */
const lineOf = (table: keyof Database, row: Readonly<Record<string, unknown>>): string => {
  const { body, answer, sums, ...plain } = row;
  return `${JSON.stringify({
    table,
    ...plain,
    ...(typeof body === 'string' && { body: JSON.parse(body) as unknown }),
    ...(typeof answer === 'string' && { answer: JSON.parse(answer) as unknown }),
    ...(typeof sums === 'string' && { sums: JSON.parse(sums) as unknown }),
  })}\n`;
};

/** Everything that is kept, but the tokens, as JSON Lines; never more than a page of it in memory. */
export async function* exportLines({ db }: Store): AsyncGenerator<string> {
  for (const table of EXPORTED) {
    let after = '';
    for (;;) {
      const rows = await db.selectFrom(table).selectAll().where('id', '>', after).orderBy('id').limit(PAGE).execute();
      if (rows.length > 0) yield rows.map((row) => lineOf(table, { ...row })).join('');
      if (rows.length < PAGE) break;
      after = rows.at(-1)!.id;
    }
  }
  for (const row of await db.selectFrom('sums').selectAll().where('day', '>', 0).orderBy('day').execute()) yield lineOf('sums', { ...row });
}
