import { type RefObject, useEffect } from 'react';
import { z } from 'zod';
import { IconButton } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { Selection } from '@/lib/core/selection';
import { t } from '@/locales/i18n';
import { useKept } from './panel-context';

const Draft = z.string();

interface ComposerProps {
  readonly tabId: number;
  /** Why no question can be asked here; undefined when one can. What is typed stays either way. */
  readonly closed?: string | undefined;
  /** The selection that the question is about. */
  readonly about: Selection | undefined;
  readonly onForgetAbout: () => void;
  /** The live selection, offered when it is not what the question is about already. */
  readonly offered: Selection | undefined;
  readonly onTakeOffered: () => void;
  /** False when it was not asked: then the words stay in the box. */
  readonly onAsk: (question: string) => Promise<boolean>;
  readonly box: RefObject<HTMLTextAreaElement | null>;
}

/** The question box: Enter asks, Shift+Enter begins a new line, and what is typed is never lost. */
export const Composer = ({ tabId, closed, about, onForgetAbout, offered, onTakeOffered, onAsk, box }: ComposerProps) => {
  const [kept, keep] = useKept(`draft:${tabId}`, Draft);
  const text = kept ?? '';
  const name = about ? t('panel.composer.selection') : t('panel.composer.page');
  useEffect(() => box.current?.focus(), [box]);

  const ask = async (): Promise<void> => {
    const question = text.trim();
    if (question && !closed && (await onAsk(question))) keep(undefined);
  };

  return (
    <form
      className="flex flex-col gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <div className="rounded-xl border border-line-strong bg-surface shadow-lift outline-2 outline-transparent transition-shadow duration-100 focus-within:border-accent focus-within:ring-3 focus-within:ring-accent/20">
        {about && (
          <div className="flex items-start gap-1.5 border-b border-line px-2.5 py-1.5">
            <p className="line-clamp-2 min-w-0 flex-1 border-l-[3px] border-mark pl-2 font-page text-fine text-ink-soft">{about.text}</p>
            <IconButton icon="close" size="small" label={t('panel.composer.wholePage')} onClick={onForgetAbout} />
          </div>
        )}
        <div className="flex items-end gap-1 p-1.5">
          <textarea
            ref={box}
            rows={1}
            value={text}
            aria-label={name}
            aria-describedby={closed ? 'composer-closed' : undefined}
            placeholder={name}
            className="field-sizing-content max-h-[30vh] min-h-8 min-w-0 flex-1 resize-none bg-transparent px-1.5 py-1 text-body outline-none"
            onChange={(event) => keep(event.target.value || undefined)}
            onKeyDown={(event) => {
              // Enter that ends a composition (Japanese, Chinese, Korean) belongs to the input method.
              if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
              event.preventDefault();
              void ask();
            }}
          />
          <IconButton
            type="submit"
            icon="send"
            look="primary"
            label={t('panel.composer.ask')}
            disabled={text.trim() === '' || closed !== undefined}
          />
        </div>
      </div>
      {closed && (
        <p id="composer-closed" className="text-tiny text-ink-faint">
          {closed}
        </p>
      )}
      {offered && !closed && (
        <button
          type="button"
          className="flex max-w-full min-w-0 items-center gap-1.5 self-start rounded-md text-tiny text-ink-soft hover:text-ink"
          onClick={() => {
            onTakeOffered();
            box.current?.focus();
          }}
        >
          <Icon name="plus" className="size-3" />
          <span className="min-w-0 truncate text-left">{t('panel.composer.offered', { text: offered.text.slice(0, 80) })}</span>
        </button>
      )}
    </form>
  );
};
