// Plain Node without a dependency: it runs before packages are there.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export const isDebianLike = () => {
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
};

/** Whether this process may install packages of the system. */
export const mayInstall = () => process.getuid?.() === 0 && isDebianLike();

/** Installs packages with apt-get, without questions. False, with what apt-get said, when it did not work. @param {string[]} packages */
export const aptInstall = (packages) => {
  /** @param {string[]} words */
  const apt = (words) =>
    spawnSync('apt-get', ['-y', '-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0', ...words], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      encoding: 'utf8',
    });
  const install = ['install', '--no-install-recommends', ...packages];
  // The package lists of a fresh image are empty or old; where they will do, updating them is a minute lost.
  if (apt(install).status === 0) return true;
  apt(['update']);
  const second = apt(install);
  if (second.status !== 0) console.error(second.stderr);
  return second.status === 0;
};
