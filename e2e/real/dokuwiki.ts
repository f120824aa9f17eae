import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aptInstall, mayInstall } from '@/scripts/apt-install.mjs';
import { dokuwikiPages } from './dokuwiki-pages';
import { freePort } from './free-port';

/** Where Debian's and Ubuntu's package puts it. */
const program = '/usr/share/dokuwiki';

const isInstalled = () => existsSync(path.join(program, 'doku.php')) && existsSync('/usr/bin/php');

/** Installs DokuWiki and PHP from the system's packages. False where this process may not. */
export const installDokuwiki = (): boolean => {
  if (isInstalled()) return true;
  if (!mayInstall()) return false;
  // Its set-up would configure a web server of the system; the one used here is PHP's own.
  execFileSync('debconf-set-selections', { input: 'dokuwiki dokuwiki/system/configure-webserver multiselect\n' });
  // php-cgi, because the package wants a PHP for a web server and apt's first choice would bring Apache along.
  return aptInstall(['php-cli', 'php-cgi', 'php-xml', 'dokuwiki']) && isInstalled();
};

const configuration = (data: string) => `<?php
$conf['title'] = 'Voltmoor field service';
$conf['start'] = 'start';
$conf['savedir'] = '${data}';
$conf['license'] = '';
$conf['useacl'] = 0;
$conf['updatecheck'] = 0;
$conf['useheading'] = 1;
`;

export interface Dokuwiki {
  pageUrl(id: string): string;
  readonly origin: string;
  close(): void;
}

/** A wiki that is not ours, with a company's pages in it, on this machine alone and with its files in a folder of its own. */
export const startDokuwiki = async (): Promise<Dokuwiki> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gloss-dokuwiki-'));
  const [conf, data] = [path.join(folder, 'conf'), path.join(folder, 'data')];
  for (const name of ['attic', 'cache', 'index', 'locks', 'log', 'media', 'media_attic', 'media_meta', 'meta', 'pages', 'tmp'])
    mkdirSync(path.join(data, name), { recursive: true });
  mkdirSync(conf);
  // Its own defaults; what the package keeps in /etc stays as it is.
  for (const name of readdirSync('/etc/dokuwiki'))
    if (/\.(conf|php)$/.test(name)) cpSync(path.join('/etc/dokuwiki', name), path.join(conf, name), { dereference: true });
  writeFileSync(path.join(conf, 'local.php'), configuration(data));
  const prepend = path.join(folder, 'prepend.php');
  writeFileSync(prepend, `<?php if (!defined('DOKU_CONF')) { define('DOKU_CONF', '${conf}/'); define('DOKU_FARM', false); }\n`);
  const php = ['-d', `auto_prepend_file=${prepend}`, '-d', 'memory_limit=256M', '-d', 'display_errors=0'];

  for (const [id, text] of Object.entries(dokuwikiPages)) {
    const file = path.join(folder, 'page.txt');
    writeFileSync(file, text);
    execFileSync('php', [...php, path.join(program, 'bin', 'dwpage.php'), 'commit', '-t', '-m', 'written', file, id], { stdio: 'pipe' });
  }

  const port = await freePort();
  const server = spawn('php', [...php, '-S', `127.0.0.1:${port}`, '-t', program], {
    stdio: 'ignore',
    env: { ...process.env, PHP_CLI_SERVER_WORKERS: '3' },
  });
  const origin = `http://127.0.0.1:${port}`;
  const pageUrl = (id: string) => `${origin}/doku.php?id=${id}`;
  const end = Date.now() + 30_000;
  while (
    !(await fetch(pageUrl('start')).then(
      (response) => response.ok,
      () => false,
    ))
  ) {
    if (server.exitCode !== null || Date.now() > end) throw new Error(`DokuWiki does not answer at ${pageUrl('start')}.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return {
    pageUrl,
    origin,
    close() {
      server.kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
