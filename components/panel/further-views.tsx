import type { RunRecord } from '@/lib/core/run-record';
import { findRun } from '@/lib/storage/run-store';
import { EarlierRun } from './earlier-run';
import { FlagsView } from './flags-view';
import { HistoryView } from './history-view';
import { JobPage } from './job-page';
import { JobsView } from './jobs-view';
import { NewJob } from './new-job';
import { usePanel } from './panel-context';
import type { ShownPage } from './shown-page';
import type { Asking } from './use-asking';

/** What is looked at: the page in front, the list of earlier runs, one of them, what became of the reader's flags, or many pages at once. */
export type PanelView =
  | { readonly kind: 'page' }
  | { readonly kind: 'history' }
  | { readonly kind: 'flags' }
  | { readonly kind: 'earlier-run'; readonly run: RunRecord; readonly ofJob?: string }
  | { readonly kind: 'jobs' }
  | { readonly kind: 'new-job' }
  | { readonly kind: 'job'; readonly jobId: string };

interface FurtherViewsProps {
  readonly view: Exclude<PanelView, { kind: 'page' }>;
  readonly page: ShownPage | undefined;
  readonly asking: Asking;
  readonly show: (view: PanelView) => void;
  readonly onJob: (jobId: string) => void;
  readonly onClose: () => void;
}

/** Everything in the panel but the page in front. */
export const FurtherViews = ({ view, page, asking, show, onJob, onClose }: FurtherViewsProps) => {
  const { db } = usePanel();
  const openAnswer = async (itemId: string, ofJob: string): Promise<void> => {
    const run = await findRun(db, itemId);
    if (run) show({ kind: 'earlier-run', run, ofJob });
  };
  switch (view.kind) {
    case 'jobs':
      return <JobsView onNew={() => show({ kind: 'new-job' })} onOpen={onJob} onClose={onClose} />;
    case 'new-job':
      return <NewJob page={page} onStarted={onJob} onClose={onClose} />;
    case 'job':
      return <JobPage key={view.jobId} jobId={view.jobId} onOpen={({ id }) => void openAnswer(id, view.jobId)} onClose={onClose} />;
    case 'history':
      return <HistoryView onOpen={(run) => show({ kind: 'earlier-run', run })} onFlags={() => show({ kind: 'flags' })} onClose={onClose} />;
    case 'flags':
      return <FlagsView onOpen={(run) => show({ kind: 'earlier-run', run })} onClose={onClose} />;
    case 'earlier-run':
      return (
        <EarlierRun
          run={view.run}
          shown={page}
          onClose={onClose}
          onAct={(action) => asking.act(action)}
          onAskAgain={() => void asking.ask(view.run.ask.task, view.run.ask)}
        />
      );
  }
};
