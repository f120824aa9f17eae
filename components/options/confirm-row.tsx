import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Button } from '@/components/ui/button';
import { t } from '@/locales/i18n';
import { useReturnFocus } from './return-focus';

interface ConfirmRowProps {
  readonly question: string;
  /** What the button says: the thing that will be done. */
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something is lost, in the place where it was pressed. The focus is on the harmless answer; Escape gives it too, and the focus goes back. */
export const ConfirmRow = ({ question, confirm, onConfirm, onCancel }: ConfirmRowProps) => {
  const keep = useRef<HTMLButtonElement>(null);
  useReturnFocus();
  useEffect(() => keep.current?.focus(), []);
  const onEscape = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') onCancel();
  };
  return (
    <div
      role="alertdialog"
      aria-label={question}
      className="flex flex-wrap items-center gap-2 rounded-lg border border-transparent bg-bad-soft px-3 py-2 text-fine"
    >
      <span className="min-w-0 flex-1 basis-48">{question}</span>
      <Button size="small" ref={keep} onKeyDown={onEscape} onClick={onCancel}>
        {t('options.confirm.keep')}
      </Button>
      <Button size="small" look="danger" className="bg-surface" onKeyDown={onEscape} onClick={onConfirm}>
        {confirm}
      </Button>
    </div>
  );
};
