/**
 * The match pattern of an origin, as permissions and registrations want it: "https://wiki.example.com/*". Patterns have no port in
 * Firefox, and a permission for a host covers all its ports in Chromium, so the port is left out everywhere.
 */
export const sitePattern = (origin: string): string => `${origin.replace(/:\d+$/, '')}/*`;
