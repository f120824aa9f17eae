import type { EndpointSettings } from '@/lib/core/endpoint-settings';
import type { Settings, ShareLevel, Site } from '@/lib/core/settings';
import { formatList, formatNumber } from '@/locales/formats';
import { t } from '@/locales/i18n';

/** How each setting reads, for the status page and for what an import would change. No key and no token is among the words. */
export const settingValues = {
  owner: ({ name, contact }: Settings['owner']): string => formatList([name, contact].filter(Boolean)) || t('setting.value.nobody'),
  endpoints: (endpoints: readonly Pick<EndpointSettings, 'name' | 'model' | 'enabled'>[]): string =>
    formatList(
      endpoints.map(({ name, model, enabled }) => {
        const named = model ? t('setting.value.withModel', { name, model }) : name;
        return enabled ? named : t('setting.value.off', { name: named });
      }),
    ),
  useBuiltIn: (used: boolean): string => (used ? t('setting.value.used') : t('setting.value.notUsed')),
  sites: (sites: readonly Site[]): string =>
    formatList(sites.map(({ origin, toolbar }) => (toolbar ? origin : t('setting.value.noToolbar', { site: origin })))),
  share: (level: ShareLevel): string => t(`setting.value.${level}`),
  keepDays: (days: number): string => t('setting.value.days', days, { count: formatNumber(days) }),
  answerLanguage: (whose: Settings['answerLanguage']): string => (whose === 'page' ? t('setting.value.pages') : t('setting.value.readers')),
  monthlyBudget: (limit: number | undefined): string => (limit === undefined ? t('setting.value.noLimit') : formatNumber(limit)),
  prefetch: ({ on, dailyTokens }: Settings['prefetch']): string =>
    on ? t('setting.value.tokensADay', dailyTokens, { count: formatNumber(dailyTokens) }) : t('setting.value.switchedOff'),
  telemetry: ({ url, content }: Settings['telemetry']): string => (content && url ? t('setting.value.withContent', { address: url }) : url),
};
