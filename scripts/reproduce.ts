// Builds the tree twice, in two folders and two time zones, and compares what comes out: npm run reproduce
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const work = mkdtempSync(path.join(tmpdir(), 'gloss-reproduce-'));
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '');

/** Of each file that the build hands out, its hash. */
const buildIn = (name: string, timeZone: string): ReadonlyMap<string, string> => {
  const folder = path.join(work, name);
  for (const file of files) cpSync(path.join(root, file), path.join(folder, file));
  mkdirSync(folder, { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  execFileSync('npm', ['run', '--silent', 'build'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, TZ: timeZone },
    shell: process.platform === 'win32',
  });
  const output = path.join(folder, '.output');
  const handedOut = readdirSync(output).filter((file) => /\.(zip|json)$/.test(file));
  return new Map(
    handedOut.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(path.join(output, file)))
        .digest('hex'),
    ]),
  );
};

try {
  const first = buildIn('one', 'UTC');
  const second = buildIn('a-second-folder', 'Asia/Tokyo');
  for (const [file, hash] of first) console.log(`${hash === second.get(file) ? 'same' : 'DIFFERS'}  ${hash}  ${file}`);
  const differing = [...first].filter(([file, hash]) => second.get(file) !== hash);
  if (first.size === 0 || differing.length > 0 || first.size !== second.size) process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
