// A screen that nobody sees and hands for it, by which the browser's own notifications are clicked. Plain Node: it runs before packages are there.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { aptInstall, mayInstall } from './apt-install.mjs';

const isThere = () => {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return ['Xvfb', 'xdotool'].every((program) => folders.some((folder) => existsSync(path.join(folder, program))));
};

/** Installs Xvfb and xdotool where they are missing and that is allowed; says plainly when it is not. */
export const ensureDisplay = () => {
  if (isThere()) return true;
  if (mayInstall()) {
    console.error('Installing Xvfb and xdotool (apt-get install xvfb xdotool) …');
    if (aptInstall(['xvfb', 'xdotool']) && isThere()) return true;
  }
  console.error(
    'A notification is clicked on a screen of Xvfb by xdotool, which are missing. Install them: apt-get install xvfb xdotool (as root)',
  );
  return false;
};
