import { useLiveQuery } from 'dexie-react-hooks';
import { Button } from '@/components/ui/button';
import { siteOf } from '@/lib/core/page-address';
import { loadSettings } from '@/lib/storage/settings-store';
import { t } from '@/locales/i18n';
import { usePanel } from './panel-context';
import type { ShownPage } from './shown-page';

/**
 * A page that was let in by one gesture belongs to a site that could be switched on for good: said where nothing else is going on. Nothing
 * where it is on already, and for files, which no permission opens.
 */
export const SiteOffer = ({ page, onPermit }: { page: ShownPage; onPermit: (origin: string) => void }) => {
  const { db } = usePanel();
  const origin = siteOf(page.url);
  const sites = useLiveQuery(() => loadSettings(db), [db])?.sites;
  if (page.access !== 'readable' || !/^https?:/.test(origin) || !sites || sites.some((site) => site.origin === origin)) return null;
  return (
    <section className="mt-5 flex flex-col items-start gap-2 border-t border-line pt-4" aria-label={t('panel.gate.offer')}>
      <p className="text-fine text-ink-soft">{t('panel.gate.offerWhy')}</p>
      <Button size="small" onClick={() => onPermit(origin)}>
        {t('panel.gate.always', { site: origin.replace(/^.*:\/\//, '') })}
      </Button>
    </section>
  );
};
