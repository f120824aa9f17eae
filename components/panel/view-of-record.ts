import type { RunRecord } from '@/lib/core/run-record';
import type { RunView } from '@/lib/core/run-view';

/** An earlier run as the panel shows it. */
export const viewOfRecord = ({ id, outcome, written, unread = [], givenUp = [] }: RunRecord): RunView => {
  const common = { runId: id, givenUp, unread };
  const draftOf = (text: string) => (text ? { draft: { text, points: [] } } : {});
  switch (outcome?.status) {
    case 'answered':
      return {
        ...common,
        status: 'answered',
        answer: outcome.answer,
        verification: outcome.verification,
        facts: outcome.facts,
        coverage: outcome.facts.coverage,
        engine: outcome.facts.engine,
        engineName: outcome.facts.engineName,
      };
    case 'failed':
      return { ...common, status: 'failed', failure: outcome.failure, ...draftOf(outcome.text) };
    case undefined:
      return { ...common, status: 'failed', failure: { kind: 'worker-stopped' }, ...draftOf(written) };
  }
};
