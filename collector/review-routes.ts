import { Hono } from 'hono';
import {
  CorrectRequest,
  CaseResultRequest,
  DecideRequest,
  GroupsQuery,
  MakeCaseRequest,
  type Decided,
  type MadeCase,
} from '@/lib/collector/review-contract';
import type { CallerEnv, Only } from './callers';
import { correct, takeBack } from './corrections';
import { decide } from './decide';
import { addResult, findCase, makeCase, rerunCase } from './eval-cases';
import type { Queries } from './open-database';
import { problem } from './problem';
import { bodyOf, sentence } from './request-body';
import { flagGroups, flagsOfTopic, reviewFilters } from './review';

/** What owners read and decide, below `/v1/review`. */
export const reviewRoutes = (db: Queries, only: Only, now: () => number): Hono<CallerEnv> => {
  const routes = new Hono<CallerEnv>();
  routes.use(only('owner'));
  routes.get('/groups', async (context) => {
    const wanted = GroupsQuery.safeParse(context.req.query());
    return wanted.success ? context.json(await flagGroups(db, wanted.data)) : problem(400, sentence(wanted.error));
  });
  routes.get('/filters', async (context) => context.json(await reviewFilters(db)));
  routes.get('/flags', async (context) => {
    const topic = context.req.query('topic');
    return topic ? context.json(await flagsOfTopic(db, topic)) : problem(400, 'Which group? ?topic=TOPIC');
  });
  routes.post('/decisions', async (context) => {
    const request = await bodyOf(context, DecideRequest);
    const { name } = context.get('caller');
    const changed = await db.transaction().execute((transaction) => decide(transaction, request, name, now()));
    return context.json({ changed: [...changed] } satisfies Decided);
  });
  routes.post('/corrections', async (context) => {
    const request = await bodyOf(context, CorrectRequest);
    const { name } = context.get('caller');
    return context.json(await db.transaction().execute((transaction) => correct(transaction, request, name, now())), 201);
  });
  routes.delete('/corrections/:id', async (context) => {
    const { name } = context.get('caller');
    const reopened = await db.transaction().execute((transaction) => takeBack(transaction, context.req.param('id'), name, now()));
    return reopened ? context.json({ changed: [...reopened] } satisfies Decided) : problem(404, 'No such correction is live.');
  });
  routes.post('/cases', async (context) => {
    const request = await bodyOf(context, MakeCaseRequest);
    const { name } = context.get('caller');
    const id = await db.transaction().execute((transaction) => makeCase(transaction, request, name, now()));
    await rerunCase(db, id, name, now);
    return context.json({ case: await findCase(db, id) } satisfies MadeCase, 201);
  });
  routes.post('/cases/:id/runs', async (context) => {
    const id = context.req.param('id');
    await rerunCase(db, id, context.get('caller').name, now);
    return context.json({ case: await findCase(db, id) } satisfies MadeCase);
  });
  routes.post('/cases/:id/results', async (context) => {
    const id = context.req.param('id');
    await addResult(db, id, await bodyOf(context, CaseResultRequest), context.get('caller').name, now());
    return context.json({ case: await findCase(db, id) } satisfies MadeCase, 201);
  });
  return routes;
};
