import type { EndpointSettings } from '@/lib/core/endpoint-settings';
import { hintMatches } from '@/lib/core/hint-for';
import { siteOf } from '@/lib/core/page-address';
import { Settings, ShareLevel, type Site } from '@/lib/core/settings';
import { pilotOf } from './pilot';
import { Feature, type Policy, type PolicyEndpoint, type PolicyKey } from './policy';
import type { PolicyProblem, ReadPolicy } from './read-policy';

/** What only a policy can say. Without one, nothing is forbidden. */
export interface Rules {
  /** Who set the policy, for readers; empty when it does not say. */
  readonly organization: string;
  /** The keys that the policy sets: their settings are locked. */
  readonly set: readonly PolicyKey[];
  /** Of those, the ones whose value could not be used: their safe value counts. */
  readonly closed: readonly PolicyKey[];
  readonly problems: readonly PolicyProblem[];
  /** Origins that are switched on for everyone. */
  readonly sites: readonly string[];
  /** Whether readers may add endpoints of their own. */
  readonly ownEndpoints: boolean;
  /** Undefined: wherever the reader lets it. */
  readonly allowedSites: readonly string[] | undefined;
  readonly blockedSites: readonly string[];
  readonly features: Readonly<Record<Feature, boolean>>;
  /** Those that the policy, or the reader's pilot, decides. */
  readonly featuresSet: readonly Feature[];
  readonly redactNames: readonly string[];
  readonly mostShared: ShareLevel;
  /** The prompt version to ask with; undefined for the newest. */
  readonly prompt: string | undefined;
  /** The name of the pilot that this reader is in. */
  readonly pilot: string | undefined;
}

/** What really counts: the reader's settings with the policy over them. */
export interface EffectiveSettings extends Settings {
  readonly rules: Rules;
}

/** On until somebody switches them off; what works ahead of being asked is off until somebody switches it on. */
const featuresByDefault: Readonly<Record<Feature, boolean>> = {
  ask: true,
  summarize: true,
  explain: true,
  brief: true,
  toolbar: true,
  jobs: true,
  prefetch: false,
};

const endpointOf = (given: PolicyEndpoint, index: number, learnt: Settings['learnt']): EndpointSettings => {
  const id = given.id ?? `policy-${index + 1}`;
  const profile = learnt[id];
  return {
    ...given,
    id,
    name: given.name ?? given.baseUrl,
    ...(profile && profile.address === given.baseUrl && profile.profile.model === given.model && { profile: profile.profile }),
  };
};

const endpointsOf = (own: Settings, policy: Policy, model: string | undefined): EndpointSettings[] => {
  if (!policy.endpoints) return policy.allowOwnEndpoints === false ? [] : own.endpoints;
  const set = policy.endpoints.map((endpoint, index) =>
    endpointOf(index === 0 && model ? { ...endpoint, model } : endpoint, index, own.learnt),
  );
  return policy.allowOwnEndpoints ? [...set, ...own.endpoints] : set;
};

/** A reader may put the toolbar away on a site that the policy switched on; taking the site itself away is the administrator's. */
const sitesOf = (own: readonly Site[], set: readonly string[]): Site[] => [
  ...set.map((origin) => own.find((site) => site.origin === origin) ?? { origin, toolbar: true }),
  ...own.filter(({ origin }) => !set.includes(origin)),
];

const leastOf = (a: ShareLevel, b: ShareLevel): ShareLevel => (ShareLevel.options.indexOf(a) < ShareLevel.options.indexOf(b) ? a : b);

/**
 * The policy over the reader's settings.
 * @param reader the pseudonymous id by which pilots choose; empty when there is none yet.
 * @param builtSites origins that a company's own build switches on, where its policy does not say which.
 */
export const effectiveSettings = (
  own: Settings,
  { policy, closed, problems }: ReadPolicy,
  reader: string,
  builtSites: readonly string[] = [],
): EffectiveSettings => {
  const pilot = pilotOf(policy, reader);
  const sites = (policy.sites ?? builtSites).map(siteOf).filter((origin) => origin !== '');
  const mostShared = policy.mostShared ?? 'passages';
  const featuresSet = { ...policy.features, ...pilot?.features };
  return {
    ...own,
    endpoints: endpointsOf(own, policy, pilot?.model),
    useBuiltIn: policy.useBuiltIn ?? own.useBuiltIn,
    sites: sitesOf(own.sites, sites),
    siteHints: [...(policy.siteHints ?? []), ...own.siteHints],
    owner: policy.owner ?? own.owner,
    collector: policy.collector ?? own.collector,
    share: leastOf(own.share, mostShared),
    keepDays: policy.keepDays ?? own.keepDays,
    answerLanguage: policy.answerLanguage ?? own.answerLanguage,
    telemetry: policy.telemetry ?? own.telemetry,
    prefetch: { ...own.prefetch, dailyTokens: policy.prefetchTokens ?? own.prefetch.dailyTokens },
    ...(policy.monthlyBudget !== undefined && { monthlyBudget: policy.monthlyBudget }),
    rules: {
      organization: policy.organization ?? '',
      set: Object.keys(policy).filter((key): key is PolicyKey => key !== 'declared'),
      closed,
      problems,
      sites,
      ownEndpoints: policy.allowOwnEndpoints ?? policy.endpoints === undefined,
      allowedSites: policy.allowedSites,
      blockedSites: policy.blockedSites ?? [],
      features: { ...featuresByDefault, prefetch: own.prefetch.on, ...featuresSet },
      featuresSet: Feature.options.filter((feature) => featuresSet[feature] !== undefined),
      redactNames: policy.redactNames ?? [],
      mostShared,
      prompt: pilot?.prompt ?? policy.prompt,
      pilot: pilot?.name,
    },
  };
};

/** A pattern without its path. */
const hostPart = (pattern: string): string => pattern.replace(/^[a-z]+:\/\//i, '').replace(/\/.*$/, '');

const covers = (pattern: string, url: string): boolean =>
  pattern === '*' || hintMatches(pattern.replace(/^[a-z]+:\/\//i, '').replace(/\/\*?$/, ''), url);

/** Whether it may read at least some page of a site. */
export const mayReadOn = ({ allowedSites, blockedSites }: Rules, origin: string): boolean =>
  !blockedSites.some((pattern) => covers(pattern, origin)) &&
  (allowedSites === undefined || allowedSites.some((pattern) => covers(hostPart(pattern), origin)));

/** Whether Gloss may read the page at an address at all. */
export const mayRead = ({ allowedSites, blockedSites }: Rules, url: string): boolean =>
  !blockedSites.some((pattern) => covers(pattern, url)) &&
  (allowedSites === undefined || allowedSites.some((pattern) => covers(pattern, url)));
