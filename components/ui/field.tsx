import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';

interface FieldWords {
  readonly label: ReactNode;
  /** One sentence below the label: what it is for, or what to write. */
  readonly hint?: ReactNode;
  /** Why what is written there can't be used. */
  readonly problem?: ReactNode;
}

const box =
  'w-full min-w-0 rounded-lg border border-line-strong bg-surface px-2.5 py-1.5 text-body text-ink disabled:bg-sunken disabled:text-ink-faint aria-invalid:border-bad';

/** What every field has: a label tied to it, its hint and its problem read out with it. */
const useField = ({ label, hint, problem }: FieldWords) => {
  const id = useId();
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return {
    attributes: { id, ...(described && { 'aria-describedby': described }), ...(problem ? { 'aria-invalid': true } : {}) },
    frame: (control: ReactNode) => (
      <div className="flex min-w-0 flex-col gap-1">
        <label htmlFor={id} className="text-fine font-medium">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-fine text-ink-faint">
            {hint}
          </p>
        )}
        {control}
        {problem && (
          <p id={`${id}-problem`} className="text-fine text-bad">
            {problem}
          </p>
        )}
      </div>
    ),
  };
};

/** One line of text. */
export const TextField = ({ label, hint, problem, className = '', ...rest }: FieldWords & InputHTMLAttributes<HTMLInputElement>) => {
  const { attributes, frame } = useField({ label, hint, problem });
  return frame(<input type="text" className={`${box} min-h-9 ${className}`} {...attributes} {...rest} />);
};

/** Several lines of text; grows with what is written where the browser knows how. */
export const TextArea = ({
  label,
  hint,
  problem,
  className = '',
  rows = 2,
  ...rest
}: FieldWords & TextareaHTMLAttributes<HTMLTextAreaElement>) => {
  const { attributes, frame } = useField({ label, hint, problem });
  return frame(<textarea rows={rows} className={`${box} field-sizing-content max-h-60 min-h-16 ${className}`} {...attributes} {...rest} />);
};

/** One of a few; its `option`s are its children. */
export const SelectField = ({
  label,
  hint,
  problem,
  className = '',
  children,
  ...rest
}: FieldWords & SelectHTMLAttributes<HTMLSelectElement>) => {
  const { attributes, frame } = useField({ label, hint, problem });
  return frame(
    <select className={`${box} min-h-9 ${className}`} {...attributes} {...rest}>
      {children}
    </select>,
  );
};
