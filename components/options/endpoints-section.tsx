import { useState } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/choice';
import { Disclosure } from '@/components/ui/disclosure';
import { Icon } from '@/components/ui/icon';
import type { EndpointSettings } from '@/lib/core/endpoint-settings';
import type { EffectiveSettings } from '@/lib/core/policy/effective-settings';
import type { Settings } from '@/lib/core/settings';
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

const hostOf = (endpoint: EndpointSettings): string => readAddress(endpoint.baseUrl)?.host ?? endpoint.baseUrl;

const stateOf = (endpoint: EndpointSettings) => {
  if (!endpoint.enabled) return <Tag>off</Tag>;
  if (!endpoint.profile) return <Tag tone="warn">not tested</Tag>;
  return endpoint.profile.buffered ? <Tag tone="warn">held back by a proxy</Tag> : <Tag tone="good">works</Tag>;
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
              endpoint.model || 'no model chosen',
              hostOf(endpoint),
              price ? `${price.input} / ${price.output} ${price.currency} per million tokens` : 'no price set',
              ...(index > 0 ? [endpoint.mayFollow ? 'may step in for another host' : 'never follows another host'] : []),
            ].join(' · ')}
          </p>
        </div>
        <div className="flex items-center gap-0.5">
          <IconButton icon="up" label={`Move ${name} up`} disabled={index === 0} onClick={() => onMove(index - 1)} />
          <IconButton icon="down" label={`Move ${name} down`} disabled={index === count - 1} onClick={() => onMove(index + 1)} />
          <IconButton icon="trash" label={`Remove ${name}`} onClick={() => setAsking(true)} />
          <Button size="small" className="ml-1.5" onClick={onEdit} aria-label={`Edit ${name}`}>
            Edit
          </Button>
        </div>
      </div>
      {asking ? (
        <ConfirmRow
          question={`Remove ${name} and its key? Answers it gave stay in history.`}
          confirm="Remove"
          onConfirm={onRemove}
          onCancel={() => setAsking(false)}
        />
      ) : (
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 pl-9">
          {endpoint.profile ? (
            <Disclosure summary="What the test found" className="min-w-0 flex-1 basis-60">
              <ProfileList profile={endpoint.profile} />
            </Disclosure>
          ) : (
            <span className="text-fine text-ink-faint">Edit it to test the connection.</span>
          )}
          <Checkbox label="Use it" className="text-fine" checked={endpoint.enabled} onChange={({ target }) => onSwitch(target.checked)} />
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
    <Section
      title="Endpoints"
      lead="The models that may answer, asked in this order: when one fails before its first word, the next is tried. Without any, the browser’s own model and the page’s own words answer."
    >
      <PolicyEndpoints settings={settings} own={endpoints} />
      <ol className="flex flex-col gap-3">
        {(settings.rules.ownEndpoints ? endpoints : [])
          // While a new endpoint's form is open it is shown there, not twice.
          .filter(({ id }) => !(typedNew && id === newId))
          .map((endpoint, index, shown) => {
            const draft = drafts[endpoint.id];
            return (
              <li key={endpoint.id}>
                <Card {...(draft && { title: `Edit ${endpoint.name}` })}>
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
          <Card title="New endpoint" hint="Filling in an address is enough for most servers; the test finds out the rest.">
            <EndpointForm id={newId} kept={undefined} draft={typedNew} onChange={type(NEW)} onSave={save} onClose={() => close(NEW)} />
          </Card>
        ) : (
          <div>
            <Button look={endpoints.length === 0 ? 'primary' : 'plain'} icon="plus" onClick={() => open(NEW, draftOf())}>
              Add an endpoint
            </Button>
          </div>
        ))}
      <Card
        title="When no endpoint answers"
        hint="What stands below every endpoint needs no address and no key, and sends nothing anywhere."
      >
        <Locked rules={settings.rules} by="useBuiltIn">
          <Checkbox
            label="Use the browser’s own model where there is one"
            hint="It runs on this machine. Chrome and Edge offer it on some machines."
            checked={settings.useBuiltIn}
            onChange={({ target }) => void change((now) => ({ ...now, useBuiltIn: target.checked }))}
          />
        </Locked>
        <p className="flex items-start gap-2.5 text-fine text-ink-faint">
          <Icon name="check" className="mt-0.5 size-4 text-accent" />
          Last, the page’s own words: sentences picked from the page, always available.
        </p>
      </Card>
    </Section>
  );
};
