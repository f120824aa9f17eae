import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useState } from 'react';
import { costWords, engineWords } from '@/components/panel/facts-words';
import { SelectField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { localCalendar } from '@/lib/core/calendar';
import type { EffectiveSettings } from '@/lib/core/policy/effective-settings';
import { budgetState, spendBy, spendOf, type BudgetState, type Spend } from '@/lib/core/spend';
import type { TraceSummary } from '@/lib/core/trace';
import { spentThisMonth } from '@/lib/storage/spend-store';
import { countWords, percentWords } from '@/components/ui/figure-words';
import { joinSentences } from '@/locales/formats';
import { t } from '@/locales/i18n';
import { dayWords, moneyWords, monthWords } from './figures';
import { Locked } from './locked';
import { useChangeSettings, useOptions } from './options-context';
import { PrefetchCard } from './prefetch-card';
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
        {t('options.costs.spentOf', { spent: money(state.spent), limit: money(state.limit), percent: percentWords(state.share) })}
      </p>
      {state.status === 'near' && <Notice tone="warn">{t('options.costs.near')}</Notice>}
      {state.status === 'spent' && <Notice tone="bad">{t('options.costs.spent')}</Notice>}
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
    {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be scrolled by keyboard, in every browser */}
    <section aria-label={title} tabIndex={0} className="max-h-96 overflow-auto">
      <table className="w-full border-collapse text-fine tabular-nums">
        <caption className="sr-only">{title}</caption>
        <thead className="sticky top-0 bg-surface">
          <tr className="text-ink-faint">
            <th scope="col" className="py-1.5 text-left font-medium">
              {noun}
            </th>
            <th scope="col" className={`${cell} font-medium`}>
              {t('options.costs.runs')}
            </th>
            <th scope="col" className={`${cell} font-medium sm:hidden`}>
              {t('options.costs.tokens')}
            </th>
            <th scope="col" className={`${cell} font-medium max-sm:hidden`}>
              {t('options.costs.input')}
            </th>
            <th scope="col" className={`${cell} font-medium max-sm:hidden`}>
              {t('options.costs.cached')}
            </th>
            <th scope="col" className={`${cell} font-medium max-sm:hidden`}>
              {t('options.costs.output')}
            </th>
            <th scope="col" className={`${cell} font-medium`}>
              {t('options.costs.money')}
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
    </section>
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
      sites: [...spendBy(traces, ({ site }) => site.replace(/^https?:\/\//, '') || t('options.costs.elsewhere'))].sort(most),
      models: [...spendBy(traces, (trace) => trace.model || engineWords(trace) || t('options.costs.noneAsked'))].sort(most),
    };
  }, [traces]);
  const { all } = tables;
  return (
    <>
      <SpendTable title={t('options.costs.byModel')} noun={t('options.costs.model')} rows={tables.models} />
      <SpendTable title={t('options.costs.bySite')} noun={t('options.costs.site')} rows={tables.sites} />
      <SpendTable title={t('options.costs.byDay')} noun={t('options.costs.day')} rows={tables.days} />
      {(all.estimated > 0 || all.unpriced > 0) && (
        <p className="max-w-[65ch] text-fine text-ink-faint">
          {joinSentences(
            ...(all.estimated > 0 ? [t('options.costs.estimated', all.estimated, { count: countWords(all.estimated) })] : []),
            ...(all.unpriced > 0 ? [t('options.costs.unpriced', all.unpriced, { count: countWords(all.unpriced) })] : []),
          )}
        </p>
      )}
    </>
  );
};

const MonthCosts = ({ traces, month }: { traces: readonly TraceSummary[]; month: number }) => {
  const until = localCalendar.next('month', month);
  const inMonth = traces.filter(({ at }) => at >= month && at < until);
  return inMonth.length > 0 ? <CostTables traces={inMonth} /> : <Empty title={t('options.costs.noneInMonth')}>{monthWords(month)}</Empty>;
};

/** The first moments of the months that have runs, newest first, and of this one. */
const monthsOf = (traces: readonly TraceSummary[], now: number): readonly number[] =>
  [...new Set([now, ...traces.map(({ at }) => at)].map((at) => localCalendar.startOf('month', at)))].sort((a, b) => b - a);

const budgetProblem = (typed: string): string | undefined =>
  typed.trim() === '' || Number(typed.replace(',', '.')) > 0 ? undefined : t('options.costs.budgetProblem');

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
    <Section title={t('options.costs.title')} lead={t('options.costs.lead')}>
      <Card title={t('options.costs.budget')} hint={t('options.costs.budgetHint')}>
        <div className="grid items-start gap-4 sm:grid-cols-[12rem_1fr]">
          <Locked rules={settings.rules} by="monthlyBudget">
            <SavedField
              label={t('options.costs.limit')}
              placeholder={t('options.costs.noLimit')}
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
      <PrefetchCard settings={settings} />
      {activity && traces.length === 0 ? (
        <Empty title={t('options.costs.none')}>{t('options.costs.noneHint')}</Empty>
      ) : (
        <>
          <div className="max-w-60">
            <SelectField label={t('options.costs.month')} value={month} onChange={({ target }) => setChosen(Number(target.value))}>
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
