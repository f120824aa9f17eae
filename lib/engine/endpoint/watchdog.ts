import type { EndpointSettings } from '@/lib/core/endpoint-settings';
import type { Clock } from './clock';
import type { Stage } from './setback';

/** The client's own timeout ends at the headers, and a stalled stream would be waited for without end. */
export interface Watchdog {
  /** Headers are there: from now on it waits for the first text. */
  headersCame(): void;
  /** Text or reasoning came. */
  textCame(): void;
  /** Any byte came, if only a proxy's ping. */
  byteCame(): void;
  stop(): void;
  /** The budget that ran out. */
  readonly late: { readonly stage: Stage; readonly ms: number } | undefined;
}

/**
 * Watches one call's budgets: headers, first text, silence, and the whole.
 * @param totalMs what is left of the whole run's budget.
 * @param onLate ends the call; called once.
 */
export const watchBudgets = (timeouts: EndpointSettings['timeouts'], totalMs: number, clock: Clock, onLate: () => void): Watchdog => {
  const running = new Map<Stage, () => void>();
  let late: Watchdog['late'];

  const clear = (stage: Stage) => {
    running.get(stage)?.();
    running.delete(stage);
  };
  const budgets: Record<Stage, number> = {
    headers: timeouts.headers,
    'first-text': timeouts.firstText,
    silence: timeouts.silence,
    total: timeouts.total,
  };
  const stop = () => [...running.keys()].forEach(clear);
  const start = (stage: Stage, ms = budgets[stage]) => {
    clear(stage);
    running.set(
      stage,
      clock.after(ms, () => {
        stop();
        late = { stage, ms: budgets[stage] };
        onLate();
      }),
    );
  };

  start('headers');
  start('total', totalMs);
  return {
    headersCame: () => {
      clear('headers');
      start('first-text');
      start('silence');
    },
    textCame: () => clear('first-text'),
    byteCame: () => {
      if (running.has('silence')) start('silence');
    },
    stop,
    get late() {
      return late;
    },
  };
};
