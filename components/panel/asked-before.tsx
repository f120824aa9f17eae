import { useLiveQuery } from 'dexie-react-hooks';
import { Icon } from '@/components/ui/icon';
import type { RunRecord } from '@/lib/core/run-record';
import { threadOf } from '@/lib/storage/run-store';
import { t } from '@/locales/i18n';
import { askWords } from './ask-words';
import { clockWords } from './facts-words';
import { usePanel } from './panel-context';
import { taskIcons } from './run-card';
import type { ThreadPage } from './threads';

const SHOWN = 3;

/** The newest answer to each question, newest first. */
const newestOfEach = (runs: readonly RunRecord[]): readonly RunRecord[] => {
  const byWords = new Map(runs.filter(({ outcome }) => outcome?.status === 'answered').map((run) => [askWords(run.ask), run]));
  return [...byWords.values()].sort((a, b) => b.startedAt - a.startedAt).slice(0, SHOWN);
};

/** What was answered about this page on earlier days: opened, not asked again. */
export const AskedBefore = ({ page, onOpen }: { page: ThreadPage; onOpen: (run: RunRecord) => void }) => {
  const { db, host } = usePanel();
  const runs = useLiveQuery(() => (page.url ? threadOf(db, page.url) : []), [db, page.url]);
  const earlier = newestOfEach(runs ?? []);
  if (earlier.length === 0) return null;
  return (
    <section className="mt-5" aria-labelledby="asked-before">
      <h3 id="asked-before" className="mb-1 text-fine font-semibold text-ink-faint">
        {t('answer.askedBefore')}
      </h3>
      <ul className="-mx-2">
        {earlier.map((run) => (
          <li key={run.id}>
            <button
              type="button"
              className="flex w-full items-start gap-2.5 rounded-lg px-2 py-1.5 text-left hover:bg-sunken"
              onClick={() => onOpen(run)}
            >
              <Icon name={taskIcons[run.ask.task]} className="mt-[0.2rem] size-4 text-accent" />
              <span className="line-clamp-2 min-w-0 flex-1">{askWords(run.ask)}</span>
              <span className="mt-px text-tiny whitespace-nowrap text-ink-faint">{clockWords(run.startedAt, host.now())}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
