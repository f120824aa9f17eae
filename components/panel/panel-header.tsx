import { IconButton } from '@/components/ui/button';
import { LogoMark } from '@/components/ui/logo-mark';
import { t } from '@/locales/i18n';
import type { ShownPage } from './shown-page';

interface PanelHeaderProps {
  readonly page: ShownPage | undefined;
  readonly historyOpen: boolean;
  readonly onHistory: () => void;
  readonly jobsOpen?: boolean;
  /** Undefined where a policy switched jobs off. */
  readonly onJobs?: (() => void) | undefined;
  readonly onOptions: () => void;
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host || new URL(url).protocol : '');

/** Which page the panel is about, always in sight. */
export const PanelHeader = ({ page, historyOpen, onHistory, jobsOpen = false, onJobs, onOptions }: PanelHeaderProps) => (
  <header className="flex items-center gap-2.5 border-b border-line bg-surface px-3 py-2">
    <LogoMark className="size-7 max-[13rem]:hidden" />
    <h1 className="min-w-0 flex-1 leading-tight">
      <span className="sr-only">{t('panel.header.on')} </span>
      <span className="block truncate text-fine font-semibold" title={page?.title}>
        {page?.title || t('panel.header.thisPage')}
      </span>
      <span className="block truncate text-tiny font-normal text-ink-faint" title={page && hostOf(page.url)}>
        {(page && hostOf(page.url)) || (page?.access === 'closed' ? t('panel.header.outOfReach') : t('panel.header.notRead'))}
      </span>
    </h1>
    <nav aria-label={t('manifest.name')} className="flex shrink-0">
      {onJobs && <IconButton icon="pages" label={t('jobs.title')} aria-pressed={jobsOpen} onClick={onJobs} />}
      <IconButton icon="history" label={t('panel.header.history')} aria-pressed={historyOpen} onClick={onHistory} />
      <IconButton icon="options" label={t('panel.header.options')} onClick={onOptions} />
    </nav>
  </header>
);
