import { useState } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/choice';
import { Disclosure } from '@/components/ui/disclosure';
import { Icon } from '@/components/ui/icon';
import type { EndpointSettings } from '@/lib/core/endpoint-settings';
import type { EffectiveSettings } from '@/lib/core/policy/effective-settings';
import type { Settings } from '@/lib/core/settings';
import { formatNumber } from '@/locales/formats';
import { t } from '@/locales/i18n';
import { ConfirmRow } from './confirm-row';
import { draftOf, type EndpointDraft } from './endpoint-draft';
import { ProfileList } from './endpoint-findings';
import { EndpointForm } from './endpoint-form';
import { Locked } from './locked';
import { useChangeSettings, useOptions } from './options-context';
import { PolicyEndpoints } from './policy-endpoints';
import { Card, Section, Tag } from './section';
import { readAddress } from './typed-address';

/** The id under which an endpoint that is not there yet is being typed. */
export const NEW = 'new';

/** What is being typed, by endpoint; it lives above the sections, so that looking at another one loses nothing. */
export type EndpointDrafts = Readonly<Record<string, EndpointDraft>>;

const moved = <Item,>(list: readonly Item[], from: number, to: number): Item[] => {
  const rest = list.filter((_, index) => index !== from);
  const item = list[from];
  return item === undefined ? [...list] : [...rest.slice(0, to), item, ...rest.slice(to)];
};

/** As exact as it was typed. */
const formatPrice = (price: number): string => formatNumber(price, { maximumFractionDigits: 10 });

const hostOf = (endpoint: EndpointSettings): string => readAddress(endpoint.baseUrl)?.host ?? endpoint.baseUrl;

const stateOf = (endpoint: EndpointSettings) => {
  if (!endpoint.enabled) return <Tag>{t('options.endpoints.off')}</Tag>;
  if (!endpoint.profile) return <Tag tone="warn">{t('options.endpoints.untested')}</Tag>;
  return endpoint.profile.buffered ? (
    <Tag tone="warn">{t('options.endpoints.heldBack')}</Tag>
  ) : (
    <Tag tone="good">{t('options.endpoints.works')}</Tag>
  );
};

interface EndpointRowProps {
  readonly endpoint: EndpointSettings;
  readonly index: number;
  readonly count: number;
  readonly onEdit: () => void;
  readonly onMove: (to: number) => void;
  readonly onSwitch: (enabled: boolean) => void;
  readonly onRemove: () => void;
}

const EndpointRow = ({ endpoint, index, count, onEdit, onMove, onSwitch, onRemove }: EndpointRowProps) => {
  const [asking, setAsking] = useState(false);
  const { name, price } = endpoint;
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <span
          aria-hidden="true"
          className="mt-0.5 grid size-6 shrink-0 place-items-center rounded-full bg-sunken text-tiny font-semibold text-ink-soft"
        >
          {index + 1}
        </span>
        <div className="min-w-0 flex-1 basis-48">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className={`font-medium ${endpoint.enabled ? '' : 'text-ink-faint'}`}>{name}</span>
            {stateOf(endpoint)}
          </p>
          <p className="text-fine text-ink-faint">
            {[
              endpoint.model || t('options.endpoints.noModel'),
              hostOf(endpoint),
              price
                ? t('options.endpoints.price', {
                    input: formatPrice(price.input),
                    output: formatPrice(price.output),
                    currency: price.currency,
                  })
                : t('options.endpoints.noPrice'),
              ...(index > 0 ? [endpoint.mayFollow ? t('options.endpoints.follows') : t('options.endpoints.followsNot')] : []),
            ].join(' · ')}
          </p>
        </div>
        <div className="flex items-center gap-0.5">
          <IconButton icon="up" label={t('options.endpoints.moveUp', { name })} disabled={index === 0} onClick={() => onMove(index - 1)} />
          <IconButton
            icon="down"
            label={t('options.endpoints.moveDown', { name })}
            disabled={index === count - 1}
            onClick={() => onMove(index + 1)}
          />
          <IconButton icon="trash" label={t('options.endpoints.removeNamed', { name })} onClick={() => setAsking(true)} />
          <Button size="small" className="ml-1.5" onClick={onEdit} aria-label={t('options.endpoints.editNamed', { name })}>
            {t('options.endpoints.edit')}
          </Button>
        </div>
      </div>
      {asking ? (
        <ConfirmRow
          question={t('options.endpoints.removeSure', { name })}
          confirm={t('options.endpoints.remove')}
          onConfirm={onRemove}
          onCancel={() => setAsking(false)}
        />
      ) : (
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 pl-9">
          {endpoint.profile ? (
            <Disclosure summary={t('options.endpoints.found')} className="min-w-0 flex-1 basis-60">
              <ProfileList profile={endpoint.profile} />
            </Disclosure>
          ) : (
            <span className="text-fine text-ink-faint">{t('options.endpoints.editToTest')}</span>
          )}
          <Checkbox
            label={t('options.endpoints.use')}
            className="text-fine"
            checked={endpoint.enabled}
            onChange={({ target }) => onSwitch(target.checked)}
          />
        </div>
      )}
    </>
  );
};

