import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { LogoMark } from '@/components/ui/logo-mark';
import type { ReviewSession } from '@/lib/collector/session-contract';
import { useAddress } from './address';
import { signOut } from './client';
import { SessionContext } from './session-context';
import { ShortcutsDialog } from './shortcuts-dialog';
import { tabs } from './tabs';
import { useShortcuts } from './use-shortcuts';

/** What stands around every part of the page: where one is, who one is, the way out. */
export const Shell = ({ session }: { readonly session: ReviewSession }) => {
  const queries = useQueryClient();
  const { tab } = useAddress();
  const [helping, setHelping] = useState(false);
  useShortcuts({ '?': () => setHelping(true) });
  const current = tabs.find(({ id }) => id === tab) ?? tabs[0];

  const leave = async (): Promise<void> => {
    await signOut(session.csrf).catch(() => undefined);
    queries.clear();
    location.reload();
  };

  return (
    <SessionContext value={session}>
      <div className="flex min-h-dvh flex-col lg:h-dvh">
        <header className="flex flex-wrap items-center gap-x-5 gap-y-1 border-b border-line bg-surface px-4 py-2">
          <p className="flex items-center gap-2.5 text-lead font-semibold">
            <LogoMark className="size-6" />
            <span>
              Gloss <span className="font-normal text-ink-faint">review</span>
            </span>
          </p>
          <nav aria-label="Parts of this page" className="flex gap-1">
            {tabs.map(({ id, label, icon }) => (
              <a
                key={id}
                href={`#${id}`}
                aria-current={id === current?.id ? 'page' : undefined}
                className="flex items-center gap-2 rounded-lg border border-transparent px-2.5 py-1 text-ink-soft hover:bg-sunken hover:text-ink aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent forced-colors:aria-[current]:border-[Highlight]"
              >
                <Icon name={icon} />
                {label}
              </a>
            ))}
          </nav>
          <div className="ml-auto flex items-center gap-1">
            <span className="flex items-center gap-1.5 px-1.5 text-fine text-ink-soft">
              <Icon name="person" className="size-3.5" />
              {session.name}
            </span>
            <IconButton icon="info" label="Keyboard shortcuts" size="small" onClick={() => setHelping(true)} />
            <Button look="quiet" size="small" onClick={() => void leave()}>
              Sign out
            </Button>
          </div>
        </header>
        {current?.content()}
      </div>
      {helping && <ShortcutsDialog onClose={() => setHelping(false)} />}
    </SessionContext>
  );
};
