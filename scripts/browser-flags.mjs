/** How this project starts Chromium in tests and demos: quiet, and talking to nobody but this machine. */
export const browserFlags = [
  '--no-sandbox', // containers and CI run as root
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A wrong key in a menu opens a search engine; with this it opens nothing. */
export const loopbackOnly = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost';