interface EndpointsSectionProps {
  readonly settings: EffectiveSettings;
  readonly own: Settings;
  readonly drafts: EndpointDrafts;
  readonly onDrafts: (change: (drafts: EndpointDrafts) => EndpointDrafts) => void;
}

/** Which models may answer, in the order in which they are asked. */
export const EndpointsSection = ({ settings, own, drafts, onDrafts }: EndpointsSectionProps) => {
  const { host } = useOptions();
  const change = useChangeSettings();
  // A new endpoint gets its id when its form is opened: what is kept by the test keeps its place in the form.
  const [newId, setNewId] = useState(host.newId);
  const { endpoints } = own;

  const changeEndpoints = (next: (endpoints: readonly EndpointSettings[]) => readonly EndpointSettings[]): void =>
    void change((now) => ({ ...now, endpoints: [...next(now.endpoints)] }));
  const changeOne = (id: string, part: Partial<EndpointSettings>): void =>
    changeEndpoints((list) => list.map((endpoint) => (endpoint.id === id ? { ...endpoint, ...part } : endpoint)));
  const save = async (endpoint: EndpointSettings): Promise<void> => {
    await change((now) => ({
      ...now,
      endpoints: now.endpoints.some(({ id }) => id === endpoint.id)
        ? now.endpoints.map((one) => (one.id === endpoint.id ? { ...endpoint, enabled: one.enabled } : one))
        : [...now.endpoints, endpoint],
    }));
  };
  const open = (key: string, draft: EndpointDraft): void => onDrafts((now) => ({ ...now, [key]: now[key] ?? draft }));
  const type = (key: string) => (draft: EndpointDraft) => onDrafts((now) => ({ ...now, [key]: draft }));
  const close = (key: string): void => {
    onDrafts((now) => Object.fromEntries(Object.entries(now).filter(([one]) => one !== key)));
    if (key === NEW) setNewId(host.newId());
  };

  const typedNew = drafts[NEW];
  return (
    <Section title={t('options.endpoints.title')} lead={t('options.endpoints.lead')}>
      <PolicyEndpoints settings={settings} own={endpoints} />
      <ol className="flex flex-col gap-3">
        {(settings.rules.ownEndpoints ? endpoints : [])
          // While a new endpoint's form is open it is shown there, not twice.
          .filter(({ id }) => !(typedNew && id === newId))
          .map((endpoint, index, shown) => {
            const draft = drafts[endpoint.id];
            return (
              <li key={endpoint.id}>
                <Card {...(draft && { title: t('options.endpoints.editNamed', { name: endpoint.name }) })}>
                  {draft ? (
                    <EndpointForm
                      id={endpoint.id}
                      kept={endpoint}
                      draft={draft}
                      onChange={type(endpoint.id)}
                      onSave={save}
                      onClose={() => close(endpoint.id)}
                    />
                  ) : (
                    <EndpointRow
                      endpoint={endpoint}
                      index={index}
                      count={shown.length}
                      onEdit={() => open(endpoint.id, draftOf(endpoint))}
                      onMove={(to) =>
                        changeEndpoints((list) =>
                          moved(
                            list,
                            list.findIndex(({ id }) => id === endpoint.id),
                            to,
                          ),
                        )
                      }
                      onSwitch={(enabled) => changeOne(endpoint.id, { enabled })}
                      onRemove={() => changeEndpoints((list) => list.filter(({ id }) => id !== endpoint.id))}
                    />
                  )}
                </Card>
              </li>
            );
          })}
      </ol>
      {settings.rules.ownEndpoints &&
        (typedNew ? (
          <Card title={t('options.endpoints.newOne')} hint={t('options.endpoints.newHint')}>
            <EndpointForm id={newId} kept={undefined} draft={typedNew} onChange={type(NEW)} onSave={save} onClose={() => close(NEW)} />
          </Card>
        ) : (
          <div>
            <Button look={endpoints.length === 0 ? 'primary' : 'plain'} icon="plus" onClick={() => open(NEW, draftOf())}>
              {t('options.endpoints.add')}
            </Button>
          </div>
        ))}
      <Card title={t('options.endpoints.last')} hint={t('options.endpoints.lastHint')}>
        <Locked rules={settings.rules} by="useBuiltIn">
          <Checkbox
            label={t('options.endpoints.builtIn')}
            hint={t('options.endpoints.builtInHint')}
            checked={settings.useBuiltIn}
            onChange={({ target }) => void change((now) => ({ ...now, useBuiltIn: target.checked }))}
          />
        </Locked>
        <p className="flex items-start gap-2.5 text-fine text-ink-faint">
          <Icon name="check" className="mt-0.5 size-4 text-accent" />
          {t('options.endpoints.extractive')}
        </p>
      </Card>
    </Section>
  );
};
