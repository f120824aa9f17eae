import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { pageAddress } from '@/lib/core/page-address';
import type { Task } from '@/lib/core/ask';
import type { Selection } from '@/lib/core/selection';
import { changeSettings } from '@/lib/storage/settings-store';
import { t } from '@/locales/i18n';
import type { FailureAction } from './failure-words';
import { usePanel } from './panel-context';
import type { ShownTab } from './panel-host';
import type { ShownPage } from './shown-page';
import type { ThreadPage, ThreadRun } from './threads';

export interface Asking {
  /** False when the page in front is not the one that is shown any more: then nothing was asked. */
  readonly ask: (task: Task, about?: { readonly question?: string; readonly selection?: Selection | undefined }) => Promise<boolean>;
  readonly again: (run: ThreadRun, options: { readonly fresh: boolean }) => Promise<void>;
  readonly act: (action: FailureAction, run?: ThreadRun) => void;
  /** The selection that the next question is about. */
  readonly about: Selection | undefined;
  readonly setAbout: (selection: Selection | undefined) => void;
  readonly focusBox: () => void;
  /** The question box, while it is on the screen. */
  readonly box: RefObject<HTMLTextAreaElement | null>;
  /** Something to tell the reader once; empty for nothing. */
  readonly note: string;
}

const pageOf = (tab: ShownTab): ThreadPage => ({ tabId: tab.id, url: tab.url ?? '', title: tab.title ?? '' });

/** A tab whose address was hidden until the reader's press is still the same tab. */
const isSamePage = (page: ThreadPage, tab: ShownTab): boolean =>
  tab.id === page.tabId && (page.url === '' || pageAddress(tab.url ?? '') === pageAddress(page.url));

/** Everything that starts a run: the panel's own buttons, and gestures in the page, the menu and the keyboard. */
export const useAsking = (
  page: ShownPage | undefined,
  { onHistory, onStarted }: { readonly onHistory: () => void; readonly onStarted: () => void },
): Asking => {
  const { host, threads, db } = usePanel();
  const queries = useQueryClient();
  const [about, setAboutOf] = useState<{ readonly tabId: number; readonly selection: Selection }>();
  const [note, setNote] = useState('');

  const lookAgain = (): Promise<void> => queries.invalidateQueries();
  const box = useRef<HTMLTextAreaElement>(null);
  const focusBox = (): void => box.current?.focus();

  /** The page in front, asked anew; undefined when it is not the one that the reader sees in the panel. */
  const frontPage = async (): Promise<ThreadPage | undefined> => {
    const tab = await host.shownTab();
    if (page && tab && isSamePage(page, tab)) {
      setNote('');
      queries.setQueryData(['shown-tab'], tab);
      return pageOf(tab);
    }
    setNote(t('panel.tabChanged'));
    await lookAgain();
    return undefined;
  };

  const ask: Asking['ask'] = async (task, { question = '', selection } = {}) => {
    const front = await frontPage();
    if (!front) return false;
    const chosen = selection ?? (task === 'explain' ? await host.readSelection(front.tabId) : undefined);
    threads.start(front, { task, question, ...(chosen && { selection: chosen }) });
    setAboutOf(undefined);
    onStarted();
    focusBox();
    return true;
  };

  const again: Asking['again'] = async (run, options) => {
    const front = await frontPage();
    if (!front) return;
    const failed = run.view.status === 'failed' ? run.view.failure.kind : undefined;
    if (failed === 'nothing-selected') {
      const selection = await host.readSelection(front.tabId);
      threads.again(selection ? { ...run, ask: { ...run.ask, selection } } : run, options);
    } else {
      threads.again({ ...run, page: front }, options);
    }
    focusBox();
  };

  const permitHost = async (permitted: Promise<boolean>, retry: () => void): Promise<void> => {
    if (await permitted) retry();
  };

  const permitSite = async (permitted: Promise<boolean>, origin: string, retry: () => void): Promise<void> => {
    if (!(await permitted)) return;
    await changeSettings(db, (settings) => ({
      ...settings,
      sites: [...settings.sites.filter((site) => site.origin !== origin), { origin, toolbar: true }],
    }));
    await host.sitesChanged();
    await lookAgain();
    retry();
  };

  const act: Asking['act'] = (action, run) => {
    const retry = (): void => {
      if (run) void again(run, { fresh: false });
    };
    switch (action.kind) {
      case 'retry':
        return retry();
      case 'open-options':
        return void host.openOptions();
      case 'open-history':
        return onHistory();
      case 'reload-page':
        return void (page && host.reloadTab(page.tabId));
      case 'copy-line':
        return void host.copy(action.line).then(() => setNote(t('panel.copied')));
      // The browser asks only in the very gesture, so nothing may be waited for before the call.
      case 'permit-site':
        return void permitSite(host.permitOrigin(action.origin), action.origin, retry);
      case 'permit-host':
        return void permitHost(host.permitHost(action.host), retry);
    }
  };

  /** Takes what a gesture left for this tab, if it is the one in front here. */
  const obey = useEffectEvent(async (tabId: number): Promise<void> => {
    // Arrivals are told to every panel; only the one whose window shows that tab takes it.
    if ((await host.shownTab())?.id !== tabId) return;
    const intent = await host.takeIntent(tabId);
    const tab = await host.shownTab();
    if (!intent || tab?.id !== tabId) return;
    // The gesture may just have let Gloss in, which no event of the browser tells.
    await lookAgain();
    queries.setQueryData(['shown-tab'], tab);
    setNote('');
    onStarted();
    const { task, selection } = intent;
    if (task && task !== 'ask') threads.start(pageOf(tab), { task, question: '', ...(selection && { selection }) });
    else setAboutOf(selection && { tabId, selection });
    focusBox();
  });

  useEffect(() => host.onIntent(({ tabId }) => void obey(tabId)), [host]);
  const tabId = page?.tabId;
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- it sets state when the browser has answered, not now
    if (tabId !== undefined) void obey(tabId);
  }, [tabId]);

  return {
    ask,
    again,
    act,
    about: about?.tabId === tabId ? about?.selection : undefined,
    setAbout: (selection) => setAboutOf(selection && tabId !== undefined ? { tabId, selection } : undefined),
    box,
    focusBox,
    note,
  };
};
