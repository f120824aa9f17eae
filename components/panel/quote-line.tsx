import { type RefCallback, useCallback, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { withoutUnseen } from '@/lib/core/unseen-characters';
import type { QuoteCheck } from '@/lib/core/verification';
import type { QuotePlace } from '@/lib/messaging/protocol';
import { t } from '@/locales/i18n';

interface QuoteLineProps {
  readonly quote: string;
  /** Undefined while the answer is still being written: then nobody has looked it up yet. */
  readonly check: QuoteCheck | undefined;
  /** Shows it on the page; false when the page no longer has it. Undefined where its page is not in front. */
  readonly onShow?: ((place: QuotePlace) => Promise<boolean>) | undefined;
}

/** Whether an element's text is longer than its lines hold, now and when the panel's width changes. */
const useClipped = (): readonly [RefCallback<HTMLElement>, boolean] => {
  const [clipped, setClipped] = useState(false);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const watch = new ResizeObserver(() => setClipped(element.scrollHeight > element.clientHeight + 1));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [ref, clipped];
};

/** The page's own words behind a claim: pressed, they are marked where they stand. What the page does not hold is never shown as a source. */
export const QuoteLine = ({ quote: written, check, onShow }: QuoteLineProps) => {
  const quote = withoutUnseen(written);
  const [gone, setGone] = useState(false);
  const [whole, setWhole] = useState(false);
  const [text, clipped] = useClipped();

  if (!check) return <p className="border-l-[3px] border-line py-0.5 pl-2.5 font-page text-body text-ink-faint">{quote}</p>;

  if (!check.found) {
    return (
      <div className="rounded-md border border-dashed border-line-strong px-2.5 py-1.5">
        <p className="flex items-center gap-1.5 text-tiny font-medium text-warn">
          <Icon name="missing" className="size-3.5" />
          {t('answer.quote.notFound')}
        </p>
        <p className="line-clamp-3 text-fine text-ink-faint">{t('answer.selected', { text: quote })}</p>
      </div>
    );
  }

  const words = (
    <span ref={text} className={`font-page text-body ${whole ? '' : 'line-clamp-4'}`}>
      <span className="marked">{quote}</span>
    </span>
  );
  const more = (clipped || whole) && (
    <Button look="quiet" size="small" className="ml-1" aria-expanded={whole} onClick={() => setWhole(!whole)}>
      {whole ? t('answer.quote.less') : t('answer.quote.more')}
    </Button>
  );
  if (!onShow)
    return (
      <div>
        <div className="border-l-[3px] border-mark py-0.5 pl-2.5">{words}</div>
        {more}
      </div>
    );
  return (
    <div>
      <button
        type="button"
        aria-label={t('answer.quote.show', { quote })}
        className="group/quote block w-full rounded-r-md border-l-[3px] border-mark py-0.5 pr-1 pl-2.5 text-left hover:bg-mark-soft focus-visible:bg-mark-soft"
        onClick={() => {
          setGone(false);
          void onShow({ blockIds: check.blockIds, quote }).then((shown) => setGone(!shown));
        }}
      >
        <span className="flex items-start gap-1.5">
          <span className="min-w-0 flex-1">{words}</span>
          <Icon
            name="locate"
            className="mt-1 size-3.5 text-ink-faint opacity-60 group-hover/quote:opacity-100 group-focus-visible/quote:opacity-100"
          />
        </span>
      </button>
      {more}
      <output className="block text-tiny text-warn not-empty:mt-1 not-empty:pl-3">{gone && t('answer.quote.gone')}</output>
    </div>
  );
};
