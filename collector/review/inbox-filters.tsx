import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { reasonWords } from '@/components/panel/feedback-words';
import { Button } from '@/components/ui/button';
import { SelectField } from '@/components/ui/field';
import { FlagState } from '@/lib/core/flag-state';
import { FlagReason } from '@/lib/core/feedback';
import { getFilters } from './client';
import { stateWords } from './state-words';
import { useSession } from './session-context';

interface InboxFiltersProps {
  readonly filters: URLSearchParams;
  readonly onChange: (filters: URLSearchParams) => void;
}

const FURTHER = ['site', 'reason', 'engine', 'model', 'prompt', 'assignee'] as const;

/** State and order are always in sight; the rest is there for who looks for something. */
export const InboxFilters = ({ filters, onChange }: InboxFiltersProps) => {
  const { data } = useQuery({ queryKey: ['filters'], queryFn: getFilters });
  const { name } = useSession();
  const chosen = FURTHER.filter((filter) => filters.has(filter)).length;
  const [more, setMore] = useState(chosen > 0);

  const select = (filter: string, label: string, options: readonly (readonly [value: string, label: string])[], all?: string) => (
    <SelectField
      label={label}
      value={filters.get(filter) ?? ''}
      onChange={(event) => {
        const changed = new URLSearchParams(filters);
        if (event.target.value) changed.set(filter, event.target.value);
        else changed.delete(filter);
        changed.delete('page');
        // An address without a word means the open ones; "all" has to be said.
        if (filter === 'state' && !event.target.value) changed.set('order', changed.get('order') ?? 'newest');
        onChange(changed);
      }}
    >
      {all !== undefined && <option value="">{all}</option>}
      {options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </SelectField>
  );
  const plain = (values: readonly string[] = []) => values.map((value) => [value, value] as const);

  return (
    <form
      id="inbox-filters"
      aria-label="Filters"
      className="flex flex-col gap-2.5 border-b border-line bg-paper px-4 py-3"
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="grid grid-cols-2 gap-2.5">
        {select(
          'state',
          'State',
          FlagState.options.map((state) => [state, `${stateWords[state]}${data?.states[state] ? ` (${data.states[state]})` : ''}`]),
          'All',
        )}
        {select('order', 'Order', [['most-flagged', 'Most flagged first']], 'Newest first')}
      </div>
      {more && (
        <div id="further-filters" className="grid grid-cols-2 gap-2.5">
          {select('site', 'Site', plain(data?.sites), 'All sites')}
          {select(
            'reason',
            'Reason',
            FlagReason.options.map((reason) => [reason, reasonWords(reason)]),
            'All reasons',
          )}
          {select('engine', 'Engine', plain(data?.engines), 'All engines')}
          {select('model', 'Model', plain(data?.models), 'All models')}
          {select('prompt', 'Prompt version', plain(data?.prompts), 'All versions')}
          {select(
            'assignee',
            'Assigned to',
            (data?.owners ?? []).map((owner) => [owner, owner === name ? `${owner} (you)` : owner]),
            'Anybody',
          )}
        </div>
      )}
      <div className="flex gap-1">
        <Button look="quiet" size="small" aria-expanded={more} aria-controls="further-filters" onClick={() => setMore(!more)}>
          {more ? 'Fewer filters' : `More filters${chosen ? ` (${chosen})` : ''}`}
        </Button>
        {chosen > 0 && (
          <Button
            look="quiet"
            size="small"
            onClick={() => onChange(new URLSearchParams([...filters].filter(([key]) => key === 'state' || key === 'order')))}
          >
            Clear
          </Button>
        )}
      </div>
    </form>
  );
};
