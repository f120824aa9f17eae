import { useQuery } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { Icon, type IconName } from '@/components/ui/icon';
import { siteOf } from '@/lib/core/page-address';
import { OwnerLine } from './owner-line';
import { usePanel } from './panel-context';
import type { ShownPage } from './shown-page';

interface PageGateProps {
  readonly page: ShownPage;
  /** Has to be called in the gesture. */
  readonly onPermit: (origin: string) => void;
  readonly onRetry: () => void;
}

const Gate = ({ icon, title, children }: { icon: IconName; title: string; children: React.ReactNode }) => (
  <section className="flex flex-col items-start gap-3 rounded-xl wrap-anywhere border border-line bg-surface px-4 py-4">
    <span className="flex size-9 items-center justify-center rounded-lg bg-sunken text-ink-soft">
      <Icon name={icon} className="size-5" />
    </span>
    <h2 className="text-title font-semibold text-balance">{title}</h2>
    {children}
  </section>
);

/** Why nothing can be asked about the page in front, in plain words, and what the reader can do. */
export const PageGate = ({ page, onPermit, onRetry }: PageGateProps) => {
  const { host } = usePanel();
  const shortcut = useQuery({ queryKey: ['shortcut'], queryFn: async () => (await host.shortcut()) ?? null, networkMode: 'always' }).data;
  // Empty where the browser does not tell the address, and for files, which no permission opens.
  const origin = siteOf(page.url);
  const site = origin.replace(/^.*:\/\//, '');

  if (page.access === 'closed') {
    return (
      <Gate icon="lock" title="This page is closed to extensions">
        <p className="text-ink-soft">
          The browser keeps its own pages and extension stores out of reach. Switch to any other page, and Gloss follows.
        </p>
      </Gate>
    );
  }
  if (page.access === 'forbidden') {
    return (
      <Gate icon="lock" title={`Gloss is kept out of ${site || 'this page'}`}>
        <p className="text-ink-soft">
          A policy of your company says so. Nothing of this page has been read. Ask for it if you need it here.
        </p>
        <OwnerLine />
      </Gate>
    );
  }
  return (
    <Gate icon="lock" title={site ? `Gloss hasn’t been let into ${site}` : 'Gloss hasn’t been let into this page'}>
      <p className="text-ink-soft">It reads a page only when you say so. Nothing of this one has been read.</p>
      <div className="flex w-full flex-col gap-1">
        <h3 className="font-semibold">Read this page</h3>
        <p className="text-ink-soft">
          Press the Gloss button in the browser’s toolbar
          {shortcut && (
            <>
              , or <kbd className="rounded border border-line bg-sunken px-1.5 py-px font-sans text-fine whitespace-nowrap">{shortcut}</kbd>
            </>
          )}
          . That lets it in until you leave the site.
        </p>
      </div>
      {site && (
        <Button look="primary" className="w-full" onClick={() => onPermit(origin)}>
          Always on for {site}
        </Button>
      )}
      {page.access === 'hidden' && (
        <p className="text-fine text-ink-faint">
          If it is one of the browser’s own pages, or an extension store, no extension can read it.
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button look="quiet" size="small" icon="again" className="-ml-2" onClick={onRetry}>
          Check again
        </Button>
        <OwnerLine />
      </div>
    </Gate>
  );
};
