import type { EndpointSettings } from '@/lib/core/endpoint-settings';
import type { Engine } from '@/lib/core/engine';
import type { Settings } from '@/lib/core/settings';
import { extractiveEngine } from '@/lib/engine/extractive';

/**
 * The endpoints that may be asked, in the reader's order. Content that goes to one host goes on to another only where the reader said so.
 */
export const endpointsOf = ({ endpoints }: Settings, make: (endpoint: EndpointSettings) => Engine): readonly Engine[] => {
  const engines: Engine[] = [];
  for (const endpoint of endpoints.filter(({ enabled }) => enabled)) {
    const engine = make(endpoint);
    if (engines.length === 0 || endpoint.mayFollow || engines.some(({ host }) => host === engine.host)) engines.push(engine);
  }
  return engines;
};

/** The ladder: the endpoints, and the engine that needs nothing. */
export const ladderOf = (_settings: Settings): readonly Engine[] => [extractiveEngine];
