import { useQuery } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { Icon, type IconName } from '@/components/ui/icon';
import { WordsWith } from '@/components/ui/words-with';
import { siteOf } from '@/lib/core/page-address';
import { t } from '@/locales/i18n';
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
      <Gate icon="lock" title={t('panel.gate.closed')}>
        <p className="text-ink-soft">{t('panel.gate.closedWhy')}</p>
      </Gate>
    );
  }
  if (page.access === 'forbidden') {
    return (
      <Gate icon="lock" title={t('panel.gate.forbidden', { site: site || t('panel.gate.thisPage') })}>
        <p className="text-ink-soft">{t('panel.gate.forbiddenWhy')}</p>
        <OwnerLine />
      </Gate>
    );
  }
  return (
    <Gate icon="lock" title={t('panel.gate.notLetIn', { site: site || t('panel.gate.thisPage') })}>
      <p className="text-ink-soft">{t('panel.gate.onlyWhenAsked')}</p>
      <div className="flex w-full flex-col gap-1">
        <h3 className="font-semibold">{t('panel.gate.readThis')}</h3>
        <p className="text-ink-soft">
          <WordsWith
            text={shortcut ? t('panel.gate.pressOr', { shortcut: '{shortcut}' }) : t('panel.gate.press')}
            parts={{
              shortcut: (
                <kbd className="rounded border border-line bg-sunken px-1.5 py-px font-sans text-fine whitespace-nowrap">{shortcut}</kbd>
              ),
            }}
          />
        </p>
      </div>
      {site && (
        <Button look="primary" className="w-full" onClick={() => onPermit(origin)}>
          {t('panel.gate.always', { site })}
        </Button>
      )}
      {page.access === 'hidden' && <p className="text-fine text-ink-faint">{t('panel.gate.maybeBrowsers')}</p>}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button look="quiet" size="small" icon="again" className="-ml-2" onClick={onRetry}>
          {t('panel.gate.again')}
        </Button>
        <OwnerLine />
      </div>
    </Gate>
  );
};
