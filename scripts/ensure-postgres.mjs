// PostgreSQL's programs, which the collector's tests start as an ordinary user. Plain Node: it runs before packages are there.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { aptInstall, mayInstall } from './apt-install.mjs';

const isThere = () =>
  existsSync('/usr/lib/postgresql') ||
  (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, 'initdb')));

/** Installs PostgreSQL where it is missing and that is allowed; says plainly when it is not. */
export const ensurePostgres = () => {
  if (isThere()) return true;
  if (mayInstall()) {
    console.error('Installing PostgreSQL (apt-get install postgresql) …');
    if (aptInstall(['postgresql']) && isThere()) return true;
  }
  console.error(
    'The collector is tested on PostgreSQL as well, and its programs are missing. Install them: apt-get install postgresql (as root)',
  );
  return false;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = ensurePostgres() ? 0 : 1;
