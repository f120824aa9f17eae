import { existsSync } from 'node:fs';
import path from 'node:path';
import { aptInstall, mayInstall } from '@/scripts/apt-install.mjs';

const found = (): string | undefined =>
  ['firefox-esr', 'firefox']
    .flatMap((name) => (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name)))
    .find((file) => existsSync(file));

/** Firefox, installed from the system's packages where it is missing and that is allowed; undefined where there is none. */
export const ensureFirefox = (): string | undefined => {
  const known = found();
  if (known || !mayInstall()) return known;
  console.error('Installing Firefox (apt-get install firefox-esr) …');
  return aptInstall(['firefox-esr']) ? found() : undefined;
};
