import type { BuiltInModel } from './built-in';

/** What a fake of the browser's model was asked, in order. */
export interface FakeBuiltIn extends BuiltInModel {
  readonly asked: readonly string[];
  readonly sessionsOpen: () => number;
}

interface FakeBuiltInScript {
  readonly availability?: Awaited<ReturnType<BuiltInModel['availability']>>;
  readonly pieces?: readonly string[];
  /** Thrown after the pieces. */
  readonly failure?: Error;
  /** Never ends; only a signal stops it. */
  readonly endless?: boolean;
  readonly contextWindow?: number;
}

/** A browser's model that writes what it is told: for tests, and wherever there is none. */
export const fakeBuiltIn = ({
  availability = 'available',
  pieces = [],
  failure,
  endless = false,
  contextWindow = 6000,
}: FakeBuiltInScript): FakeBuiltIn => {
  const asked: string[] = [];
  let open = 0;
  return {
    asked,
    sessionsOpen: () => open,
    availability: async () => availability,
    create: async ({ initialPrompts = [], expectedInputs = [] } = {}) => {
      open++;
      asked.push(`languages ${expectedInputs.flatMap(({ languages }) => languages).join(', ')}`, ...initialPrompts.map(({ role }) => role));
      return {
        contextWindow,
        contextUsage: 10,
        measureContextUsage: async (input) => Math.ceil(input.length / 4),
        async *promptStreaming(_input, options) {
          asked.push(options?.responseConstraint ? 'a question with a schema' : 'a question');
          yield* pieces;
          if (failure) throw failure;
          if (endless) {
            await new Promise((_, reject) => {
              const stop = () => reject(new DOMException('stopped', 'AbortError'));
              if (options?.signal?.aborted) stop();
              options?.signal?.addEventListener('abort', stop, { once: true });
            });
          }
        },
        destroy: () => void open--,
      };
    },
  };
};
