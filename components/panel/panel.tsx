import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useLiveQuery } from 'dexie-react-hooks';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { RunRecord } from '@/lib/core/run-record';
import { loadSettings } from '@/lib/storage/settings-store';
import { t } from '@/locales/i18n';
import { announcement } from './announcement';
import { AskedBefore } from './asked-before';
import { Composer } from './composer';
import { FaultNotice } from './fault-notice';
import type { PanelView } from './further-views';
import { JobLine } from './job-line';
import { NewsLine } from './news-line';
import { PageGate } from './page-gate';
import { PageThread } from './page-thread';
import { PanelProvider, usePanel, useThread, type PanelParts } from './panel-context';
import { PanelHeader } from './panel-header';
import { useLiveSelection, useShownPage, type ShownPage } from './shown-page';
import { SiteOffer } from './site-offer';
import { TaskCards, TaskChips } from './task-actions';
import { useAsking, type Asking } from './use-asking';

/** What is not the page in front is loaded when the page is there: nobody opens a panel to see it first. */
const loadFurtherViews = () => import('./further-views');
const FurtherViews = lazy(() => loadFurtherViews().then(({ FurtherViews: view }) => ({ default: view })));

const closedWords = (page: ShownPage): string | undefined => {
  switch (page.access) {
    case 'unsure':
    case 'readable':
      return undefined;
    case 'closed':
    case 'forbidden':
      return t('panel.closed');
    case 'not-permitted':
    case 'hidden':
      return t('panel.notLetIn');
  }
};

const PageView = ({
  page,
  asking,
  onPermit,
  onOpenEarlier,
  onRetry,
}: {
  page: ShownPage;
  asking: Asking;
  onPermit: (origin: string) => void;
  onOpenEarlier: (run: RunRecord) => void;
  onRetry: () => void;
}) => {
  const { host, threads, db } = usePanel();
  const features = useLiveQuery(() => loadSettings(db), [db])?.rules.features;
  const runs = useThread(page);
  const selection = useLiveSelection(page);
  const newest = runs.at(-1);
  const open = page.access === 'readable' || page.access === 'unsure';
  const { about, setAbout } = asking;
  const offered = about?.text === selection?.text ? undefined : selection;

  return (
    <>
      <main className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-1">
        <div className="mx-auto flex max-w-2xl flex-col">
          {!open && (
            <div className="py-3">
              <PageGate page={page} onPermit={onPermit} onRetry={onRetry} />
            </div>
          )}
          {open && runs.length === 0 && (
            <section className="py-4" aria-labelledby="start">
              <h2 id="start" className="mb-3 text-title font-semibold text-balance">
                {t('panel.start')}
              </h2>
              <TaskCards
                features={features}
                selection={selection}
                onStart={(task) => void asking.ask(task, task === 'explain' ? { selection } : {})}
              />
              <AskedBefore page={page} onOpen={onOpenEarlier} />
              <SiteOffer page={page} onPermit={onPermit} />
              <p className="mt-4 text-fine text-ink-faint">{t('panel.proof')}</p>
            </section>
          )}
          <PageThread
            runs={runs}
            onStop={(run) => {
              threads.stop(run.view.runId);
              asking.focusBox();
            }}
            onAgain={(run, options) => void asking.again(run, options)}
            onAct={(run, action) => asking.act(action, run)}
            onShowQuote={(place) => host.showQuote(page.tabId, place)}
          />
        </div>
      </main>
      <footer className="border-t border-line bg-paper px-3 pt-2 pb-3">
        <div className="mx-auto flex max-w-2xl flex-col gap-1.5">
          {open && runs.length > 0 && (
            <TaskChips
              features={features}
              selection={selection}
              onStart={(task) => void asking.ask(task, task === 'explain' ? { selection } : {})}
              onNewThread={() => {
                threads.clear(page);
                asking.focusBox();
              }}
            />
          )}
          <output className="block text-fine text-warn">{asking.note}</output>
          <Composer
            tabId={page.tabId}
            closed={features?.ask === false ? t('panel.questionsOff') : closedWords(page)}
            about={about}
            onForgetAbout={() => setAbout(undefined)}
            offered={offered}
            onTakeOffered={() => setAbout(selection)}
            box={asking.box}
            onAsk={(question) => asking.ask('ask', { question, selection: about })}
          />
        </div>
      </footer>
      <output className="sr-only">{newest && announcement(newest.view)}</output>
    </>
  );
};

