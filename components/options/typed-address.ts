/** Names and numbers of this machine and of private networks, where servers rarely have a certificate. */
const isLocal = (host: string): boolean =>
  /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[::1\]|\[f[cd])/i.test(host) ||
  /\.(local|localhost|internal|lan)$/i.test(host);

/**
 * Reads an address as people paste it: with or without "https://", with spaces around it. Undefined when it is none.
 * A bare word may be anything; it is taken for a name in the company's own network only with a scheme or a port.
 */
export const readAddress = (typed: string): URL | undefined => {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return undefined;
  if (/^https?:\/\//i.test(text)) return URL.canParse(text) ? new URL(text) : undefined;
  if (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text)) return undefined;
  const host = text.replace(/^\/\//, '').split(/[/?#]/)[0] ?? '';
  const name = host.replace(/:\d+$/, '');
  if (!isLocal(name) && !name.includes('.') && name === host) return undefined;
  const address = `${isLocal(name) || !name.includes('.') ? 'http' : 'https'}://${text.replace(/^\/\//, '')}`;
  return URL.canParse(address) ? new URL(address) : undefined;
};
