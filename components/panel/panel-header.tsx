import { IconButton } from '@/components/ui/button';
import { LogoMark } from '@/components/ui/logo-mark';
import type { ShownPage } from './shown-page';

interface PanelHeaderProps {
  readonly page: ShownPage | undefined;
  readonly historyOpen: boolean;
  readonly onHistory: () => void;
  readonly onOptions: () => void;
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host || new URL(url).protocol : '');

/** Which page the panel is about, always in sight. */
export const PanelHeader = ({ page, historyOpen, onHistory, onOptions }: PanelHeaderProps) => (
  <header className="flex items-center gap-2.5 border-b border-line bg-surface px-3 py-2">
    <LogoMark className="size-7 max-[13rem]:hidden" />
    <h1 className="min-w-0 flex-1 leading-tight">
      <span className="sr-only">Gloss on </span>
      <span className="block truncate text-fine font-semibold" title={page?.title}>
        {page?.title || 'This page'}
      </span>
      <span className="block truncate text-tiny font-normal text-ink-faint">
        {(page && hostOf(page.url)) || (page?.access === 'closed' ? 'out of reach' : 'not read yet')}
      </span>
    </h1>
    <nav aria-label="Gloss" className="flex shrink-0">
      <IconButton icon="history" label="History" aria-pressed={historyOpen} onClick={onHistory} />
      <IconButton icon="options" label="Options" onClick={onOptions} />
    </nav>
  </header>
);
