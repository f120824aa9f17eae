import type { GetDataType, GetReturnType } from '@webext-core/messaging';
import type { PageProtocol } from './protocol';

/** What `onPageMessage` sends back. */
interface Reply {
  readonly res?: unknown;
  readonly err?: { readonly message?: string };
}

/**
 * Asks the scripts in a tab, or in one frame of it. In the wire form of `@webext-core/messaging`, whose own `sendMessage` leaves the browser's
 * "Receiving end does not exist" unread: the extension's list of errors would fill with it.
 * @throws when no script is there, or when it threw.
 */
export const askTab = async <Type extends keyof PageProtocol>(
  type: Type,
  data: GetDataType<PageProtocol[Type]>,
  { tabId, frameId }: { readonly tabId: number; readonly frameId?: number },
): Promise<GetReturnType<PageProtocol[Type]>> => {
  const message = { id: 0, type, data, timestamp: Date.now() };
  const reply: Reply | undefined = await chrome.tabs.sendMessage(tabId, message, frameId === undefined ? {} : { frameId });
  if (!reply) throw new Error('No response');
  if (reply.err) throw new Error(reply.err.message);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what came from a page's process is parsed by whoever asked
  return reply.res as GetReturnType<PageProtocol[Type]>;
};
