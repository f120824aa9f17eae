import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useState } from 'react';
import { costWords } from '@/components/panel/facts-words';
import { SelectField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { localCalendar } from '@/lib/core/calendar';
import type { EffectiveSettings } from '@/lib/core/policy/effective-settings';
import { budgetState, spendBy, spendOf, type BudgetState, type Spend } from '@/lib/core/spend';
import type { TraceSummary } from '@/lib/core/trace';
import { spentThisMonth } from '@/lib/storage/spend-store';
import { countWords } from '@/components/ui/figure-words';
import { dayWords, moneyWords, monthWords } from './figures';
import { Locked } from './locked';
import { useChangeSettings, useOptions } from './options-context';
import { SavedField } from './saved-field';
import { Card, Empty, Section } from './section';
import { useActivity } from './use-activity';

const BudgetBar = ({ state }: { state: Exclude<BudgetState, { status: 'none' }> }) => {
  const color = { within: 'bg-accent', near: 'bg-warn', spent: 'bg-bad' }[state.status];
  const money = (amount: number) => costWords({ amount, currency: state.currency || 'USD' });
  return (
    <div className="flex flex-col gap-1.5">
      <div aria-hidden="true" className="relative h-3 overflow-hidden rounded-full border border-line bg-sunken">
        <div className={`h-full border-y-6 border-transparent ${color}`} style={{ width: `${Math.min(100, state.share * 100)}%` }} />
        <div className="absolute inset-y-0 left-[80%] w-px bg-ink-faint" />
      </div>
      <p className="text-fine text-ink-soft tabular-nums">
        {money(state.spent)} of {money(state.limit)}, {Math.round(state.share * 100)} %
      </p>
      {state.status === 'near' && (
        <Notice tone="warn">Four fifths of this month’s budget are spent. At 100 % no paid endpoint is asked any more.</Notice>
      )}
      {state.status === 'spent' && (
        <Notice tone="bad">
          This month’s budget is spent. Until next month, or until it is raised, the browser’s own model and the page’s own words answer.
        </Notice>
      )}
    </div>
  );
};

interface SpendTableProps {
  readonly title: string;
  readonly noun: string;
  readonly rows: readonly { readonly key: string; readonly spend: Spend }[];
}

const cell = 'py-1.5 pl-3 text-right whitespace-nowrap';

const SpendTable = ({ title, noun, rows }: SpendTableProps) => (
  <Card title={title}>
    <div className="max-h-96 overflow-auto">
      <table className="w-full border-collapse text-fine tabular-nums">
        <caption className="sr-only">{title}</caption>
        <thead className="sticky top-0 bg-surface">
          <tr className="text-ink-faint">
            <th scope="col" className="py-1.5 text-left font-medium">
              {noun}
            </th>
            <th scope="col" className={`${cell} font-medium`}>
              Runs
            </th>
            <th scope="col" className={`${cell} font-medium sm:hidden`}>
              Tokens
            </th>
            <th scope="col" className={`${cell} font-medium max-sm:hidden`}>
              Input
            </th>
            <th scope="col" className={`${cell} font-medium max-sm:hidden`}>
              of it cached
            </th>
            <th scope="col" className={`${cell} font-medium max-sm:hidden`}>
              Output
            </th>
            <th scope="col" className={`${cell} font-medium`}>
              Money
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, spend }) => (
            <tr key={key} className="border-t border-line">
              <th scope="row" className="min-w-20 py-1.5 text-left font-normal">
                {key}
              </th>
              <td className={cell}>{countWords(spend.runs)}</td>
              <td className={`${cell} sm:hidden`}>{countWords(spend.input + spend.output)}</td>
              <td className={`${cell} max-sm:hidden`}>{countWords(spend.input)}</td>
              <td className={`${cell} max-sm:hidden`}>{countWords(spend.cachedInput)}</td>
              <td className={`${cell} max-sm:hidden`}>{countWords(spend.output)}</td>
              <td className={cell}>
                {moneyWords(spend.money)}
                {spend.unpriced > 0 && '*'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </Card>
);

const most = (a: { readonly spend: Spend }, b: { readonly spend: Spend }): number =>
  Math.max(0, ...Object.values(b.spend.money)) - Math.max(0, ...Object.values(a.spend.money)) || b.spend.input - a.spend.input;

const CostTables = ({ traces }: { traces: readonly TraceSummary[] }) => {
  const tables = useMemo(() => {
    const days = [...spendBy(traces, ({ at }) => localCalendar.startOf('day', at))].sort((a, b) => b.key - a.key);
    return {
      all: spendOf(traces),
      days: days.map(({ key, spend }) => ({ key: dayWords(key), spend })),
      sites: [...spendBy(traces, ({ site }) => site.replace(/^https?:\/\//, '') || 'elsewhere')].sort(most),
      models: [...spendBy(traces, ({ model, engineName }) => model || engineName || 'none asked')].sort(most),
    };
  }, [traces]);
  const { all } = tables;
  return (
    <>
      <SpendTable title="By model" noun="Model" rows={tables.models} />
      <SpendTable title="By site" noun="Site" rows={tables.sites} />
      <SpendTable title="By day" noun="Day" rows={tables.days} />
      {(all.estimated > 0 || all.unpriced > 0) && (
        <p className="max-w-[65ch] text-fine text-ink-faint">
          {all.estimated > 0 &&
            `For ${countWords(all.estimated)} of these runs the server did not say how many tokens it took; they are estimated. `}
          {all.unpriced > 0 &&
            `* ${countWords(all.unpriced)} runs used an endpoint without a price: their tokens are counted, their money is not. Set prices under Endpoints.`}
        </p>
      )}
    </>
  );
};

const MonthCosts = ({ traces, month }: { traces: readonly TraceSummary[]; month: number }) => {
  const until = localCalendar.next('month', month);
  const inMonth = traces.filter(({ at }) => at >= month && at < until);
  return inMonth.length > 0 ? <CostTables traces={inMonth} /> : <Empty title="Nothing was asked in this month">{monthWords(month)}</Empty>;
};

/** The first moments of the months that have runs, newest first, and of this one. */
const monthsOf = (traces: readonly TraceSummary[], now: number): readonly number[] =>
  [...new Set([now, ...traces.map(({ at }) => at)].map((at) => localCalendar.startOf('month', at)))].sort((a, b) => b - a);

const budgetProblem = (typed: string): string | undefined =>
  typed.trim() === '' || Number(typed.replace(',', '.')) > 0 ? undefined : 'An amount such as 20, or nothing for no limit.';

/** What answers cost, and how much they may. */
export const CostsSection = ({ settings }: { settings: EffectiveSettings }) => {
  const { db, host } = useOptions();
  const change = useChangeSettings();
  const activity = useActivity();
  const [chosen, setChosen] = useState<number>();
  const now = host.now();
  const traces = activity?.traces ?? [];
  const months = monthsOf(traces, now);
  const month = chosen ?? months[0] ?? now;
  const spent = useLiveQuery(() => spentThisMonth(db, now), [db, localCalendar.startOf('month', now)]);
  const state = budgetState(spent ?? {}, settings.monthlyBudget);

  return (
    <Section title="Costs" lead="Tokens and money, counted on this machine from what servers report and the prices set under Endpoints.">
      <Card
        title="Monthly budget"
        hint="At 80 % you are warned; at 100 % no endpoint that costs money is asked until the next month. Runs that are deleted still count."
      >
        <div className="grid items-start gap-4 sm:grid-cols-[12rem_1fr]">
          <Locked rules={settings.rules} by="monthlyBudget">
            <SavedField
              label="Limit for a month"
              placeholder="No limit"
              inputMode="decimal"
              value={settings.monthlyBudget === undefined ? '' : String(settings.monthlyBudget)}
              problemOf={budgetProblem}
              onSave={(typed) =>
                change(({ monthlyBudget: _before, ...rest }) => ({
                  ...rest,
                  ...(typed.trim() === '' ? {} : { monthlyBudget: Number(typed.replace(',', '.')) }),
                }))
              }
            />
          </Locked>
          {state.status !== 'none' && (
            <div className="sm:pt-6">
              <BudgetBar state={state} />
            </div>
          )}
        </div>
      </Card>
      {activity && traces.length === 0 ? (
        <Empty title="Nothing spent yet">The page’s own words and the browser’s own model never cost anything.</Empty>
      ) : (
        <>
          <div className="max-w-60">
            <SelectField label="Month" value={month} onChange={({ target }) => setChosen(Number(target.value))}>
              {months.map((at) => (
                <option key={at} value={at}>
                  {monthWords(at)}
                </option>
              ))}
            </SelectField>
          </div>
          {activity && <MonthCosts traces={activity.traces} month={month} />}
        </>
      )}
    </Section>
  );
};
