import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Icon, type IconName } from '@/components/ui/icon';
import { LogoMark } from '@/components/ui/logo-mark';
import type { EffectiveSettings } from '@/lib/core/policy/effective-settings';
import type { Settings } from '@/lib/core/settings';
import { t } from '@/locales/i18n';
import { AboutSection } from './about-section';
import { ActivitySection } from './activity-section';
import { CostsSection } from './costs-section';
import { DataSection } from './data-section';
import { EndpointsSection, type EndpointDrafts } from './endpoints-section';
import { OutboxSection } from './outbox-section';
import { OwnerSection } from './owner-section';
import { PolicySection } from './policy-section';
import { PrivacySection } from './privacy-section';
import { SitesSection } from './sites-section';
import { useOwnSettings, useSettings } from './options-context';

const sections = [
  { id: 'endpoints', icon: 'server' },
  { id: 'sites', icon: 'globe' },
  { id: 'privacy', icon: 'lock' },
  { id: 'owner', icon: 'person' },
  { id: 'outbox', icon: 'outbox' },
  { id: 'activity', icon: 'activity' },
  { id: 'costs', icon: 'coin' },
  { id: 'data', icon: 'drawer' },
  { id: 'policy', icon: 'policy' },
  { id: 'about', icon: 'info' },
] as const satisfies readonly { readonly id: string; readonly icon: IconName }[];

type SectionId = (typeof sections)[number]['id'];

const onHash = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

/** The section that the address names; the first one where it names none. */
const useSection = (): SectionId => {
  const hash = useSyncExternalStore(onHash, () => location.hash.slice(1));
  return sections.find(({ id }) => id === hash)?.id ?? sections[0].id;
};

interface NavigationLinkProps {
  readonly id: SectionId;
  readonly icon: IconName;
  readonly current: boolean;
}

const NavigationLink = ({ id, icon, current }: NavigationLinkProps) => {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // In the top bar the current one may be out of sight; nothing else than the bar is to move.
    const bar = link.current?.closest('ul');
    if (!current || !link.current || !bar || bar.scrollWidth <= bar.clientWidth) return;
    bar.scrollLeft = link.current.offsetLeft - (bar.clientWidth - link.current.offsetWidth) / 2;
  }, [current]);
  return (
    <a
      ref={link}
      href={`#${id}`}
      aria-current={current ? 'page' : undefined}
      className="flex items-center gap-2.5 rounded-lg border border-transparent px-2.5 py-1.5 whitespace-nowrap text-ink-soft hover:bg-sunken hover:text-ink aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent forced-colors:border-[Canvas] forced-colors:aria-[current]:bg-[Highlight] forced-colors:aria-[current]:text-[HighlightText] forced-colors:aria-[current]:forced-color-adjust-none"
    >
      <Icon name={icon} />
      {t(`options.nav.${id}`)}
    </a>
  );
};

const Navigation = ({ current }: { current: SectionId }) => (
  <nav aria-label={t('options.nav.options')} className="min-w-0">
    <ul className="relative flex gap-1 overflow-x-auto p-1 [scrollbar-width:none] max-[22rem]:flex-wrap md:flex-col md:gap-0.5 md:overflow-visible">
      {sections.map((section) => (
        <li key={section.id}>
          <NavigationLink {...section} current={section.id === current} />
        </li>
      ))}
    </ul>
  </nav>
);

interface CurrentSectionProps {
  readonly section: SectionId;
  readonly settings: EffectiveSettings;
  /** The reader's own, for what edits or copies them. */
  readonly own: Settings;
  readonly drafts: EndpointDrafts;
  readonly onDrafts: (change: (drafts: EndpointDrafts) => EndpointDrafts) => void;
}

const CurrentSection = ({ section, settings, own, drafts, onDrafts }: CurrentSectionProps) => {
  switch (section) {
    case 'endpoints':
      return <EndpointsSection settings={settings} own={own} drafts={drafts} onDrafts={onDrafts} />;
    case 'sites':
      return <SitesSection settings={settings} />;
    case 'privacy':
      return <PrivacySection settings={settings} />;
    case 'owner':
      return <OwnerSection settings={settings} />;
    case 'outbox':
      return <OutboxSection settings={settings} />;
    case 'activity':
      return <ActivitySection />;
    case 'costs':
      return <CostsSection settings={settings} />;
    case 'data':
      return <DataSection settings={settings} own={own} />;
    case 'policy':
      return <PolicySection settings={settings} own={own} />;
    case 'about':
      return <AboutSection settings={settings} />;
  }
};

/** Everything that can be set and looked up, one section at a time, each with an address of its own. */
export const OptionsPage = () => {
  const section = useSection();
  const settings = useSettings();
  const own = useOwnSettings();
  const [drafts, setDrafts] = useState<EndpointDrafts>({});
  const unsaved = Object.keys(drafts).length > 0;
  const main = useRef<HTMLElement>(null);
  const shown = useRef(section);

  useEffect(() => {
    document.title = t('options.title', { section: t(`options.nav.${section}`) });
    // Not on the first one: opening the page is not a step inside it.
    if (shown.current !== section) main.current?.querySelector<HTMLElement>('h1')?.focus();
    shown.current = section;
  }, [section]);

  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);

  const wide = section === 'activity' || section === 'costs';
  return (
    <div className="mx-auto min-h-dvh max-w-[78rem] md:grid md:grid-cols-[14.5rem_minmax(0,1fr)]">
      <header className="sticky top-0 z-10 max-[22rem]:static border-b border-line bg-paper md:h-dvh md:border-r md:border-b-0 md:px-3 md:py-6">
        <p className="flex items-center gap-2.5 px-4 pt-3 pb-1 text-lead font-semibold md:px-3.5 md:pt-0 md:pb-5">
          <LogoMark className="size-6" />
          {t('manifest.name')}
        </p>
        <div className="px-3 pb-1.5 md:px-0">
          <Navigation current={section} />
        </div>
      </header>
      <main ref={main} className={`min-w-0 px-4 py-6 sm:px-8 md:py-9 ${wide ? '' : 'max-w-[54rem]'}`}>
        {settings && own && <CurrentSection section={section} settings={settings} own={own} drafts={drafts} onDrafts={setDrafts} />}
      </main>
    </div>
  );
};
