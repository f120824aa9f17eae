import { useMemo, useState } from 'react';
import { failureWords } from '@/components/panel/failure-words';
import { Button } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/field';
import { choicesOf, everything, filterTraces, summaryOf, type ActivityFilter } from '@/lib/core/activity';
import type { Failure, FailureKind } from '@/lib/core/failure';
import { fineTuningExamples, fineTuningJsonLines, tracesAsJsonLines } from '@/lib/core/trace-export';
import type { TraceSummary } from '@/lib/core/trace';
import { loadTraces, type Activity } from '@/lib/storage/activity';
import { ActivityCharts } from './activity-charts';
import { countWords, latencyWords, shareWords } from '@/components/ui/figure-words';
import { t } from '@/locales/i18n';
import { moneyWords } from './figures';
import { useOptions } from './options-context';
import { Card, Empty, Section } from './section';
import { TraceDialog } from './trace-dialog';
import { TraceList } from './trace-list';
import { useActivity, useMentioning } from './use-activity';

const engineWords = (): Readonly<Record<string, string>> => ({
  endpoint: t('options.activity.endpoints'),
  'built-in': t('options.activity.builtIn'),
  extractive: t('options.activity.extractive'),
});

const Figure = ({ label, value }: { label: string; value: string }) => (
  <div className="min-w-0">
    <dt className="text-fine text-ink-faint">{label}</dt>
    <dd className="text-title font-semibold tracking-tight tabular-nums">{value}</dd>
  </div>
);

const Summary = ({ traces, flagged }: { traces: readonly TraceSummary[]; flagged: ReadonlySet<string> }) => {
  const summary = useMemo(() => summaryOf(traces, flagged), [traces, flagged]);
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3 lg:grid-cols-6">
      <Figure label={t('options.activity.runs')} value={countWords(summary.runs)} />
      <Figure label={t('options.activity.median')} value={latencyWords(summary.p50)} />
      <Figure label={t('options.activity.p95')} value={latencyWords(summary.p95)} />
      <Figure label={t('options.activity.cost')} value={moneyWords(summary.cost)} />
      <Figure label={t('options.activity.failed')} value={shareWords(summary.failures, summary.runs)} />
      <Figure label={t('options.activity.flagged')} value={shareWords(summary.flags, summary.runs)} />
    </dl>
  );
};

interface FilterFieldsProps {
  readonly traces: readonly TraceSummary[];
  readonly filter: ActivityFilter;
  readonly search: string;
  readonly onFilter: (filter: ActivityFilter) => void;
  readonly onSearch: (search: string) => void;
}

