import { useEffect, useState } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/choice';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import type { EffectiveSettings } from '@/lib/core/policy/effective-settings';
import type { Settings, Site } from '@/lib/core/settings';
import { sitePattern } from '@/lib/core/site-pattern';
import { t } from '@/locales/i18n';
import { ConfirmRow } from './confirm-row';
import { setByWords } from './locked';
import { useChangeSettings, useOptions } from './options-context';
import { Card, Empty, Section, Tag } from './section';
import { SiteHints } from './site-hints';
import { readAddress } from './typed-address';

const hostOf = (origin: string): string => readAddress(origin)?.host ?? origin;

/**
 * Whether something else that is set still needs the permission of an origin: one permission covers a host with all its ports, so a wiki and
 * an endpoint on one machine share it.
 */
export const stillNeeded = (settings: Settings, origin: string): boolean =>
  [
    ...settings.sites.map((site) => site.origin),
    ...[...settings.endpoints.map(({ baseUrl }) => baseUrl), settings.collector.url, settings.telemetry.url].map(
      (address) => readAddress(address)?.origin ?? '',
    ),
  ].some((needed) => needed !== '' && sitePattern(needed) === sitePattern(origin));

/** Which of some origins the browser lets Gloss read; undefined until it has said so. */
const usePermitted = (origins: readonly string[]): ReadonlySet<string> | undefined => {
  const { host } = useOptions();
  const [permitted, setPermitted] = useState<ReadonlySet<string>>();
  const key = origins.join(' ');
  useEffect(() => {
    let current = true;
    const ask = async (): Promise<void> => {
      const list = key === '' ? [] : key.split(' ');
      const answers = await Promise.all(list.map((origin) => host.isPermitted(origin)));
      if (current) setPermitted(new Set(list.filter((_, index) => answers[index])));
    };
    void ask();
    const stop = host.onPermissionsChanged(() => void ask());
    return () => {
      current = false;
      stop();
    };
  }, [host, key]);
  return permitted;
};

interface SiteRowProps {
  readonly site: Site;
  /** Switched on by a policy, in these words: not the reader's to take away. */
  readonly setBy: string | undefined;
  /** Undefined while it is not known. */
  readonly permitted: boolean | undefined;
  readonly onToolbar: (toolbar: boolean) => void;
  readonly onPermit: () => void;
  readonly onRemove: () => void;
}

const SiteRow = ({ site, setBy, permitted, onToolbar, onPermit, onRemove }: SiteRowProps) => {
  const [asking, setAsking] = useState(false);
  const name = hostOf(site.origin);
  return (
    <li className="flex flex-col gap-2 py-3 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-52">
          <span className="font-medium">{name}</span> {site.origin.startsWith('http:') && <Tag>http</Tag>}{' '}
          {permitted === false && <Tag tone="warn">{t('options.sites.withdrawn')}</Tag>}
        </p>
        {permitted === false && (
          <Button size="small" onClick={onPermit}>
            {t('options.sites.allowAgain')}
          </Button>
        )}
        <Checkbox label={t('options.sites.toolbar')} checked={site.toolbar} onChange={({ target }) => onToolbar(target.checked)} />
        {setBy ? (
          <Tag>{setBy}</Tag>
        ) : (
          <IconButton icon="trash" label={t('options.sites.remove', { site: name })} onClick={() => setAsking(true)} />
        )}
      </div>
      {asking && (
        <ConfirmRow
          question={t('options.sites.removeSure', { site: name })}
          confirm={t('options.sites.switchOff')}
          onConfirm={onRemove}
          onCancel={() => setAsking(false)}
        />
      )}
    </li>
  );
};

/** Where Gloss may read without being asked each time, and show its toolbar. */
export const SitesSection = ({ settings }: { settings: EffectiveSettings }) => {
  const { host } = useOptions();
  const change = useChangeSettings();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const { sites } = settings;
  const permitted = usePermitted(sites.map(({ origin }) => origin));

  const changeSites = async (next: (sites: readonly Site[]) => readonly Site[]): Promise<Settings> => {
    const changed = await change((now) => ({ ...now, sites: [...next(now.sites)] }));
    await host.sitesChanged();
    return changed;
  };

  const permit = async (origin: string): Promise<boolean> => {
    const granted = await host.permitOrigin(origin);
    setRefused(granted ? undefined : origin);
    return granted;
  };

  const add = async (event: { preventDefault(): void }): Promise<void> => {
    event.preventDefault();
    const origin = readAddress(typed)?.origin;
    if (!origin) {
      setProblem(typed.trim() ? t('options.sites.noAddress') : t('options.sites.missing'));
      return;
    }
    if (!(await permit(origin))) return;
    await changeSites((now) => (now.some((site) => site.origin === origin) ? now : [...now, { origin, toolbar: true }]));
    setTyped('');
  };

  const remove = async (origin: string): Promise<void> => {
    const left = await changeSites((now) => now.filter((site) => site.origin !== origin));
    if (!stillNeeded(left, origin)) await host.withdrawOrigin(origin);
  };

  return (
    <Section title={t('options.sites.title')} lead={t('options.sites.lead')}>
      <Card>
        <form className="flex flex-wrap items-end gap-3" onSubmit={(event) => void add(event)}>
          <div className="min-w-0 flex-1 basis-64">
            <TextField
              label={t('options.sites.addSite')}
              hint={t('options.sites.addSiteHint')}
              placeholder="wiki.example.com"
              inputMode="url"
              spellCheck={false}
              autoComplete="off"
              value={typed}
              problem={problem}
              onChange={({ target }) => {
                setTyped(target.value);
                setProblem(undefined);
              }}
            />
          </div>
          <Button type="submit" look="primary" icon="plus">
            {t('options.sites.add')}
          </Button>
        </form>
        {refused && <Notice tone="warn">{t('options.sites.refused', { site: hostOf(refused) })}</Notice>}
      </Card>
      {sites.length === 0 ? (
        <Empty title={t('options.sites.none')}>{t('options.sites.noneHint')}</Empty>
      ) : (
        <Card>
          <ul className="divide-y divide-line">
            {sites.map((site) => (
              <SiteRow
                key={site.origin}
                site={site}
                setBy={settings.rules.sites.includes(site.origin) ? setByWords(settings.rules) : undefined}
                permitted={permitted?.has(site.origin)}
                onToolbar={(toolbar) =>
                  void changeSites((now) => [...now.filter(({ origin }) => origin !== site.origin), { ...site, toolbar }])
                }
                onPermit={() => void permit(site.origin).then(() => host.sitesChanged())}
                onRemove={() => void remove(site.origin)}
              />
            ))}
          </ul>
        </Card>
      )}
      <SiteHints hints={settings.siteHints} />
    </Section>
  );
};
