import { z } from 'zod';
import { EndpointProfile, EndpointSettings } from './endpoint-settings';
import { SiteHint } from './site-hint';

/** The person to ask: shown on every failure. */
export const Owner = z.object({
  name: z.string().default(''),
  /** An e-mail address, a chat link or a phone number, as people there reach each other. */
  contact: z.string().default(''),
});
export type Owner = z.infer<typeof Owner>;

/** What may leave the machine with a flag: each level holds the one before. */
export const ShareLevel = z.enum(['metadata', 'answer', 'passages']);
export type ShareLevel = z.infer<typeof ShareLevel>;

/** A site where the selection toolbar is shown and Gloss may read without a click each time. */
export const Site = z.object({
  /** An origin: "https://wiki.example.com". */
  origin: z.string(),
  /** Off: the permission stays, the toolbar does not appear. */
  toolbar: z.boolean().default(true),
});
export type Site = z.infer<typeof Site>;

/** Where spans and metrics of runs go, as OTLP over HTTP; nowhere while `url` is empty. */
export const Telemetry = z.object({
  /** The OTLP address, as collectors document it: with or without "/v1/traces". */
  url: z.string().default(''),
  headers: z.record(z.string(), z.string()).default({}),
  /** Whether questions, page text and answers go along. */
  content: z.boolean().default(false),
  /** Which state of the GenAI conventions the receiver knows: their names still move. */
  conventions: z.enum(['2025-09', '2026-11']).default('2026-11'),
});
export type Telemetry = z.infer<typeof Telemetry>;

/** Everything that a reader can set. Policy wins over it. */
export const Settings = z.object({
  /** In the order in which they are tried. */
  endpoints: z.array(EndpointSettings).default([]),
  useBuiltIn: z.boolean().default(true),
  sites: z.array(Site).default([]),
  /** For tools that are read badly; the first that matches a page counts. */
  siteHints: z.array(SiteHint).default([]),
  owner: Owner.prefault({}),
  collector: z.object({ url: z.string().default(''), token: z.string().default('') }).prefault({}),
  /** Whether the collector gets each answer's figures: times, cost, engine; nothing that was asked, read or answered. */
  sendMetrics: z.boolean().default(true),
  /** Whether the browser shows a notification when the owner has answered a flag; it needs the browser's leave as well. */
  notifyOfFlags: z.boolean().default(false),
  /** What is ticked when the flag form opens; the reader decides each time. */
  share: ShareLevel.default('answer'),
  /** Days that runs and traces are kept. */
  keepDays: z.number().int().min(1).default(90),
  answerLanguage: z.enum(['page', 'reader']).default('reader'),
  /** A month's limit in money; undefined for none. */
  monthlyBudget: z.number().positive().optional(),
  telemetry: Telemetry.prefault({}),
  /** Whether a ticket's brief is made when the ticket is opened, before it is asked for, and how many tokens a day that may take. */
  prefetch: z.object({ on: z.boolean().default(false), dailyTokens: z.number().int().positive().default(200_000) }).prefault({}),
  /** What was learnt of the endpoints that a policy sets, by their ids; `address` is what it was learnt of. */
  learnt: z.record(z.string(), z.object({ address: z.string(), profile: EndpointProfile })).default({}),
});
export type Settings = z.infer<typeof Settings>;

export const defaultSettings: Settings = Settings.parse({});
