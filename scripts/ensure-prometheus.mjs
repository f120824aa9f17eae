// Prometheus and promtool, by which the collector's alert rules are tested. Plain Node: it runs before packages are there.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { aptInstall, mayInstall } from './apt-install.mjs';

const isThere = () => {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return ['prometheus', 'promtool'].every((program) => folders.some((folder) => existsSync(path.join(folder, program))));
};

/** Installs Prometheus where it is missing and that is allowed; says plainly when it is not. */
export const ensurePrometheus = () => {
  if (isThere()) return true;
  if (mayInstall()) {
    console.error('Installing Prometheus (apt-get install prometheus) …');
    if (aptInstall(['prometheus']) && isThere()) return true;
  }
  console.error("The collector's alert rules are tested by Prometheus, which is missing. Install it: apt-get install prometheus (as root)");
  return false;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = ensurePrometheus() ? 0 : 1;
