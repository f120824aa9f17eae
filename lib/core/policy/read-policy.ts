import { z } from 'zod';
import { Feature, isPolicyKey, Policy, type PolicyKey } from './policy';

/** Something that is wrong with a policy, for whoever wrote it. */
export type PolicyProblem =
  /** It arrived, and is not what it should be. `detail` says where and what was expected, in the language that zod speaks here. */
  | { readonly kind: 'invalid'; readonly key: PolicyKey; readonly detail: string }
  /** It was declared and did not arrive: the browser dropped it, as it does with a value of the wrong type. */
  | { readonly kind: 'dropped'; readonly key: PolicyKey; readonly expected: JsonType | undefined }
  | { readonly kind: 'unknown'; readonly key: string }
  /** Without the list, a dropped key can't be noticed. */
  | { readonly kind: 'undeclared'; readonly keys: readonly PolicyKey[] };

export interface ReadPolicy {
  readonly policy: Policy;
  /** Keys whose own value could not be used, and whose safe value counts instead. */
  readonly closed: readonly PolicyKey[];
  readonly problems: readonly PolicyProblem[];
}

const allOff = Object.fromEntries(Feature.options.map((feature) => [feature, false]));

/**
 * What counts for a key whose value was lost: the side on which nothing leaves the machine and nothing is read that might have been forbidden.
 * A key that only offers something needs no more than to offer nothing.
 */
const closedValues: { readonly [Key in PolicyKey]: Policy[Key] | undefined } = {
  declared: [],
  organization: '',
  owner: { name: '', contact: '' },
  endpoints: [],
  allowOwnEndpoints: false,
  useBuiltIn: false,
  sites: [],
  allowedSites: [],
  // Every site.
  blockedSites: ['*'],
  siteHints: [],
  features: allOff,
  redactNames: [],
  collector: { url: '', token: '' },
  mostShared: 'metadata',
  keepDays: 1,
  answerLanguage: undefined,
  monthlyBudget: undefined,
  // The least that may be set: less than any page takes.
  prefetchTokens: 1,
  telemetry: { url: '', headers: {}, content: false, conventions: '2026-11' },
  prompt: undefined,
  groups: [],
  pilots: [],
};

/** Without the names that must be hidden, or the limit of what may be spent, nothing may be asked of an endpoint. */
const closesEndpoints: ReadonlySet<PolicyKey> = new Set(['redactNames', 'monthlyBudget']);

const jsonTypes = ['array', 'object', 'string', 'number', 'integer', 'boolean'] as const;
export type JsonType = (typeof jsonTypes)[number];

/** Undefined where it may be of several types. */
const expected = (key: PolicyKey): JsonType | undefined => {
  const { type } = z.toJSONSchema(Policy.shape[key].unwrap(), { io: 'input' });
  return jsonTypes.find((one) => one === type);
};

/** Reads what the browser gives of a policy. Never throws: each key stands alone, and one that can't be read is closed, not left out. */
export const readPolicy = (managed: unknown): ReadPolicy => {
  const given: Readonly<Record<string, unknown>> = z.record(z.string(), z.unknown()).safeParse(managed).data ?? {};
  const problems: PolicyProblem[] = [];
  const kept: [string, unknown][] = [];
  const closed = new Set<PolicyKey>();

  for (const [key, value] of Object.entries(given)) {
    if (!isPolicyKey(key)) {
      problems.push({ kind: 'unknown', key });
      continue;
    }
    const parsed = Policy.shape[key].unwrap().safeParse(value);
    if (parsed.success) kept.push([key, parsed.data]);
    else {
      closed.add(key);
      const detail = parsed.error.issues
        .map(({ path, message }) => (path.length > 0 ? `${z.core.toDotPath(path)}: ${message}` : message))
        .join('; ');
      problems.push({ kind: 'invalid', key, detail });
    }
  }

  const declared = z.array(z.string()).safeParse(given['declared']).data;
  for (const key of declared ?? []) {
    if (Object.hasOwn(given, key)) continue;
    if (!isPolicyKey(key)) problems.push({ kind: 'unknown', key });
    else {
      closed.add(key);
      problems.push({ kind: 'dropped', key, expected: expected(key) });
    }
  }
  const undeclared = [...kept.map(([key]) => key), ...closed]
    .filter(isPolicyKey)
    .filter((key) => key !== 'declared' && !declared?.includes(key));
  if (undeclared.length > 0) problems.push({ kind: 'undeclared', keys: undeclared });

  if ([...closed].some((key) => closesEndpoints.has(key))) closed.add('endpoints').add('allowOwnEndpoints');
  const policy = Policy.parse({ ...Object.fromEntries(kept), ...Object.fromEntries([...closed].map((key) => [key, closedValues[key]])) });
  return { policy, closed: [...closed], problems };
};
