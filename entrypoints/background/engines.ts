import type { EndpointSettings } from '@/lib/core/endpoint-settings';
import type { Engine } from '@/lib/core/engine';
import type { Settings } from '@/lib/core/settings';
import { sitePattern } from '@/lib/core/site-pattern';
import { budgetState } from '@/lib/core/spend';
import { BreakerState } from '@/lib/engine/endpoint/breaker';
import { systemClock } from '@/lib/engine/endpoint/clock';
import { endpointEngine, type EndpointDeps } from '@/lib/engine/endpoint/endpoint-engine';
import { attemptsOf } from '@/lib/engine/endpoint/retry-policy';
import { extractiveEngine } from '@/lib/engine/extractive';
import { db } from '@/lib/storage/db';
import { changeSettings } from '@/lib/storage/settings-store';
import { spentThisMonth } from '@/lib/storage/spend-store';
import { endpointOrder } from './endpoint-order';
import { modelInDocument } from './model-document';
import { freeOfOrigin } from './origin-rules';

/** What was learnt of a server is kept with its endpoint, unless that was changed to another server meanwhile. */
const saveProfile = async ({ id, baseUrl, model }: EndpointSettings, profile: NonNullable<EndpointSettings['profile']>): Promise<void> => {
  await changeSettings(db, (settings) => ({
    ...settings,
    endpoints: settings.endpoints.map((endpoint) =>
      endpoint.id === id && endpoint.baseUrl === baseUrl && endpoint.model === model ? { ...endpoint, profile } : endpoint,
    ),
    // One that a policy sets is not among the reader's own.
    learnt: settings.endpoints.some((endpoint) => endpoint.id === id)
      ? settings.learnt
      : { ...settings.learnt, [id]: { address: baseUrl, profile } },
  }));
};

/** Outlives the worker, and not the browser: after a restart everyone deserves a new try. */
const breakerOf = ({ id }: EndpointSettings): NonNullable<EndpointDeps['breaker']> => {
  const key = `breaker:${id}`;
  return {
    load: async () => BreakerState.safeParse((await chrome.storage.session.get(key))[key]).data,
    save: (state) => chrome.storage.session.set({ [key]: state }),
  };
};

/** Whether the endpoint that would be asked first is left alone after failures. */
export const isResting = async (settings: Settings, now: number): Promise<boolean> => {
  const [first] = endpointOrder(settings);
  const state = first && (await breakerOf(first).load());
  return state?.openUntil !== undefined && now < state.openUntil;
};

/** Stands in for an endpoint that would cost more than the month has left: it says so, and the ladder goes on. */
const spentEngine = (engine: Engine, limit: number): Engine => ({
  ...engine,
  async *write() {
    yield { kind: 'failed', failure: { kind: 'budget-spent', limit } };
  },
});

/** The ladder of one run: the endpoints in order, the browser's own model where there is one, and the engine that needs nothing. */
export const ladderOf = async (settings: Settings, now: number): Promise<readonly Engine[]> => {
  const endpoints = endpointOrder(settings);
  await freeOfOrigin(endpoints.map(({ baseUrl }) => baseUrl));
  const attempts = attemptsOf();
  const budget = budgetState(settings.monthlyBudget === undefined ? {} : await spentThisMonth(db, now), settings.monthlyBudget);

  const engines = endpoints.map((endpoint, index) => {
    const engine = endpointEngine(endpoint, {
      fetch: (...request) => fetch(...request),
      clock: systemClock,
      saveProfile: (profile) => saveProfile(endpoint, profile),
      breaker: breakerOf(endpoint),
      attempts,
      others: endpoints.length - index - 1,
      isPermitted: (origin) => chrome.permissions.contains({ origins: [sitePattern(origin)] }),
      ownOrigin: location.origin,
    });
    return budget.status === 'spent' && endpoint.price ? spentEngine(engine, budget.limit) : engine;
  });
  const builtIn = settings.useBuiltIn ? await modelInDocument() : undefined;
  return [...engines, ...(builtIn ? [builtIn] : []), extractiveEngine];
};
