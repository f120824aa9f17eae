import { useId } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { t } from '@/locales/i18n';

/** A name and its value, while they are being typed: neither need be there yet. */
export interface Pair {
  readonly id: string;
  readonly name: string;
  readonly value: string;
}

export const pairsOf = (record: Readonly<Record<string, string>>): readonly Pair[] =>
  Object.entries(record).map(([name, value], index) => ({ id: `${index}`, name, value }));

/** Rows without a name are not there. Of two rows with one name the later one counts. */
export const recordOf = (pairs: readonly Pair[]): Record<string, string> =>
  Object.fromEntries(pairs.filter(({ name }) => name.trim() !== '').map(({ name, value }) => [name.trim(), value.trim()]));

/** Names whose values are not to be read over somebody's shoulder. */
const isSecret = (name: string): boolean => /key|token|secret|auth|pass|cookie|sig/i.test(name);

interface PairsFieldProps {
  readonly label: string;
  readonly hint: string;
  /** What they are: names the buttons. */
  readonly of: 'Header' | 'Parameter';
  readonly pairs: readonly Pair[];
  readonly onChange: (pairs: readonly Pair[]) => void;
  readonly newId: () => string;
  readonly namePlaceholder?: string;
  readonly problem?: string | undefined;
}

const box = 'min-h-9 w-full min-w-0 rounded-lg border border-line-strong bg-surface px-2.5 py-1.5 text-body';

/** Names with values: headers, query parameters. */
export const PairsField = ({ label, hint, of, pairs, onChange, newId, namePlaceholder, problem }: PairsFieldProps) => {
  const id = useId();
  const change = (index: number, part: Partial<Pair>): void =>
    onChange(pairs.map((pair, at) => (at === index ? { ...pair, ...part } : pair)));
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5 border-0 p-0" aria-describedby={problem ? `${id}-problem` : undefined}>
      <legend className="text-fine font-medium">{label}</legend>
      <p className="text-fine text-ink-faint">{hint}</p>
      {pairs.map((pair, index) => (
        <div key={pair.id} className="flex items-center gap-1.5 max-[22rem]:flex-wrap max-[22rem]:justify-end">
          <input
            className={box}
            aria-label={t(`options.pairs.nameOf${of}`, { number: index + 1 })}
            placeholder={namePlaceholder}
            spellCheck={false}
            autoComplete="off"
            value={pair.name}
            onChange={({ target }) => change(index, { name: target.value })}
          />
          <input
            className={box}
            type={isSecret(pair.name) ? 'password' : 'text'}
            aria-label={t(`options.pairs.valueOf${of}`, { number: index + 1 })}
            spellCheck={false}
            autoComplete="off"
            value={pair.value}
            onChange={({ target }) => change(index, { value: target.value })}
          />
          <IconButton
            icon="trash"
            label={t(`options.pairs.remove${of}`, { number: index + 1 })}
            onClick={() => onChange(pairs.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {problem && (
        <p id={`${id}-problem`} className="text-fine text-bad">
          {problem}
        </p>
      )}
      <div>
        <Button size="small" icon="plus" onClick={() => onChange([...pairs, { id: newId(), name: '', value: '' }])}>
          {t(`options.pairs.add${of}`)}
        </Button>
      </div>
    </fieldset>
  );
};
