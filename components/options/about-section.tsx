import { useEffect, useState } from 'react';
import { TOOLBAR_KEY } from '@/components/toolbar/toolbar-key';
import { Button } from '@/components/ui/button';
import { LogoMark } from '@/components/ui/logo-mark';
import type { Settings } from '@/lib/core/settings';
import { formatList } from '@/locales/formats';
import { t } from '@/locales/i18n';
import { useOptions } from './options-context';
import type { Shortcut } from './options-host';
import { Card, Section, Tag } from './section';

const documents = (): readonly (readonly [file: string, what: string])[] => [
  ['README.md', t('options.about.readme')],
  ['docs/operating.md', t('options.about.operating')],
  ['docs/architecture.md', t('options.about.architecture')],
  ['CHANGELOG.md', t('options.about.changelog')],
];

/** Asked again when the page comes back to the front: the reader may have been to the browser's own page for them. */
const useShortcuts = (): readonly Shortcut[] | undefined => {
  const { host } = useOptions();
  const [shortcuts, setShortcuts] = useState<readonly Shortcut[]>();
  useEffect(() => {
    const ask = (): void => void host.shortcuts().then(setShortcuts);
    ask();
    window.addEventListener('focus', ask);
    return () => window.removeEventListener('focus', ask);
  }, [host]);
  return shortcuts;
};

/** Not the browser's but the toolbar's own, so that it is the same everywhere. */
const toolbarKeys = (): readonly Shortcut[] => [
  {
    name: 'toolbar',
    description: t('options.about.toolbarKey'),
    keys: TOOLBAR_KEY.label,
  },
];

const Keys = ({ keys }: { keys: string }) => (
  <span className="flex flex-wrap gap-1">
    {keys.split('+').map((key) => (
      <kbd key={key} className="rounded-md border border-line-strong/60 bg-sunken px-1.5 py-px font-sans text-tiny">
        {key}
      </kbd>
    ))}
  </span>
);

/** What this is, and how to reach it by keyboard. */
export const AboutSection = ({ settings }: { settings: Settings }) => {
  const { host } = useOptions();
  const shortcuts = useShortcuts();
  const { owner } = settings;
  return (
    <Section title={t('options.about.title')} lead={t('options.about.lead')}>
      <Card>
        <div className="flex items-center gap-4">
          <LogoMark className="size-11" />
          <div>
            <p className="text-lead font-semibold">{t('options.about.version', { version: host.version })}</p>
            <p className="text-fine text-ink-faint">
              {owner.name || owner.contact
                ? t('options.about.lookedAfter', { owner: formatList([owner.name, owner.contact].filter(Boolean)) })
                : t('options.about.noOwner')}
            </p>
          </div>
        </div>
      </Card>
      <Card
        title={t('options.about.shortcuts')}
        hint={t('options.about.shortcutsHint')}
        actions={
          host.openShortcuts && (
            <Button size="small" onClick={() => void host.openShortcuts?.()}>
              {t('options.about.change')}
            </Button>
          )
        }
      >
        <ul className="divide-y divide-line">
          {[...(shortcuts ?? []), ...toolbarKeys()].map(({ name, description, keys }) => (
            <li key={name} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2 first:pt-0 last:pb-0">
              <span>{description || name}</span>
              {keys ? <Keys keys={keys} /> : <Tag tone="warn">{t('options.about.notAssigned')}</Tag>}
            </li>
          ))}
        </ul>
        {!host.openShortcuts && <p className="text-fine text-ink-faint">{t('options.about.firefox')}</p>}
      </Card>
      <Card title={t('options.about.toRead')} hint={t('options.about.toReadHint')}>
        <ul className="flex flex-col gap-1.5 text-fine">
          {documents().map(([file, what]) => (
            <li key={file}>
              <code className="font-mono">{file}</code> <span className="text-ink-faint">{what}</span>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
};
