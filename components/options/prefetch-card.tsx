import { useLiveQuery } from 'dexie-react-hooks';
import { Checkbox } from '@/components/ui/choice';
import { countWords } from '@/components/ui/figure-words';
import type { EffectiveSettings } from '@/lib/core/policy/effective-settings';
import { prefetchedToday } from '@/lib/storage/prefetch-store';
import { t } from '@/locales/i18n';
import { Locked } from './locked';
import { useChangeSettings, useOptions } from './options-context';
import { SavedField } from './saved-field';
import { Card } from './section';

const limitProblem = (typed: string): string | undefined =>
  /^[1-9]\d*$/.test(typed.trim()) ? undefined : t('options.prefetch.limitProblem');

/** A ticket's brief before it is asked for: whether, and how much a day it may take. */
export const PrefetchCard = ({ settings }: { readonly settings: EffectiveSettings }) => {
  const { db, host } = useOptions();
  const change = useChangeSettings();
  const { rules, prefetch } = settings;
  const on = rules.features.prefetch;
  const used = useLiveQuery(() => prefetchedToday(db, host.now()), [db]) ?? 0;
  const turn = async (checked: boolean): Promise<void> => {
    await change((own) => ({ ...own, prefetch: { ...own.prefetch, on: checked } }));
    await host.sitesChanged();
  };
  const box = <Checkbox label={t('options.prefetch.on')} checked={on} onChange={({ target }) => void turn(target.checked)} />;
  return (
    <Card title={t('options.prefetch.title')} hint={t('options.prefetch.hint')}>
      {rules.featuresSet.includes('prefetch') ? (
        <Locked rules={rules} by={rules.set.includes('features') ? 'features' : 'pilots'}>
          {box}
        </Locked>
      ) : (
        box
      )}
      {on && settings.endpoints.every(({ enabled }) => !enabled) && (
        <p className="text-fine text-ink-soft">{t('options.prefetch.noEndpoint')}</p>
      )}
      {on && (
        <div className="grid items-end gap-4 sm:grid-cols-[12rem_1fr]">
          <Locked rules={rules} by="prefetchTokens">
            <SavedField
              label={t('options.prefetch.limit')}
              inputMode="numeric"
              value={String(prefetch.dailyTokens)}
              problemOf={limitProblem}
              onSave={(typed) => change((own) => ({ ...own, prefetch: { ...own.prefetch, dailyTokens: Number(typed.trim()) } }))}
            />
          </Locked>
          <p className="text-fine text-ink-soft tabular-nums sm:pb-2.5">
            {t('options.prefetch.used', used, { count: countWords(used), limit: countWords(prefetch.dailyTokens) })}
          </p>
        </div>
      )}
    </Card>
  );
};