const FilterFields = ({ traces, filter, search, onFilter, onSearch }: FilterFieldsProps) => {
  const choices = useMemo(() => choicesOf(traces), [traces]);
  // One example of each kind, for its words.
  const failures = useMemo(
    () => new Map(traces.flatMap(({ failure }): [FailureKind, Failure][] => (failure ? [[failure.kind, failure]] : []))),
    [traces],
  );
  const troubles: readonly ActivityFilter['trouble'][] = ['any', 'flagged', ...failures.keys()];
  const set = (part: Partial<ActivityFilter>): void => onFilter({ ...filter, ...part });
  return (
    <div className="grid grid-cols-2 gap-3 max-[22rem]:grid-cols-1 lg:grid-cols-5">
      <TextField
        label={t('options.activity.search')}
        type="search"
        placeholder={t('options.activity.searchHint')}
        value={search}
        onChange={({ target }) => onSearch(target.value)}
      />
      <SelectField label={t('options.activity.site')} value={filter.site} onChange={({ target }) => set({ site: target.value })}>
        <option value="">{t('options.activity.allSites')}</option>
        {choices.sites.map((site) => (
          <option key={site} value={site}>
            {site.replace(/^https?:\/\//, '')}
          </option>
        ))}
      </SelectField>
      <SelectField label={t('options.activity.answeredBy')} value={filter.engine} onChange={({ target }) => set({ engine: target.value })}>
        <option value="">{t('options.activity.anything')}</option>
        {choices.engines.map((engine) => (
          <option key={engine} value={engine}>
            {engineWords()[engine] ?? engine}
          </option>
        ))}
      </SelectField>
      <SelectField label={t('options.activity.model')} value={filter.model} onChange={({ target }) => set({ model: target.value })}>
        <option value="">{t('options.activity.allModels')}</option>
        {choices.models.map((model) => (
          <option key={model}>{model}</option>
        ))}
      </SelectField>
      <SelectField
        label={t('options.activity.trouble')}
        value={filter.trouble}
        onChange={({ target }) => set({ trouble: troubles.find((one) => one === target.value) ?? '' })}
      >
        <option value="">{t('options.activity.anyTrouble')}</option>
        <option value="any">{t('options.activity.failed')}</option>
        <option value="flagged">{t('options.activity.flagged')}</option>
        {[...failures].map(([kind, failure]) => (
          <option key={kind} value={kind}>
            {failureWords(failure, false).title}
          </option>
        ))}
      </SelectField>
    </div>
  );
};

const ExportButtons = ({ traces, verdicts }: { traces: readonly TraceSummary[]; verdicts: Activity['verdicts'] }) => {
  const { db, host } = useOptions();
  const [said, setSaid] = useState('');
  const stamp = (): string => new Date(host.now()).toISOString().slice(0, 10);
  const ids = (): string[] => traces.map(({ runId }) => runId);

  const saveTraces = async (): Promise<void> => {
    const whole = await loadTraces(db, ids());
    host.saveFile(`gloss-activity-${stamp()}.jsonl`, tracesAsJsonLines(whole), 'application/jsonl');
    setSaid(t('options.activity.saved', whole.length, { count: countWords(whole.length) }));
  };
  const saveExamples = async (): Promise<void> => {
    const whole = await loadTraces(db, ids());
    const count = fineTuningExamples(whole, verdicts).length;
    if (count > 0) host.saveFile(`gloss-examples-${stamp()}.jsonl`, fineTuningJsonLines(whole, verdicts), 'application/jsonl');
    setSaid(
      count === 0
        ? t('options.activity.unfit')
        : t('options.activity.examplesSaved', { examples: countWords(count), runs: countWords(whole.length) }),
    );
  };

  return (
    <div className="flex flex-wrap items-center gap-2">
      <output className="text-fine text-ink-faint">{said}</output>
      <Button size="small" icon="download" onClick={() => void saveTraces()}>
        {t('options.activity.jsonLines')}
      </Button>
      <Button size="small" icon="download" title={t('options.activity.examplesHint')} onClick={() => void saveExamples()}>
        {t('options.activity.examples')}
      </Button>
    </div>
  );
};

const ActivityView = ({ activity: { traces, verdicts, flagged } }: { activity: Activity }) => {
  const [filter, setFilter] = useState(everything);
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<string>();
  const mentioning = useMentioning(search);
  const shown = useMemo(() => filterTraces(traces, filter, flagged, mentioning), [traces, filter, flagged, mentioning]);
  return (
    <>
      <Card>
        <FilterFields traces={traces} filter={filter} search={search} onFilter={setFilter} onSearch={setSearch} />
        <Summary traces={shown} flagged={flagged} />
      </Card>
      {shown.length > 0 ? (
        <>
          <Card>
            <ActivityCharts traces={shown} flagged={flagged} />
          </Card>
          <Card
            title={
              shown.length === traces.length
                ? t('options.activity.allRuns')
                : t('options.activity.someRuns', { count: countWords(shown.length), of: countWords(traces.length) })
            }
            hint={t('options.activity.listHint')}
            actions={<ExportButtons traces={shown} verdicts={verdicts} />}
          >
            <TraceList traces={shown} flagged={flagged} onOpen={setOpen} />
          </Card>
        </>
      ) : (
        <Empty title={t('options.activity.noneFits')}>
          <Button
            size="small"
            className="mt-2"
            onClick={() => {
              setFilter(everything);
              setSearch('');
            }}
          >
            {t('options.activity.showAll', { count: countWords(traces.length) })}
          </Button>
        </Empty>
      )}
      {open !== undefined && <TraceDialog runId={open} verdicts={verdicts} onClose={() => setOpen(undefined)} />}
    </>
  );
};

/** What Gloss did, run by run and over time. */
export const ActivitySection = () => {
  const activity = useActivity();
  return (
    <Section title={t('options.activity.title')} lead={t('options.activity.lead')}>
      {!activity && <p className="text-fine text-ink-faint">{t('options.activity.reading')}</p>}
      {activity?.traces.length === 0 && <Empty title={t('options.activity.none')}>{t('options.activity.noneHint')}</Empty>}
      {activity && activity.traces.length > 0 && <ActivityView activity={activity} />}
    </Section>
  );
};
