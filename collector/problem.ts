import { HTTPException } from 'hono/http-exception';
import type { Problem } from '@/lib/collector/contract';

const TITLES = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Not as things stand',
  413: 'Too large',
  429: 'Too many requests',
  500: 'The collector failed',
  503: 'Not ready',
} as const;

type ProblemStatus = keyof typeof TITLES;

/** A refusal as RFC 9457 has it. */
export const problem = (status: ProblemStatus, detail?: string, headers: Readonly<Record<string, string>> = {}): Response => {
  const body: Problem = { type: 'about:blank', title: TITLES[status], status, ...(detail !== undefined && { detail }) };
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json', ...headers } });
};

/** A refusal from the middle of a request: thrown, because what called it has nothing more to do. */
export const refuse = (status: ProblemStatus, detail: string): never => {
  throw new HTTPException(status, { res: problem(status, detail) });
};

/** The refusal for whatever was thrown. What is not one is a bug: it is logged, and tells the caller nothing of the inside. */
export const problemOf = (error: unknown, log: (error: unknown) => void): Response => {
  if (error instanceof HTTPException) return error.res ?? problem(400, error.message);
  log(error);
  return problem(500);
};
