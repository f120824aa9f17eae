// `npm run collector`: the service; `npm run collector -- tokens …`: who may use it.
import { z } from 'zod';
import { buildReviewPage } from './build-review-page';
import { ForwardEnvironment, targetsOf } from './targets';
import { migrate } from './migrate';
import { openDatabase } from './open-database';
import { readPageFiles } from './review-page';
import { startCollector } from './start-collector';
import { createToken, listTokens, revokeToken } from './tokens';

const Environment = z.object({
  /** PostgreSQL; without it SQLite. */
  DATABASE_URL: z.string().optional(),
  GLOSS_DATABASE: z.string().default('./data/gloss.db'),
  GLOSS_HOST: z.string().default('127.0.0.1'),
  GLOSS_PORT: z.coerce.number().int().min(0).max(65_535).default(4020),
  GLOSS_KEEP_FEEDBACK_DAYS: z.coerce.number().int().min(1).default(180),
  GLOSS_KEEP_RUN_DAYS: z.coerce.number().int().min(1).default(90),
  GLOSS_RATE_BURST: z.coerce.number().int().min(1).default(600),
  GLOSS_RATE_PER_SECOND: z.coerce.number().positive().default(50),
  /** How many proxies of yours stand in front of it. */
  GLOSS_PROXIES: z.coerce.number().int().min(0).default(0),
  /** Of a calendar month, in the currency of the endpoints' prices. */
  GLOSS_MONTHLY_BUDGET: z.coerce.number().positive().optional(),
  ...ForwardEnvironment,
});

const USAGE = `npm run collector                             start the service
npm run collector -- tokens                   list the tokens
npm run collector -- tokens add team NAME     a new token for extensions
npm run collector -- tokens add owner NAME    a new token for an owner; readers see NAME
npm run collector -- tokens revoke ID         put a token out of force`;

const environment = Environment.safeParse(process.env);
if (!environment.success) {
  console.error(z.prettifyError(environment.error));
  process.exit(2);
}
const options = environment.data;
const database = options.DATABASE_URL || options.GLOSS_DATABASE;

const day = (at: number) => new Date(at).toISOString().slice(0, 10);

const tokens = async (words: readonly string[]): Promise<number> => {
  const store = openDatabase(database);
  const { db } = store;
  const [command, what = '', name = ''] = words;
  try {
    await migrate(store, async () => undefined);
    if (command === undefined) {
      for (const { id, kind, name, created_at, revoked_at } of await listTokens(db))
        console.log(
          `${id}  ${kind.padEnd(5)}  ${day(created_at)}  ${revoked_at === null ? 'in force' : `revoked ${day(revoked_at)}`}  ${name}`,
        );
      return 0;
    }
    if (command === 'add' && (what === 'team' || what === 'owner') && name !== '') {
      console.log(await db.transaction().execute((transaction) => createToken(transaction, what, name, Date.now())));
      return 0;
    }
    if (command === 'revoke' && what !== '') {
      if (await db.transaction().execute((transaction) => revokeToken(transaction, what, Date.now()))) return 0;
      console.error(`There is no token ${what} in force.`);
      return 1;
    }
    console.error(USAGE);
    return 2;
  } finally {
    await db.destroy();
  }
};

const start = async (): Promise<void> => {
  const page = readPageFiles(await buildReviewPage(console.log));
  const collector = await startCollector({
    database,
    page,
    proxies: options.GLOSS_PROXIES,
    host: options.GLOSS_HOST,
    port: options.GLOSS_PORT,
    keep: { feedbackDays: options.GLOSS_KEEP_FEEDBACK_DAYS, runDays: options.GLOSS_KEEP_RUN_DAYS },
    limit: { burst: options.GLOSS_RATE_BURST, perSecond: options.GLOSS_RATE_PER_SECOND },
    now: Date.now,
    log: (error) => console.error(error),
    budget: options.GLOSS_MONTHLY_BUDGET,
    targets: targetsOf(options, fetch, Date.now),
    firstTokens: ({ owner, team }) => console.log(`Shown this once, keep them:\n  owner's token  ${owner}\n  team token     ${team}`),
  });
  console.log(`The collector listens on ${collector.url}\nThe review page: ${collector.url}/review/`);
  const end = () => void collector.close().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
};

const [word, ...rest] = process.argv.slice(2);
if (word === undefined) await start();
else if (word === 'tokens') process.exitCode = await tokens(rest);
else {
  console.error(USAGE);
  process.exitCode = 2;
}