const PanelViews = () => {
  const { host, db } = usePanel();
  const [view, setView] = useState<PanelView>({ kind: 'page' });
  const mayHaveJobs = useLiveQuery(() => loadSettings(db), [db])?.rules.features.jobs ?? false;
  const { page, lookAgain } = useShownPage();
  const asking = useAsking(page, {
    onHistory: () => setView({ kind: 'history' }),
    onStarted: () => setView({ kind: 'page' }),
  });

  const url = page?.url;
  useEffect(() => {
    if (url !== undefined) void host.pageShown();
  }, [host, url]);

  // What a notification was clicked for.
  useEffect(() => {
    const show = async (): Promise<void> => {
      const jobId = await host.takeJobToShow();
      if (jobId !== undefined) setView({ kind: 'job', jobId });
    };
    void show();
    return host.onJobChosen(() => void show());
  }, [host]);
  const openJob = (jobId: string): void => setView({ kind: 'job', jobId });

  useEffect(() => {
    const ahead = requestIdleCallback(() => void loadFurtherViews());
    return () => cancelIdleCallback(ahead);
  }, []);

  const ofJobs =
    view.kind === 'jobs' || view.kind === 'new-job' || view.kind === 'job' || (view.kind === 'earlier-run' && view.ofJob !== undefined);

  // The question box takes the focus when it comes back.
  const closeHistory = (): void => setView({ kind: 'page' });

  const back = (): void => {
    if (view.kind === 'history' || view.kind === 'jobs') closeHistory();
    else if (view.kind === 'earlier-run' && view.ofJob !== undefined) openJob(view.ofJob);
    else setView({ kind: ofJobs ? 'jobs' : 'history' });
  };

  return (
    <div className="relative flex h-dvh flex-col overflow-hidden">
      <PanelHeader
        page={page}
        historyOpen={view.kind !== 'page' && !ofJobs}
        onHistory={() => (view.kind === 'page' || ofJobs ? setView({ kind: 'history' }) : closeHistory())}
        jobsOpen={ofJobs}
        onJobs={mayHaveJobs ? () => (ofJobs ? closeHistory() : setView({ kind: 'jobs' })) : undefined}
        onOptions={() => void host.openOptions()}
      />
      {view.kind === 'page' && <NewsLine onOpen={() => setView({ kind: 'flags' })} />}
      {view.kind === 'page' && mayHaveJobs && <JobLine onOpen={openJob} />}
      {view.kind === 'page' && page && (
        <PageView
          // Another page has another thread, another draft and another selection: nothing may be carried over.
          key={page.tabId}
          page={page}
          asking={asking}
          onOpenEarlier={(run) => setView({ kind: 'earlier-run', run })}
          onPermit={(origin) => asking.act({ kind: 'permit-site', label: '', origin })}
          onRetry={() => void lookAgain()}
        />
      )}
      {view.kind !== 'page' && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape goes back from anything in it
        <main
          className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-3"
          onKeyDown={(event) => {
            // A search box with something in it is emptied first, by the browser.
            if (event.key !== 'Escape' || (event.target instanceof HTMLInputElement && event.target.value)) return;
            back();
          }}
        >
          <div className={`mx-auto ${view.kind === 'job' ? 'max-w-5xl' : 'max-w-2xl'}`}>
            <Suspense>
              <FurtherViews view={view} page={page} asking={asking} show={setView} onJob={openJob} onClose={back} />
            </Suspense>
          </div>
        </main>
      )}
    </div>
  );
};

/** The side panel. Everything that it wants of the browser comes in through `parts`. */
export const Panel = ({ parts, queries }: { parts: PanelParts; queries: QueryClient }) => (
  <QueryClientProvider client={queries}>
    <PanelProvider value={parts}>
      <FaultNotice>
        <PanelViews />
      </FaultNotice>
    </PanelProvider>
  </QueryClientProvider>
);
