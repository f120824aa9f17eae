import type { EndpointSettings } from '@/lib/core/endpoint-settings';
import type { Settings } from '@/lib/core/settings';
import { hostOf } from '@/lib/engine/endpoint/endpoint-address';

/**
 * The endpoints that may be asked, in the reader's order. Content that goes to one host goes on to another only where the reader said so.
 */
export const endpointOrder = ({ endpoints }: Settings): readonly EndpointSettings[] => {
  const asked: EndpointSettings[] = [];
  for (const endpoint of endpoints.filter(({ enabled }) => enabled)) {
    const gotIt = asked.some(({ baseUrl }) => hostOf(baseUrl) === hostOf(endpoint.baseUrl));
    if (asked.length === 0 || gotIt || endpoint.mayFollow) asked.push(endpoint);
  }
  return asked;
};
