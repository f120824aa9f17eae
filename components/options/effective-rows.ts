import type { EffectiveSettings } from '@/lib/core/policy/effective-settings';
import { Feature, type PolicyKey } from '@/lib/core/policy/policy';
import { defaultSettings, type Settings } from '@/lib/core/settings';
import { formatList, formatNumber } from '@/locales/formats';
import { t } from '@/locales/i18n';
import { settingValues } from './setting-values';

export type Source = 'policy' | 'build' | 'you' | 'default';

/** One thing that counts now, in words, and who decided it. */
export interface EffectiveRow {
  readonly key: PolicyKey;
  readonly what: string;
  readonly value: string;
  readonly source: Source;
  /** The policy set it to something that could not be used: this is the safe value instead. */
  readonly closed: boolean;
}

const list = (items: readonly string[]): string => formatList(items) || t('setting.value.none');

const onOff = (features: EffectiveSettings['rules']['features']): string =>
  formatList(
    Feature.options.map((name) => {
      const feature = t(`setting.feature.${name}`);
      return features[name] ? t('setting.value.featureOn', { feature }) : t('setting.value.featureOff', { feature });
    }),
  );

/** Each setting as it counts; no key and no token is among the words. */
const words = (settings: EffectiveSettings): readonly (readonly [key: PolicyKey, what: string, value: string])[] => {
  const { rules } = settings;
  const none = t('setting.value.none');
  return [
    ['organization', t('setting.organization'), rules.organization || t('setting.value.nobodyNamed')],
    ['owner', t('setting.owner'), settingValues.owner(settings.owner)],
    ['endpoints', t('setting.endpoints'), settingValues.endpoints(settings.endpoints) || none],
    ['useBuiltIn', t('setting.useBuiltIn'), settingValues.useBuiltIn(settings.useBuiltIn)],
    ['sites', t('setting.sitesOn'), settingValues.sites(settings.sites) || none],
    ['allowedSites', t('setting.allowedSites'), rules.allowedSites ? list(rules.allowedSites) : t('setting.value.anySite')],
    ['blockedSites', t('setting.blockedSites'), rules.blockedSites.includes('*') ? t('setting.value.all') : list(rules.blockedSites)],
    ['siteHints', t('setting.siteHints'), list(settings.siteHints.map(({ match }) => match))],
    ['features', t('setting.features'), onOff(rules.features)],
    ['redactNames', t('setting.redactNames'), rules.redactNames.length > 0 ? formatNumber(rules.redactNames.length) : none],
    ['collector', t('setting.collector'), settings.collector.url || none],
    ['mostShared', t('setting.mostShared'), settingValues.share(rules.mostShared)],
    ['keepDays', t('setting.keepDays'), settingValues.keepDays(settings.keepDays)],
    ['answerLanguage', t('setting.answerLanguage'), settingValues.answerLanguage(settings.answerLanguage)],
    ['monthlyBudget', t('setting.monthlyBudget'), settingValues.monthlyBudget(settings.monthlyBudget)],
    ['prefetchTokens', t('setting.prefetch'), settingValues.prefetch({ ...settings.prefetch, on: rules.features.prefetch })],
    ['telemetry', t('setting.telemetry'), settingValues.telemetry(settings.telemetry) || none],
    ['prompt', t('setting.prompt'), rules.prompt ?? t('setting.value.newest')],
    ['pilots', t('setting.pilots'), rules.pilot ?? t('setting.value.inNone')],
  ];
};

const own = (settings: Settings, key: PolicyKey): unknown =>
  key === 'mostShared'
    ? undefined
    : key === 'prefetchTokens'
      ? settings.prefetch
      : new Map<string, unknown>(Object.entries(settings)).get(key);

/** Every effective value with where it came from, for the administrator who wants to know why. */
export const effectiveRows = (settings: EffectiveSettings, reader: Settings): readonly EffectiveRow[] =>
  words(settings).map(([key, what, value]) => {
    const set = JSON.stringify(own(reader, key)) !== JSON.stringify(own(defaultSettings, key));
    const byPilot = key === 'prompt' && settings.rules.prompt !== undefined;
    const byBuild = key === 'sites' && settings.rules.sites.length > 0;
    const source = byPilot || settings.rules.set.includes(key) ? 'policy' : byBuild ? 'build' : set ? 'you' : 'default';
    return { key, what, value, source, closed: settings.rules.closed.includes(key) };
  });
