import { useId, type InputHTMLAttributes, type ReactNode } from 'react';

interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

/** Yes or no. */
export const Checkbox = ({ label, hint, className = '', ...rest }: CheckboxProps) => {
  const id = useId();
  return (
    <div className={`flex items-start gap-2.5 ${className}`}>
      <input
        id={id}
        type="checkbox"
        className="mt-[0.2rem] size-4 shrink-0 accent-accent"
        aria-describedby={hint ? `${id}-hint` : undefined}
        {...rest}
      />
      <div className="min-w-0">
        <label htmlFor={id}>{label}</label>
        {hint && (
          <p id={`${id}-hint`} className="text-fine text-ink-faint">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
};

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
}

interface RadioGroupProps<Value extends string> {
  readonly legend: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | undefined;
  readonly onChoose: (value: Value) => void;
  /** `pills`: side by side, for short labels without hints. */
  readonly form?: 'list' | 'pills';
  readonly disabled?: boolean;
}

/** One of a few, all of them in sight. Native radio buttons: arrow keys, forms and screen readers know them. */
export const RadioGroup = <Value extends string>({
  legend,
  choices,
  value,
  onChoose,
  form = 'list',
  disabled = false,
}: RadioGroupProps<Value>) => {
  const name = useId();
  const pills = form === 'pills';
  return (
    <fieldset disabled={disabled} className="min-w-0 border-0 p-0">
      <legend className="mb-1.5 text-fine font-medium">{legend}</legend>
      <div className={pills ? 'flex flex-wrap gap-1.5' : 'flex flex-col gap-1.5'}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={
              pills
                ? 'rounded-full border border-line bg-surface px-2.5 py-1 text-fine text-ink-soft hover:border-line-strong has-checked:border-accent has-checked:bg-accent-soft has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText] forced-colors:has-checked:forced-color-adjust-none'
                : 'flex items-start gap-2.5'
            }
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChoose(choice.value)}
              className={pills ? 'sr-only' : 'mt-[0.2rem] size-4 shrink-0 accent-accent'}
            />
            <span className="min-w-0">
              {choice.label}
              {choice.hint && <span className="block text-fine text-ink-faint">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};
