import { useEffect, useState } from 'react';
import { TOOLBAR_KEY } from '@/components/toolbar/toolbar-key';
import { Button } from '@/components/ui/button';
import { LogoMark } from '@/components/ui/logo-mark';
import type { Settings } from '@/lib/core/settings';
import { useOptions } from './options-context';
import type { Shortcut } from './options-host';
import { Card, Section, Tag } from './section';

const documents: readonly (readonly [file: string, what: string])[] = [
  ['README.md', 'what Gloss does, and how to start it'],
  ['docs/operating.md', 'endpoints, roll-out by policy, the collector, telemetry'],
  ['docs/architecture.md', 'how it is built'],
  ['CHANGELOG.md', 'what changed'],
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
const toolbarKeys: readonly Shortcut[] = [
  {
    name: 'toolbar',
    description: 'Into the toolbar beside a selection, on a site where it is on (Escape closes it)',
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
    <Section title="About" lead="Gloss reads the page you are on, answers from it, and proves it. It does not browse, click or write.">
      <Card>
        <div className="flex items-center gap-4">
          <LogoMark className="size-11" />
          <div>
            <p className="text-lead font-semibold">Gloss {host.version}</p>
            <p className="text-fine text-ink-faint">
              {owner.name || owner.contact
                ? `Looked after here by ${[owner.name, owner.contact].filter(Boolean).join(', ')}`
                : 'Nobody is named as its owner here.'}
            </p>
          </div>
        </div>
      </Card>
      <Card
        title="Keyboard shortcuts"
        hint="As this browser really assigned them: one that another extension or the browser already uses is left empty."
        actions={
          host.openShortcuts && (
            <Button size="small" onClick={() => void host.openShortcuts?.()}>
              Change them
            </Button>
          )
        }
      >
        <ul className="divide-y divide-line">
          {[...(shortcuts ?? []), ...toolbarKeys].map(({ name, description, keys }) => (
            <li key={name} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2 first:pt-0 last:pb-0">
              <span>{description || name}</span>
              {keys ? <Keys keys={keys} /> : <Tag tone="warn">not assigned</Tag>}
            </li>
          ))}
        </ul>
        {!host.openShortcuts && (
          <p className="text-fine text-ink-faint">
            To change them, open about:addons, press the cog, and choose “Manage Extension Shortcuts”.
          </p>
        )}
      </Card>
      <Card title="To read" hint="These come with Gloss, in its repository.">
        <ul className="flex flex-col gap-1.5 text-fine">
          {documents.map(([file, what]) => (
            <li key={file}>
              <code className="font-mono">{file}</code> <span className="text-ink-faint">{what}</span>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
};
