import type { Settings } from '@/lib/core/settings';

/** One thing that an import would change. */
export interface SettingsChange {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

const none = 'nothing';

const list = (names: readonly string[]): string => names.join(', ') || none;

const endpointNames = ({ endpoints }: Settings): string =>
  list(endpoints.map(({ name, model, enabled }) => `${name}${model ? ` (${model})` : ''}${enabled ? '' : ', off'}`));

const shareWords: Record<Settings['share'], string> = {
  metadata: 'the verdict only',
  answer: 'question and answer',
  passages: 'question, answer and passages',
};

/** How each setting reads; in the order of the options page. */
const settingWords: readonly (readonly [field: keyof Settings, what: string, words: (settings: Settings) => string])[] = [
  ['endpoints', 'Endpoints', endpointNames],
  ['useBuiltIn', 'The browser’s own model', ({ useBuiltIn }) => (useBuiltIn ? 'used' : 'not used')],
  ['sites', 'Sites', ({ sites }) => list(sites.map(({ origin, toolbar }) => `${origin}${toolbar ? '' : ' (no toolbar)'}`))],
  ['siteHints', 'Reading hints', ({ siteHints }) => list(siteHints.map(({ match }) => match))],
  ['owner', 'Owner', ({ owner }) => [owner.name, owner.contact].filter(Boolean).join(', ') || 'nobody'],
  ['collector', 'Collector', ({ collector }) => collector.url || none],
  ['share', 'Sent with a flag', ({ share }) => shareWords[share]],
  ['sendMetrics', 'Figures of each answer', ({ sendMetrics }) => (sendMetrics ? 'sent' : 'not sent')],
  ['notifyOfFlags', 'Notification when a flag is answered', ({ notifyOfFlags }) => (notifyOfFlags ? 'shown' : 'not shown')],
  ['keepDays', 'Kept for', ({ keepDays }) => `${keepDays} days`],
  ['answerLanguage', 'Language of answers', ({ answerLanguage }) => (answerLanguage === 'page' ? 'the page’s' : 'the reader’s')],
  ['monthlyBudget', 'Monthly budget', ({ monthlyBudget }) => (monthlyBudget === undefined ? 'no limit' : String(monthlyBudget))],
  [
    'telemetry',
    'OpenTelemetry',
    ({ telemetry }) => (telemetry.url ? `${telemetry.url}${telemetry.content ? ', with content' : ''}` : none),
  ],
  ['learnt', 'Learnt of the company’s endpoints', ({ learnt }) => list(Object.values(learnt).map(({ address }) => address))],
];

/** What would be different, in words. A change that the words do not show (a header, a timeout) is named all the same. */
export const settingsChanges = (before: Settings, after: Settings): readonly SettingsChange[] =>
  settingWords
    .filter(([field]) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map(([_field, what, words]) => {
      const [old, next] = [words(before), words(after)];
      return { what, before: old, after: old === next ? `${next}, with other details` : next };
    });
