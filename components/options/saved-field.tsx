import { useEffect, useEffectEvent, useState } from 'react';
import { TextField } from '@/components/ui/field';
import { t } from '@/locales/i18n';

interface SavedFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  /** Why this can't be kept; it stays in the field, and what was kept before stays kept. */
  readonly problemOf?: (typed: string) => string | undefined;
  readonly onSave: (typed: string) => Promise<unknown>;
  readonly placeholder?: string;
  readonly type?: 'text' | 'password' | 'url' | 'number';
  readonly inputMode?: 'decimal' | 'numeric' | 'url';
}

const PAUSE_MS = 500;

/**
 * A field that keeps itself: after a pause in typing, and when it is left. What is being typed is never overwritten by what is stored, and
 * what is typed and not yet kept is kept when the field goes away.
 */
export const SavedField = ({ value, problemOf, onSave, type = 'text', ...rest }: SavedFieldProps) => {
  const [typed, setTyped] = useState<string>();
  const [justSaved, setJustSaved] = useState(false);
  const problem = typed === undefined ? undefined : problemOf?.(typed);

  const keep = async (text: string | undefined): Promise<void> => {
    if (text === undefined || problemOf?.(text)) return;
    if (text !== value) {
      await onSave(text);
      setJustSaved(true);
    }
    // Only if nothing was typed meanwhile.
    setTyped((now) => (now === text ? undefined : now));
  };

  const keepTyped = useEffectEvent(() => void keep(typed));

  useEffect(() => {
    if (typed === undefined) return;
    const pause = setTimeout(keepTyped, PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed]);

  useEffect(() => () => keepTyped(), []);

  return (
    <div className="relative">
      <TextField
        {...rest}
        type={type}
        spellCheck={false}
        autoComplete="off"
        value={typed ?? value}
        problem={problem}
        onChange={({ target }) => {
          setJustSaved(false);
          setTyped(target.value);
        }}
        onBlur={() => void keep(typed)}
      />
      <output className="absolute top-0 right-0 text-tiny text-accent">{justSaved ? t('options.saved.saved') : ''}</output>
    </div>
  );
};
