import type { Settings } from '@/lib/core/settings';
import { formatList } from '@/locales/formats';
import { t } from '@/locales/i18n';
import { settingValues } from './setting-values';

/** One thing that an import would change. */
export interface SettingsChange {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

const settingWords = (settings: Settings): Record<keyof Settings, readonly [what: string, value: string]> => {
  const nothing = t('setting.value.nothing');
  return {
    endpoints: [t('setting.endpoints'), settingValues.endpoints(settings.endpoints) || nothing],
    useBuiltIn: [t('setting.useBuiltIn'), settingValues.useBuiltIn(settings.useBuiltIn)],
    sites: [t('setting.sites'), settingValues.sites(settings.sites) || nothing],
    siteHints: [t('setting.siteHints'), formatList(settings.siteHints.map(({ match }) => match)) || nothing],
    owner: [t('setting.owner'), settingValues.owner(settings.owner)],
    collector: [t('setting.collector'), settings.collector.url || nothing],
    share: [t('setting.share'), settingValues.share(settings.share)],
    sendMetrics: [t('setting.sendMetrics'), settings.sendMetrics ? t('setting.value.sent') : t('setting.value.notSent')],
    notifyOfFlags: [t('setting.notifyOfFlags'), settings.notifyOfFlags ? t('setting.value.shown') : t('setting.value.notShown')],
    keepDays: [t('setting.keepDays'), settingValues.keepDays(settings.keepDays)],
    answerLanguage: [t('setting.answerLanguage'), settingValues.answerLanguage(settings.answerLanguage)],
    monthlyBudget: [t('setting.monthlyBudget'), settingValues.monthlyBudget(settings.monthlyBudget)],
    prefetch: [t('setting.prefetch'), settingValues.prefetch(settings.prefetch)],
    telemetry: [t('setting.telemetry'), settingValues.telemetry(settings.telemetry) || nothing],
    learnt: [t('setting.learnt'), formatList(Object.values(settings.learnt).map(({ address }) => address)) || nothing],
  };
};

/** In the order of the options page. */
const order = [
  'endpoints',
  'useBuiltIn',
  'sites',
  'siteHints',
  'owner',
  'collector',
  'share',
  'sendMetrics',
  'notifyOfFlags',
  'keepDays',
  'answerLanguage',
  'monthlyBudget',
  'prefetch',
  'telemetry',
  'learnt',
] as const satisfies readonly (keyof Settings)[];

/** What would be different, in words. A change that the words do not show (a header, a timeout) is named all the same. */
export const settingsChanges = (before: Settings, after: Settings): readonly SettingsChange[] => {
  const [old, next] = [settingWords(before), settingWords(after)];
  return order
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => {
      const [[what, was], [, is]] = [old[field], next[field]];
      return { what, before: was, after: was === is ? t('setting.value.otherDetails', { value: is }) : is };
    });
};
