import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ChartsQuery } from '@/lib/collector/charts-contract';
import type { CorrectionsResponse, EntriesResponse } from '@/lib/collector/contract';
import { listAlerts } from './alert-list';
import { createOnly, type CallerEnv } from './callers';
import { charts } from './charts';
import { correctionsFor } from './corrections';
import type { Target } from './deliveries';
import { exportLines } from './export';
import { groupCommit } from './group-commit';
import { metricsText } from './metrics';
import { openApi } from './open-api';
import type { Store } from './open-database';
import { problem, problemOf, refuse } from './problem';
import { rateLimit } from './rate-limit';
import { eraseReader, flagsOfReader, openFlagsOf } from './reader';
import { bodyOf, sentence } from './request-body';
import { pageRoutes, type PageFiles } from './review-page';
import { reviewRoutes } from './review-routes';
import { sessionRoutes } from './session-routes';
import { Envelope, keepBatches, readBatch } from './take-entries';
import { hashOf } from './tokens';

export interface AppRequirements {
  readonly store: Store;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Of one token: how many requests at once, and how many a second for long. */
  readonly limit: { readonly burst: number; readonly perSecond: number };
  readonly log: (error: unknown) => void;
  /** The files of the review page; without them only programs can review. */
  readonly page?: PageFiles | undefined;
  /** The address that a request came from, by which tries to sign in are counted. */
  readonly sourceOf?: (context: Context) => string;
  /** Who is to be told of entries. */
  readonly targets?: readonly Target[];
}

/** Fifty flags with all their passages are well below it. */
const LARGEST_BODY = 4 * 1024 * 1024;
/** More than an extension is switched on for. */
const MOST_SITES = 200;

/** The reader's id in the header `Gloss-Reader`, hashed as it is kept. */
const readerOf = (context: Context): string | undefined => {
  const given = context.req.header('gloss-reader');
  if (given === undefined) return undefined;
  return given.length >= 16 && given.length <= 64 ? hashOf(given) : refuse(400, 'Gloss-Reader: 16 to 64 characters.');
};

const readerRequired = (context: Context): string => readerOf(context) ?? refuse(400, 'The header Gloss-Reader is missing.');

/** The whole service as one function from request to response. It keeps nothing but the database: any instance can answer anyone. */
export const createApp = ({ store, now, limit, log, page, targets = [], sourceOf = () => '' }: AppRequirements): Hono<CallerEnv> => {
  const { db } = store;
  const app = new Hono<CallerEnv>();
  const keep = groupCommit(keepBatches(store, targets));
  const only = createOnly(db, rateLimit(limit.burst, limit.perSecond, now), now);

  app.onError((error) => problemOf(error, log));
  app.notFound(() => problem(404));
  app.use(async (context, next) => {
    await next();
    context.header('x-content-type-options', 'nosniff');
    if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store');
  });
  app.use(bodyLimit({ maxSize: LARGEST_BODY, onError: () => problem(413, `A body holds at most ${LARGEST_BODY} bytes.`) }));

  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/readyz', async (context) => {
    try {
      await sql`select 1 from tokens limit 1`.execute(db);
      return context.json({ status: 'ok' });
    } catch (error) {
      log(error);
      return problem(503, 'The database does not answer.');
    }
  });
  app.get('/openapi.json', (context) => context.json(openApi));
  app.get('/metrics', only('owner', 'team'), async (context) =>
    context.text(await metricsText(db, now()), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
  );

  app.post('/v1/entries', only('team', 'owner'), async (context) => {
    const { batch, rejected } = readBatch(await bodyOf(context, Envelope), now());
    if (batch.entries.length > 0) await keep(batch);
    const response: EntriesResponse = { received: [...new Set(batch.entries.map(({ id }) => id))], rejected };
    return context.json(response);
  });
  app.get('/v1/flags', only('team', 'owner'), async (context) => context.json(await flagsOfReader(db, readerRequired(context))));
  app.get('/v1/corrections', only('team', 'owner'), async (context) => {
    const sites = context.req.queries('site') ?? [];
    if (sites.length > MOST_SITES) return problem(400, `At most ${MOST_SITES} sites at once.`);
    const response: CorrectionsResponse = { corrections: [...(await correctionsFor(db, sites, now()))] };
    const body = JSON.stringify(response);
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const headers = { etag, 'cache-control': 'private, no-cache' };
    const known = (context.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    return known.includes(etag)
      ? context.body(null, 304, headers)
      : context.body(body, 200, { ...headers, 'content-type': 'application/json' });
  });
  app.get('/v1/open-flags', only('team', 'owner'), async (context) => {
    const page = context.req.query('page');
    return page ? context.json(await openFlagsOf(db, page, readerOf(context))) : problem(400, 'Which page? ?page=ADDRESS');
  });
  app.delete('/v1/readers/me', only('team', 'owner'), async (context) => {
    const reader = readerRequired(context);
    await db.transaction().execute((transaction) => eraseReader(transaction, reader));
    return context.body(null, 204);
  });

  app.get('/v1/export', only('owner'), () => {
    const lines = exportLines(store);
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await lines.next();
        if (done) controller.close();
        else controller.enqueue(new TextEncoder().encode(value));
      },
      async cancel() {
        await lines.return(undefined);
      },
    });
    return new Response(body, { headers: { 'content-type': 'application/x-ndjson' } });
  });
  app.get('/v1/review/alerts', only('owner'), async (context) => context.json(await listAlerts(db)));
  app.get('/v1/review/charts', only('owner'), async (context) => {
    const wanted = ChartsQuery.safeParse(context.req.query());
    return wanted.success ? context.json(await charts(db, wanted.data, now())) : problem(400, sentence(wanted.error));
  });
  app.route('/v1/review/session', sessionRoutes(db, now, sourceOf));
  app.route('/v1/review', reviewRoutes(db, only, now));
  if (page) app.route('/', pageRoutes(page));
  return app;
};
