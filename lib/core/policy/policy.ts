import { z } from 'zod';
import { EndpointSettings } from '@/lib/core/endpoint-settings';
import { Owner, ShareLevel, Telemetry } from '@/lib/core/settings';
import { SiteHint } from '@/lib/core/site-hint';

/** What can be taken away from readers, by the name that the interface knows it by. */
export const Feature = z.enum(['ask', 'summarize', 'explain', 'brief', 'toolbar', 'jobs', 'prefetch']);
export type Feature = z.infer<typeof Feature>;

/** An endpoint as an administrator writes it: what Gloss learns of it by itself is not part of a policy. */
export const PolicyEndpoint = EndpointSettings.omit({ profile: true }).partial({ id: true, name: true });
export type PolicyEndpoint = z.infer<typeof PolicyEndpoint>;

/** A change that some readers get first. Taking the entry away, or `percent` to 0 without groups, takes it back. */
export const Pilot = z.object({
  /** Part of what is hashed: another name chooses other readers. */
  name: z.string().min(1),
  /** How many readers of a hundred, chosen by a hash of their pseudonymous id: the same ones every day, and the first ones of a larger share. */
  percent: z.number().min(0).max(100).default(0),
  /** Readers in any of these groups are in, whatever the share. */
  groups: z.array(z.string()).default([]),
  /** The prompt version they get. */
  prompt: z.string().optional(),
  /** The model that the first endpoint is asked for. */
  model: z.string().optional(),
  /** Features switched on or off for them. */
  features: z.partialRecord(Feature, z.boolean()).default({}),
});
export type Pilot = z.infer<typeof Pilot>;

/**
 * What an administrator set, by `storage.managed`. A key that is there wins over the reader's setting and is shown as locked; one that is not
 * leaves the setting to the reader. Everything is optional: an empty policy changes nothing.
 */
export const Policy = z
  .object({
    declared: z
      .array(z.string())
      .describe(
        'The names of all keys that this policy sets. A browser drops a value of the wrong type without a word: by this list Gloss notices, says so, and stays on the safe side.',
      ),
    organization: z.string().describe('Who set this policy, as readers see it on locked fields: "Maravell IT".'),
    owner: Owner.describe('The person to ask, shown on every failure.'),
    endpoints: z.array(PolicyEndpoint).describe('Model endpoints, in the order in which they are tried.'),
    allowOwnEndpoints: z
      .boolean()
      .describe(
        'Whether readers may add endpoints of their own, tried after these. Without it they may only where the policy sets no endpoints.',
      ),
    useBuiltIn: z.boolean().describe('Whether the browser’s own model may be used.'),
    sites: z.array(z.string()).describe('Origins that are switched on for everyone: "https://wiki.example.com".'),
    allowedSites: z
      .array(z.string())
      .describe(
        'The only sites that Gloss reads at all: "example.com/wiki", "*.example.com". Without this key it reads where the reader lets it.',
      ),
    blockedSites: z.array(z.string()).describe('Sites that Gloss never reads, in the same form; they win over allowedSites.'),
    siteHints: z.array(SiteHint).describe('CSS selectors for tools that are read badly; they come before the reader’s own.'),
    features: z.partialRecord(Feature, z.boolean()).describe('Features that are switched on or off.'),
    redactNames: z
      .array(z.string())
      .describe(
        'Names (people, projects, customers) that are hidden from every endpoint, beside secrets and personal data, which always are.',
      ),
    collector: z
      .object({ url: z.string(), token: z.string().default('') })
      .describe('The service that receives flags and gives corrections.'),
    mostShared: ShareLevel.describe('How much may leave the machine with a flag, at most.'),
    keepDays: z.number().int().min(1).describe('Days that answers and traces are kept on the machine.'),
    answerLanguage: z.enum(['page', 'reader']).describe('The language of answers.'),
    monthlyBudget: z.number().positive().describe('How much money a reader may spend in a month, in the currency of the prices.'),
    prefetchTokens: z
      .number()
      .int()
      .min(1)
      .describe('How many tokens a day the feature “prefetch” may take: a ticket’s brief made when the ticket is opened.'),
    telemetry: Telemetry.describe('Where spans and metrics go, as OTLP over HTTP.'),
    prompt: z.string().describe('The prompt version that everyone gets who is in no pilot with another one.'),
    groups: z.array(z.string()).describe('The groups that the reader of this machine is in, for pilots.'),
    pilots: z.array(Pilot).describe('What a share of readers, or some groups, get first. The first one that a reader is in counts.'),
  })
  .partial();
export type Policy = z.infer<typeof Policy>;
export type PolicyKey = keyof Policy;

export const isPolicyKey = (name: string): name is PolicyKey => Object.hasOwn(Policy.shape, name);
