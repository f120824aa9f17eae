import type { EffectiveSettings } from '@/lib/core/policy/effective-settings';
import type { PolicyKey } from '@/lib/core/policy/policy';
import { defaultSettings, type Settings } from '@/lib/core/settings';

export type Source = 'policy' | 'you' | 'default';

/** One thing that counts now, in words, and who decided it. */
export interface EffectiveRow {
  readonly key: PolicyKey;
  readonly what: string;
  readonly value: string;
  readonly source: Source;
  /** The policy set it to something that could not be used: this is the safe value instead. */
  readonly closed: boolean;
}

const list = (items: readonly string[], none = 'none'): string => (items.length > 0 ? items.join(', ') : none);

const shareWords = { metadata: 'the verdict only', answer: 'question and answer', passages: 'question, answer and passages' } as const;

const onOff = (record: Readonly<Record<string, boolean>>): string =>
  list(Object.entries(record).map(([name, on]) => `${name} ${on ? 'on' : 'off'}`));

/** Each setting as it counts; no key and no token is among the words. */
const words: readonly (readonly [key: PolicyKey, what: string, value: (settings: EffectiveSettings) => string])[] = [
  ['organization', 'Set by', ({ rules }) => rules.organization || 'nobody named'],
  ['owner', 'Owner', ({ owner }) => list([owner.name, owner.contact].filter(Boolean), 'nobody')],
  [
    'endpoints',
    'Endpoints',
    ({ endpoints }) => list(endpoints.map(({ name, model, enabled }) => `${name}${model && ` (${model})`}${enabled ? '' : ', off'}`)),
  ],
  ['useBuiltIn', 'The browser’s own model', ({ useBuiltIn }) => (useBuiltIn ? 'used' : 'not used')],
  ['sites', 'Sites switched on', ({ sites }) => list(sites.map(({ origin, toolbar }) => `${origin}${toolbar ? '' : ' (no toolbar)'}`))],
  ['allowedSites', 'Sites it may read', ({ rules }) => (rules.allowedSites ? list(rules.allowedSites) : 'any that you let it')],
  ['blockedSites', 'Sites it never reads', ({ rules }) => (rules.blockedSites.includes('*') ? 'all' : list(rules.blockedSites))],
  ['siteHints', 'Reading hints', ({ siteHints }) => list(siteHints.map(({ match }) => match))],
  ['features', 'Features', ({ rules }) => onOff(rules.features)],
  ['redactNames', 'Names hidden from endpoints', ({ rules }) => (rules.redactNames.length > 0 ? `${rules.redactNames.length}` : 'none')],
  ['collector', 'Collector', ({ collector }) => collector.url || 'none'],
  ['mostShared', 'May be sent with a flag, at most', ({ rules }) => shareWords[rules.mostShared]],
  ['keepDays', 'Kept for', ({ keepDays }) => `${keepDays} days`],
  ['answerLanguage', 'Language of answers', ({ answerLanguage }) => (answerLanguage === 'page' ? 'the page’s' : 'the reader’s')],
  ['monthlyBudget', 'Monthly budget', ({ monthlyBudget }) => (monthlyBudget === undefined ? 'no limit' : `${monthlyBudget}`)],
  [
    'telemetry',
    'OpenTelemetry',
    ({ telemetry }) => (telemetry.url ? `${telemetry.url}${telemetry.content ? ', with content' : ''}` : 'none'),
  ],
  ['prompt', 'Prompt version', ({ rules }) => rules.prompt ?? 'the newest'],
  ['pilots', 'Pilot', ({ rules }) => rules.pilot ?? 'in none'],
];

const own = (settings: Settings, key: PolicyKey): unknown =>
  key === 'mostShared' ? undefined : new Map<string, unknown>(Object.entries(settings)).get(key);

/** Every effective value with where it came from, for the administrator who wants to know why. */
export const effectiveRows = (settings: EffectiveSettings, reader: Settings): readonly EffectiveRow[] =>
  words.map(([key, what, value]) => {
    const set = JSON.stringify(own(reader, key)) !== JSON.stringify(own(defaultSettings, key));
    const byPilot = key === 'prompt' && settings.rules.prompt !== undefined;
    const source = byPilot || settings.rules.set.includes(key) ? 'policy' : set ? 'you' : 'default';
    return { key, what, value: value(settings), source, closed: settings.rules.closed.includes(key) };
  });
