import { onMessage } from '@/lib/messaging/protocol';
import { readAddress } from '@/lib/engine/endpoint/endpoint-address';
import { originRuleFor } from '@/lib/engine/origin-rule';
import { inOrder } from './in-order';
import { fromOwnPage } from './sender';

const next = inOrder();

/**
 * Takes our Origin off our own requests to these addresses: a local server that knows nothing of extensions would refuse them. The rules
 * last for the browser's session, and do nothing without the permission for the host.
 */
export const freeOfOrigin = (baseUrls: readonly string[]): Promise<void> =>
  next(async () => {
    const rules = await chrome.declarativeNetRequest.getSessionRules();
    const known = new Set(rules.map(({ condition }) => condition.urlFilter));
    const firstId = Math.max(0, ...rules.map(({ id }) => id)) + 1;
    const origins = new Set(
      baseUrls.flatMap((baseUrl) => readAddress(baseUrl)?.candidates.slice(0, 1) ?? []).map((url) => new URL(url).origin),
    );
    const missing = [...origins]
      .map((origin, index) => originRuleFor(origin, location.host, firstId + index))
      .filter(({ condition }) => !known.has(condition.urlFilter));
    if (missing.length > 0) await chrome.declarativeNetRequest.updateSessionRules({ addRules: [...missing] });
  });

/** An address that is tried out is in no settings yet. */
export const prepareAddresses = (): void => {
  onMessage('prepareAddress', async ({ data: baseUrl, sender }) => {
    if (fromOwnPage(sender)) await freeOfOrigin([baseUrl]);
  });
};
