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
import { moneyWords } from './figures';
import { useOptions } from './options-context';
import { Card, Empty, Section } from './section';
import { TraceDialog } from './trace-dialog';
import { TraceList } from './trace-list';
import { useActivity, useMentioning } from './use-activity';

const LEAD =
  'Every run on this machine: what was asked, what was sent and came back, how long it took and what it cost. It is kept here, and nothing of this page is sent anywhere.';

const engineWords: Readonly<Record<string, string>> = {
  endpoint: 'Endpoints',
  'built-in': 'Browser’s own model',
  extractive: 'Page’s own words',
};

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
      <Figure label="Runs" value={countWords(summary.runs)} />
      <Figure label="Median" value={latencyWords(summary.p50)} />
      <Figure label="95th percentile" value={latencyWords(summary.p95)} />
      <Figure label="Cost" value={moneyWords(summary.cost)} />
      <Figure label="Failed" value={shareWords(summary.failures, summary.runs)} />
      <Figure label="Flagged" value={shareWords(summary.flags, summary.runs)} />
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
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-5">
      <TextField
        label="Search"
        type="search"
        placeholder="Words anywhere"
        value={search}
        onChange={({ target }) => onSearch(target.value)}
      />
      <SelectField label="Site" value={filter.site} onChange={({ target }) => set({ site: target.value })}>
        <option value="">All sites</option>
        {choices.sites.map((site) => (
          <option key={site} value={site}>
            {site.replace(/^https?:\/\//, '')}
          </option>
        ))}
      </SelectField>
      <SelectField label="Answered by" value={filter.engine} onChange={({ target }) => set({ engine: target.value })}>
        <option value="">Anything</option>
        {choices.engines.map((engine) => (
          <option key={engine} value={engine}>
            {engineWords[engine] ?? engine}
          </option>
        ))}
      </SelectField>
      <SelectField label="Model" value={filter.model} onChange={({ target }) => set({ model: target.value })}>
        <option value="">All models</option>
        {choices.models.map((model) => (
          <option key={model}>{model}</option>
        ))}
      </SelectField>
      <SelectField
        label="Trouble"
        value={filter.trouble}
        onChange={({ target }) => set({ trouble: troubles.find((one) => one === target.value) ?? '' })}
      >
        <option value="">With and without</option>
        <option value="any">Failed</option>
        <option value="flagged">Flagged</option>
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
    setSaid(`${countWords(whole.length)} runs saved.`);
  };
  const saveExamples = async (): Promise<void> => {
    const whole = await loadTraces(db, ids());
    const count = fineTuningExamples(whole, verdicts).length;
    if (count > 0) host.saveFile(`gloss-examples-${stamp()}.jsonl`, fineTuningJsonLines(whole, verdicts), 'application/jsonl');
    setSaid(
      count === 0 ? 'None of these runs is fit to learn from.' : `${countWords(count)} examples of ${countWords(whole.length)} runs saved.`,
    );
  };

  return (
    <div className="flex flex-wrap items-center gap-2">
      <output className="text-fine text-ink-faint">{said}</output>
      <Button size="small" icon="download" onClick={() => void saveTraces()}>
        JSON Lines
      </Button>
      <Button
        size="small"
        icon="download"
        title="Chat examples. Flagged answers are left out, corrected ones have the correction."
        onClick={() => void saveExamples()}
      >
        Fine-tuning examples
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
            title={shown.length === traces.length ? 'All runs' : `${countWords(shown.length)} of ${countWords(traces.length)} runs`}
            hint="Newest first. An export holds the runs that are shown here, with everything that was sent."
            actions={<ExportButtons traces={shown} verdicts={verdicts} />}
          >
            <TraceList traces={shown} flagged={flagged} onOpen={setOpen} />
          </Card>
        </>
      ) : (
        <Empty title="No run fits">
          <Button
            size="small"
            className="mt-2"
            onClick={() => {
              setFilter(everything);
              setSearch('');
            }}
          >
            Show all {countWords(traces.length)}
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
    <Section title="Activity" lead={LEAD}>
      {!activity && <p className="text-fine text-ink-faint">Reading…</p>}
      {activity?.traces.length === 0 && (
        <Empty title="Nothing has been asked yet">Open a page, highlight a paragraph and press Summarize.</Empty>
      )}
      {activity && activity.traces.length > 0 && <ActivityView activity={activity} />}
    </Section>
  );
};
