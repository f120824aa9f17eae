import type { z } from 'zod';
import { Alerts } from '@/lib/collector/alerts-contract';
import { Charts } from '@/lib/collector/charts-contract';
import { Problem } from '@/lib/collector/contract';
import {
  Corrected,
  Decided,
  FlagGroups,
  MadeCase,
  ReviewFilters,
  ReviewFlags,
  type CorrectRequest,
  type DecideRequest,
  type MakeCaseRequest,
} from '@/lib/collector/review-contract';
import { ReviewSession } from '@/lib/collector/session-contract';

/** What the collector refused, in its own words. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const REVIEW = '/v1/review';

interface Request {
  readonly method?: 'POST' | 'DELETE';
  readonly csrf?: string;
  readonly body?: unknown;
}

const ask = async (address: string, { method, csrf, body }: Request = {}): Promise<Response> => {
  const response = await fetch(`${REVIEW}/${address}`, {
    ...(method && { method }),
    headers: {
      ...(csrf !== undefined && { 'gloss-csrf': csrf }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Refused(0, 'The collector does not answer. What you wrote is still here; try again when it is back.');
  });
  if (response.ok) return response;
  const problem = Problem.safeParse(await response.json().catch(() => undefined));
  throw new Refused(response.status, problem.data?.detail ?? problem.data?.title ?? `The collector answered with ${response.status}.`);
};

const read = async <Schema extends z.ZodType>(schema: Schema, address: string, request?: Request): Promise<z.infer<Schema>> =>
  schema.parse(await (await ask(address, request)).json());

export const getSession = (): Promise<ReviewSession> => read(ReviewSession, 'session');
export const signIn = (token: string): Promise<ReviewSession> => read(ReviewSession, 'session', { method: 'POST', body: { token } });
export const signOut = async (csrf: string): Promise<void> => void (await ask('session', { method: 'DELETE', csrf }));

export const getGroups = (filters: URLSearchParams): Promise<FlagGroups> => read(FlagGroups, `groups?${filters.toString()}`);
export const getFilters = (): Promise<ReviewFilters> => read(ReviewFilters, 'filters');
export const getFlags = (topic: string): Promise<ReviewFlags> => read(ReviewFlags, `flags?topic=${encodeURIComponent(topic)}`);

export const getCharts = (query: URLSearchParams): Promise<Charts> => read(Charts, `charts?${query.toString()}`);
export const getAlerts = (): Promise<Alerts> => read(Alerts, 'alerts');

/** What is left out of a request takes the contract's default. */
type Asked<Request, Given extends keyof Request> = Pick<Request, Given> & Partial<Request>;

export const decide = (csrf: string, body: Asked<DecideRequest, 'flags' | 'decision'>): Promise<Decided> =>
  read(Decided, 'decisions', { method: 'POST', csrf, body });
export const correct = (csrf: string, body: CorrectRequest): Promise<Corrected> =>
  read(Corrected, 'corrections', { method: 'POST', csrf, body });
export const takeBack = (csrf: string, id: string): Promise<Decided> =>
  read(Decided, `corrections/${encodeURIComponent(id)}`, { method: 'DELETE', csrf });
export const makeCase = (csrf: string, body: MakeCaseRequest): Promise<MadeCase> => read(MadeCase, 'cases', { method: 'POST', csrf, body });
export const runCase = (csrf: string, id: string): Promise<MadeCase> =>
  read(MadeCase, `cases/${encodeURIComponent(id)}/runs`, { method: 'POST', csrf });
