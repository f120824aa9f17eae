import { z } from 'zod';
import type { EndpointSettings } from '@/lib/core/endpoint-settings';
import { endpointClient, type Fetch } from './endpoint-client';
import { type Setback, setbackOf } from './setback';
import { type Trouble, troubleFromBody } from './trouble';

/** OpenAI's list, and the forms that others give it: a bare list, Ollama's `models`. */
const Models = z
  .union([
    z.object({ data: z.array(z.unknown()) }).transform(({ data }) => data),
    z.object({ models: z.array(z.unknown()) }).transform(({ models }) => models),
    z.array(z.unknown()),
  ])
  .transform((list) => list.flatMap((one) => modelId(one) ?? []));

const Model = z.union([
  z.string(),
  z.object({ id: z.string() }).transform(({ id }) => id),
  z.object({ name: z.string() }).transform(({ name }) => name),
]);
const modelId = (value: unknown): string | undefined => Model.safeParse(value).data;

/** What `GET /models` brought. */
export type ModelList =
  { readonly ok: true; readonly models: readonly string[] } | { readonly ok: false; readonly setback: Setback; readonly said: string };

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** Asks one address for its models. An empty list is an answer; a page, or JSON of another kind, is not. */
export const listModels = async (
  settings: EndpointSettings,
  baseUrl: string,
  query: Record<string, string>,
  fetch: Fetch,
  signal: AbortSignal,
  now: number,
): Promise<ModelList> => {
  const refused = (trouble: Trouble): ModelList => ({
    ok: false,
    setback: trouble.html && (trouble.status ?? 200) < 400 ? { kind: 'address' } : setbackOf(trouble, now),
    said: trouble.detail,
  });
  // The response as it came: the client's own reading of a list throws away what is not a list.
  const seen: { response?: Response } = {};
  const client = endpointClient(settings, baseUrl, query, async (input, init) => {
    seen.response = await fetch(input, init);
    return seen.response.clone();
  });
  try {
    await client.models.list({ signal }).asResponse();
  } catch (thrown) {
    if (signal.aborted) return { ok: false, setback: { kind: 'cancelled' }, said: '' };
    if (!seen.response) return { ok: false, setback: { kind: 'unreachable' }, said: thrown instanceof Error ? thrown.message : '' };
  }
  const response = seen.response!;
  const body = parseJson(await response.text().catch(() => ''));
  const models = response.ok ? Models.safeParse(body) : undefined;
  return models?.success
    ? { ok: true, models: models.data }
    : refused(troubleFromBody(body, response.ok ? undefined : response.status, response.headers));
};
