// Plain Node without a dependency: what has to be there before anything else of this project can run.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

/** Ends the process, with a sentence, on a Node that is too old. */
export const ensureNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Gloss needs Node 20.19 or newer; this is ${process.versions.node}. Get one at https://nodejs.org, or by: nvm install 22`);
  process.exit(1);
};

/** Packages as the lockfile has them: installed when they are missing, or older than it. */
export const ensurePackages = () => {
  const lockfile = path.join(root, 'package-lock.json');
  // npm writes this file last, so a half-finished installation does not count
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs) return;
  console.error('Installing packages (npm ci) …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
};

/** Runs a command of this project, showing what it prints; ends the process with its code when it fails. @param {string} command @param {string[]} words */
export const run = (command, words) => {
  const { status, error } = spawnSync(command, words, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
};
