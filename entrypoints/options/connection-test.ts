import type { OptionsHost } from '@/components/options/options-host';
import { systemClock } from '@/lib/engine/endpoint/clock';
import { testEndpoint } from '@/lib/engine/endpoint/test-endpoint';
import { sendMessage } from '@/lib/messaging/protocol';
import { sitePattern } from '@/lib/core/site-pattern';

/** The connection test, made from this very page: it is open for as long as the test takes, and a worker need not be. */
export const connectionTest: OptionsHost['testEndpoint'] = async function* (endpoint, signal) {
  await sendMessage('prepareAddress', endpoint.baseUrl);
  yield* testEndpoint(
    endpoint,
    {
      fetch: (input, init) => fetch(input, init),
      clock: systemClock,
      isPermitted: (origin) => chrome.permissions.contains({ origins: [sitePattern(origin)] }),
      ownOrigin: location.origin,
    },
    signal,
  );
};
