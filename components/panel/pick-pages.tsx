import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/choice';
import { t } from '@/locales/i18n';
import { formatNumber } from '@/locales/formats';

/** A page that may be chosen. */
export interface PickablePage {
  readonly url: string;
  readonly title: string;
  readonly tabId?: number;
}

interface PickPagesProps {
  readonly pages: readonly PickablePage[];
  readonly picked: ReadonlySet<string>;
  readonly onPick: (picked: ReadonlySet<string>) => void;
}

/** Below this many nobody needs to search among them. */
const FEW = 8;

const hostAndPath = (url: string): string => url.replace(/^https?:\/\//, '');

/** Pages with a box each, and a way to choose all that a search shows. */
export const PickPages = ({ pages, picked, onPick }: PickPagesProps) => {
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const shown = pages.filter(({ url, title }) => `${title} ${url}`.toLowerCase().includes(wanted));
  const all = shown.length > 0 && shown.every(({ url }) => picked.has(url));
  const toggle = (urls: readonly string[], on: boolean): void => {
    const next = new Set(picked);
    for (const url of urls) {
      if (on) next.add(url);
      else next.delete(url);
    }
    onPick(next);
  };
  return (
    <div className="flex flex-col gap-1.5">
      {pages.length > FEW && (
        <input
          type="search"
          aria-label={t('jobs.pick.search')}
          placeholder={t('jobs.pick.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="min-h-9 w-full min-w-0 rounded-lg border border-line-strong bg-surface px-2.5"
        />
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <p className="text-fine text-ink-soft" aria-live="polite">
          {t('jobs.pick.chosen', { count: formatNumber(picked.size), of: formatNumber(pages.length) })}
        </p>
        {shown.length > 1 && (
          <Button
            look="quiet"
            size="small"
            className="-mr-2"
            onClick={() =>
              toggle(
                shown.map(({ url }) => url),
                !all,
              )
            }
          >
            {all ? t('jobs.pick.none') : t('jobs.pick.all')}
          </Button>
        )}
      </div>
      <ul className="max-h-64 overflow-y-auto rounded-lg border border-line bg-surface">
        {shown.map(({ url, title }) => (
          <li key={url} className="border-t border-line first:border-t-0">
            <Checkbox
              className="px-2.5 py-1.5 hover:bg-sunken [&>div]:flex-1"
              label={<span className="line-clamp-2 wrap-anywhere">{title || hostAndPath(url)}</span>}
              hint={<span className="block truncate text-tiny">{hostAndPath(url)}</span>}
              checked={picked.has(url)}
              onChange={(event) => toggle([url], event.target.checked)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
};
