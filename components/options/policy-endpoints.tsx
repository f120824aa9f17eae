import { Icon } from '@/components/ui/icon';
import type { EffectiveSettings } from '@/lib/core/policy/effective-settings';
import { t } from '@/locales/i18n';
import { setByWords } from './locked';
import { Card, Empty } from './section';
import { readAddress } from './typed-address';

/** The endpoints that a policy sets, in its order; nothing where it sets none. */
export const PolicyEndpoints = ({ settings, own }: { settings: EffectiveSettings; own: readonly { readonly id: string }[] }) => {
  const { rules } = settings;
  if (!rules.set.includes('endpoints')) return null;
  const set = settings.endpoints.filter(({ id }) => !own.some((endpoint) => endpoint.id === id));
  if (set.length === 0)
    return <Empty title={t('options.policyEndpoints.none')}>{t('options.policyEndpoints.extractive', { setBy: setByWords(rules) })}</Empty>;
  return (
    <Card title={setByWords(rules)} hint={t('options.policyEndpoints.hint')}>
      <ol className="flex flex-col divide-y divide-line">
        {set.map(({ id, name, model, baseUrl }) => (
          <li key={id} className="flex items-start gap-2.5 py-2 first:pt-0 last:pb-0">
            <Icon name="lock" className="mt-1 size-4 text-ink-faint" />
            <div className="min-w-0">
              <p className="font-medium wrap-anywhere">{name}</p>
              <p className="text-fine wrap-anywhere text-ink-faint">
                {[model, readAddress(baseUrl)?.host ?? baseUrl].filter(Boolean).join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
};
