import { z } from 'zod';
import { Alerts } from '@/lib/collector/alerts-contract';
import { Charts, ChartsQuery } from '@/lib/collector/charts-contract';
import { CorrectionsResponse, EntriesRequest, EntriesResponse, MyFlags, OpenFlags, Problem } from '@/lib/collector/contract';
import {
  CaseResultRequest,
  CorrectRequest,
  Corrected,
  Decided,
  DecideRequest,
  FlagGroups,
  GroupsQuery,
  MadeCase,
  MakeCaseRequest,
  ReviewFilters,
  ReviewFlags,
} from '@/lib/collector/review-contract';
import { LoginRequest, ReviewSession } from '@/lib/collector/session-contract';

type Json = Readonly<Record<string, unknown>>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io });
  return json;
};

const content = (schema: z.ZodType, io: 'input' | 'output', type = 'application/json') => ({ [type]: { schema: schemaOf(schema, io) } });

const refusal = { description: 'A refusal (RFC 9457).', content: content(Problem, 'output', 'application/problem+json') };

interface Operation {
  readonly summary: string;
  readonly parameters?: readonly Json[];
  readonly body?: z.ZodType;
  readonly status?: number;
  readonly answer?: z.ZodType;
  /** Of an answer that is no JSON. */
  readonly type?: string;
  readonly open?: true;
}

const operation = ({ summary, parameters, body, status = 200, answer, type, open }: Operation): Json => ({
  summary,
  ...(open && { security: [] }),
  ...(parameters && { parameters }),
  ...(body && { requestBody: { required: true, content: content(body, 'input') } }),
  responses: {
    [status]: {
      description: 'Done.',
      ...(answer && { content: content(answer, 'output') }),
      ...(type && { content: { [type]: { schema: { type: 'string' } } } }),
    },
    default: refusal,
  },
});

const reader = (required: boolean) => ({
  name: 'Gloss-Reader',
  in: 'header',
  required,
  description: "The reader's pseudonymous id.",
  schema: { type: 'string', minLength: 16, maxLength: 64 },
});
const query = (name: string, description: string) => ({ name, in: 'query', required: true, description, schema: { type: 'string' } });
const inPath = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } });

const optional = ({ shape }: z.ZodObject) =>
  Object.entries(shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: schemaOf(z.instanceof(z.ZodType).parse(schema), 'input'),
  }));

/** What the collector answers to, for programs that are not Gloss. `openapi.json` is this, written by `npm run collector:openapi`. */
export const openApi = {
  openapi: '3.1.0',
  info: {
    title: 'Gloss collector',
    version: '1',
    description:
      "Takes readers' feedback, gives owners' corrections. Bearer tokens: a team's for everything under /v1 but /v1/review and /v1/export, an owner's for all.",
  },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  security: [{ token: [] }],
  paths: {
    '/healthz': { get: operation({ summary: 'Whether the process runs.', open: true }) },
    '/readyz': { get: operation({ summary: 'Whether the database answers.', open: true }) },
    '/metrics': { get: operation({ summary: "Sums in Prometheus' text format.", type: 'text/plain' }) },
    '/v1/entries': {
      post: operation({
        summary: 'Keeps a batch. Sent again, it changes nothing; entries that are wrong are named, and the rest is kept.',
        body: EntriesRequest,
        answer: EntriesResponse,
      }),
    },
    '/v1/flags': { get: operation({ summary: "What became of a reader's flags.", parameters: [reader(true)], answer: MyFlags }) },
    '/v1/corrections': {
      get: operation({
        summary: 'What owners corrected on some sites, with an ETag.',
        parameters: [{ name: 'site', in: 'query', description: 'Origins.', schema: { type: 'array', items: { type: 'string' } } }],
        answer: CorrectionsResponse,
      }),
    },
    '/v1/open-flags': {
      get: operation({
        summary: 'What others have flagged on a page and nobody has decided.',
        parameters: [query('page', "The page's address."), reader(false)],
        answer: OpenFlags,
      }),
    },
    '/v1/readers/me': { delete: operation({ summary: 'Forgets a reader.', parameters: [reader(true)], status: 204 }) },
    '/v1/export': { get: operation({ summary: 'Everything, as JSON Lines.', type: 'application/x-ndjson' }) },
    '/v1/review/alerts': { get: operation({ summary: 'Rules that are broken now, and that were.', answer: Alerts }) },
    '/v1/review/charts': {
      get: operation({
        summary: 'What is measured, by day, site, model or prompt version.',
        parameters: optional(ChartsQuery),
        answer: Charts,
      }),
    },
    '/v1/review/groups': {
      get: operation({ summary: 'Flags by question and page.', parameters: optional(GroupsQuery), answer: FlagGroups }),
    },
    '/v1/review/filters': { get: operation({ summary: 'What flags can be filtered by.', answer: ReviewFilters }) },
    '/v1/review/flags': {
      get: operation({ summary: 'The flags of one group.', parameters: [query('topic', "The group's topic.")], answer: ReviewFlags }),
    },
    '/v1/review/decisions': { post: operation({ summary: 'Decides about flags.', body: DecideRequest, answer: Decided }) },
    '/v1/review/corrections': {
      post: operation({
        summary: 'Makes a correction live and fixes its flags.',
        body: CorrectRequest,
        status: 201,
        answer: Corrected,
      }),
    },
    '/v1/review/corrections/{id}': {
      delete: operation({
        summary: 'Takes a correction back; its flags are open again.',
        parameters: [inPath('id')],
        answer: Decided,
      }),
    },
    '/v1/review/cases': {
      post: operation({
        summary: 'Keeps an eval case of a flag, and runs it on the passages that came with it.',
        body: MakeCaseRequest,
        status: 201,
        answer: MadeCase,
      }),
    },
    '/v1/review/cases/{id}/runs': { post: operation({ summary: 'Runs a case again.', parameters: [inPath('id')], answer: MadeCase }) },
    '/v1/review/cases/{id}/results': {
      post: operation({
        summary: 'Keeps what was found of a case elsewhere.',
        parameters: [inPath('id')],
        body: CaseResultRequest,
        status: 201,
        answer: MadeCase,
      }),
    },
    '/v1/review/session': {
      post: operation({
        summary: "Signs in to the review page with an owner's token; the session is a cookie.",
        body: LoginRequest,
        status: 201,
        answer: ReviewSession,
        open: true,
      }),
      get: operation({ summary: 'Who is signed in.', answer: ReviewSession, open: true }),
      delete: operation({ summary: 'Signs out.', status: 204, open: true }),
    },
  },
};
