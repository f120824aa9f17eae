import type { Engine } from '@/lib/core/engine';
import type { Settings } from '@/lib/core/settings';

/** How each kind of engine is made; the real ones are wired in index.ts. */
export interface EngineMakers {
  readonly endpoint: (settings: Settings['endpoints'][number]) => Engine;
  /** Undefined where this browser has no model of its own. */
  readonly builtIn: () => Engine | undefined;
  readonly extractive: () => Engine;
}

/** Endpoints that may be asked: content that was meant for one host goes on to another only where the reader said so. */
const endpointsOf = ({ endpoints }: Settings, make: EngineMakers['endpoint']): Engine[] => {
  const engines: Engine[] = [];
  for (const endpoint of endpoints.filter(({ enabled }) => enabled)) {
    const engine = make(endpoint);
    const sameHosts = engines.every(({ host }) => host === engine.host);
    if (sameHosts || endpoint.mayFollow) engines.push(engine);
  }
  return engines;
};

/** The ladder: endpoints in the reader's order, the browser's own model, and the engine that needs nothing. */
export const ladderOf = (settings: Settings, make: EngineMakers): readonly Engine[] => {
  const builtIn = settings.useBuiltIn ? make.builtIn() : undefined;
  return [...endpointsOf(settings, make.endpoint), ...(builtIn ? [builtIn] : []), make.extractive()];
};
