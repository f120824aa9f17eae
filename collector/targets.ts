import { z } from 'zod';
import type { Fetch, Target } from './deliveries';
import { forwardOtel } from './forward-otel';
import { langfuse } from './langfuse';
import { webhook } from './webhook';

/** `name=value,name=value`, as OpenTelemetry's own variable has them. */
const Headers = z.string().transform((text) =>
  Object.fromEntries(
    text.split(',').flatMap((pair) => {
      const [name = '', ...value] = pair.split('=');
      return name.trim() ? [[name.trim(), value.join('=').trim()] as const] : [];
    }),
  ),
);

/** Who is told, where an owner says so. */
export const ForwardEnvironment = {
  GLOSS_WEBHOOK_URL: z.url().optional(),
  GLOSS_WEBHOOK_SECRET: z.string().min(16).optional(),
  GLOSS_LANGFUSE_URL: z.url().optional(),
  GLOSS_LANGFUSE_PUBLIC_KEY: z.string().optional(),
  GLOSS_LANGFUSE_SECRET_KEY: z.string().optional(),
  GLOSS_OTLP_URL: z.url().optional(),
  GLOSS_OTLP_HEADERS: Headers.default({}),
};
const Forwards = z.object(ForwardEnvironment);

/** What belongs together and is only half there, is a mistake that must not wait for the first flag. */
const together = (name: string, ...values: readonly (string | undefined)[]): readonly string[] | undefined => {
  const given = values.filter((value) => value !== undefined);
  if (given.length === 0) return undefined;
  if (given.length < values.length) throw new Error(`${name}: some of its variables are set and some are not.`);
  return given;
};

export const targetsOf = (environment: z.infer<typeof Forwards>, fetch: Fetch, now: () => number): readonly Target[] => {
  const targets: Target[] = [];
  const hook = together('GLOSS_WEBHOOK', environment.GLOSS_WEBHOOK_URL, environment.GLOSS_WEBHOOK_SECRET);
  if (hook) targets.push(webhook(hook[0]!, hook[1]!, fetch, now));
  const { GLOSS_LANGFUSE_URL, GLOSS_LANGFUSE_PUBLIC_KEY, GLOSS_LANGFUSE_SECRET_KEY } = environment;
  const fuse = together('GLOSS_LANGFUSE', GLOSS_LANGFUSE_URL, GLOSS_LANGFUSE_PUBLIC_KEY, GLOSS_LANGFUSE_SECRET_KEY);
  if (fuse) targets.push(langfuse(fuse[0]!, fuse[1]!, fuse[2]!, fetch));
  if (environment.GLOSS_OTLP_URL) targets.push(forwardOtel(environment.GLOSS_OTLP_URL, environment.GLOSS_OTLP_HEADERS, '1', fetch));
  return targets;
};
