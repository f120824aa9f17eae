import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { Icon } from '@/components/ui/icon';
import type { Failure } from '@/lib/core/failure';
import { t } from '@/locales/i18n';
import { failureWords, type FailureAction } from './failure-words';
import { OwnerLine } from './owner-line';
import { usePanel } from './panel-context';

interface FailureNoticeProps {
  readonly failure: Failure;
  /** Whether part of an answer stands above. */
  readonly hasText: boolean;
  /** Has to be called in the gesture: a permission may be asked for. */
  readonly onAct: (action: FailureAction) => void;
}

/** Seconds until then, counted down; 0 when it is over or nothing is waited for. */
const useSecondsUntil = (at: number | undefined, now: () => number): number => {
  const [left, setLeft] = useState(() => (at === undefined ? 0 : Math.max(0, Math.ceil((at - now()) / 1000))));
  useEffect(() => {
    if (at === undefined) return;
    const timer = setInterval(() => {
      const seconds = Math.max(0, Math.ceil((at - now()) / 1000));
      setLeft(seconds);
      if (seconds === 0) clearInterval(timer);
    }, 500);
    return () => clearInterval(timer);
  }, [at, now]);
  return left;
};

/** What happened, what is safe, whom to ask, and the one thing to do about it. */
export const FailureNotice = ({ failure, hasText, onAct }: FailureNoticeProps) => {
  const { host } = usePanel();
  const { title, message, safe, action, calm, retryAt, detail } = failureWords(failure, hasText);
  const secondsLeft = useSecondsUntil(retryAt, host.now);
  return (
    <div
      className={`flex flex-col gap-2 rounded-lg border px-3.5 py-3 ${calm ? 'border-line bg-surface' : 'border-transparent bg-bad-soft'}`}
    >
      <h3 className="flex items-start gap-2 font-semibold">
        <Icon name={calm ? 'info' : 'warning'} className={`mt-1 size-4 ${calm ? 'text-ink-faint' : 'text-bad'}`} />
        <span className="min-w-0">{title}</span>
      </h3>
      <p>{message}</p>
      <p className="text-fine text-ink-soft">{safe}</p>
      {detail && (
        <Disclosure summary={t('failure.details')}>
          <pre className="max-h-40 overflow-auto font-mono text-tiny whitespace-pre-wrap text-ink-soft">{detail}</pre>
        </Disclosure>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button look={calm ? 'plain' : 'primary'} size="small" disabled={secondsLeft > 0} onClick={() => onAct(action)}>
          {secondsLeft > 0 ? t('failure.retryIn', { action: action.label, seconds: secondsLeft }) : action.label}
        </Button>
        <OwnerLine />
      </div>
    </div>
  );
};
