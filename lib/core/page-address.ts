/**
 * A page's address without the part that only scrolls it: `https://wiki/a#setup` is the page `https://wiki/a`. A fragment that is a route
 * ("#/ticket/7", "#!/x") names another page in applications that navigate by it, so it stays.
 */
export const pageAddress = (url: string): string => url.replace(/#(?![!/]).*$/, '');

/** The origin of an address: "https://wiki.example.com:8443"; empty for one without a host. */
export const siteOf = (url: string): string => /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+/i.exec(url)?.[0].toLowerCase() ?? '';
