import type { Coverage } from '@/lib/core/passage';
import type { RunStep } from '@/lib/core/run-view';
import { formatNumber } from '@/locales/formats';
import { t } from '@/locales/i18n';

interface WaitingLineProps {
  readonly step: RunStep | 'writing';
  readonly engineName?: string | undefined;
  readonly coverage?: Coverage | undefined;
}

const stepWords = ({ step, engineName }: WaitingLineProps): string => {
  switch (step) {
    case 'reading':
      return t('panel.waiting.reading');
    case 'searching':
      return t('panel.waiting.searching');
    case 'asking':
      return engineName ? t('panel.waiting.asking', { engine: engineName }) : t('panel.waiting.askingSomething');
    case 'thinking':
      return engineName ? t('panel.waiting.thinking', { engine: engineName }) : t('panel.waiting.thinkingSomething');
    case 'retrying':
      return engineName ? t('panel.waiting.retrying', { engine: engineName }) : t('panel.waiting.retryingSomething');
    case 'writing':
      return t('panel.waiting.writing');
  }
};

/** What is being done now, with a marker that strokes along: a person sees that it lives, and what it waits for. */
export const WaitingLine = (props: WaitingLineProps) => (
  <p className="flex min-w-0 items-center gap-2.5 text-fine text-ink-faint" data-testid="running">
    <span aria-hidden="true" className="marker-stroke" />
    <span className="min-w-0">
      {t('panel.waiting.goesOn', { what: stepWords(props) })}
      {props.coverage && props.coverage.sections < props.coverage.of && (
        <span className="block text-tiny">
          {t('panel.waiting.sections', { sections: formatNumber(props.coverage.sections), of: formatNumber(props.coverage.of) })}
        </span>
      )}
    </span>
  </p>
);
