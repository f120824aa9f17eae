/**
 * The part of a declarativeNetRequest rule that is used here; `chrome.declarativeNetRequest.Rule` accepts it.
 * See https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest
 */
export interface OriginRule {
  readonly id: number;
  readonly priority: number;
  readonly action: {
    readonly type: 'modifyHeaders';
    readonly requestHeaders: { readonly header: string; readonly operation: 'remove' }[];
  };
  readonly condition: {
    readonly urlFilter: string;
    readonly initiatorDomains: string[];
    readonly resourceTypes: ('xmlhttprequest' | 'other')[];
  };
}

/**
 * Takes the Origin header off our own requests to one address. Ollama and others answer an extension's Origin with 403, and nothing else
 * can be set on the reader's side. A worker's requests are of the type `other` in some versions and `xmlhttprequest` in others. It has no
 * effect without the permission for that host.
 * @param origin "http://127.0.0.1:11434": with its port, and nothing else on that host is touched.
 * @param extensionId our own id, so that no other site's requests are.
 * @param ruleId unique among the extension's rules.
 */
export const originRuleFor = (origin: string, extensionId: string, ruleId: number): OriginRule => {
  const { protocol, host } = new URL(origin);
  return {
    id: ruleId,
    priority: 1,
    action: { type: 'modifyHeaders', requestHeaders: [{ header: 'origin', operation: 'remove' }] },
    condition: {
      // Anchored at both ends of the origin: neither another scheme nor a longer port or name.
      urlFilter: `|${protocol}//${host}/`,
      initiatorDomains: [extensionId],
      resourceTypes: ['xmlhttprequest', 'other'],
    },
  };
};

/** The rules for all configured endpoints, one per origin, with ids from 1. What is no address has none. */
export const originRules = (baseUrls: readonly string[], extensionId: string): readonly OriginRule[] => {
  const origins = new Set(
    baseUrls.flatMap((baseUrl) => (URL.canParse(baseUrl) && /^https?:/.test(baseUrl) ? [new URL(baseUrl).origin] : [])),
  );
  return [...origins].map((origin, index) => originRuleFor(origin, extensionId, index + 1));
};
