import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { aptInstall, mayInstall } from '@/scripts/apt-install.mjs';
import { freePort } from './free-port';
import { redmineTicket } from './redmine-ticket';

/** Where Debian's and Ubuntu's package puts it. */
const program = '/usr/share/redmine';
const packages = ['redmine', 'redmine-sqlite', 'ruby-webrick'];

const isInstalled = () => existsSync(path.join(program, 'config.ru')) && existsSync('/usr/bin/ruby');

/** Installs Redmine from the system's packages. False where this process may not. */
export const installRedmine = (): boolean => {
  if (isInstalled()) return true;
  if (!mayInstall()) return false;
  // The one used here has a database of its own: the package need not make another.
  const answers = [
    'redmine redmine/instances/default/dbconfig-install boolean false',
    'redmine redmine/instances/default/database-type select sqlite3',
  ];
  execFileSync('debconf-set-selections', { input: `${answers.join('\n')}\n` });
  // Its set-up looks for kinds of databases here and never ends where an image was built without documentation.
  mkdirSync('/usr/share/doc/redmine-sqlite', { recursive: true });
  return aptInstall(packages) && isInstalled();
};

/** The gems that Redmine asks for. It names the database's only where it can read the configuration that the package made, and a server never. */
const gemfile = `source 'https://rubygems.org'
eval_gemfile '${program}/Gemfile'
%w[sqlite3 webrick].each { |name| gem name unless dependencies.any? { |each| each.name == name } }
`;

export interface Redmine {
  readonly loginUrl: string;
  readonly ticketUrl: string;
  close(): Promise<void>;
}

/** A ticket tracker that is not ours, with one of a company's tickets in it, on this machine alone and with its files in a folder of its own. */
export const startRedmine = async (): Promise<Redmine> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gloss-redmine-'));
  for (const name of ['config', 'files', 'log', 'tmp', 'public/plugin_assets']) mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(
    path.join(folder, 'config', 'database.yml'),
    `production:\n  adapter: sqlite3\n  database: ${path.join(folder, 'redmine.sqlite3')}\n`,
  );
  writeFileSync(path.join(folder, 'config', 'secret_key.txt'), randomBytes(32).toString('hex'));
  writeFileSync(path.join(folder, 'Gemfile'), gemfile);
  writeFileSync(path.join(folder, 'ticket.json'), JSON.stringify(redmineTicket));

  const port = await freePort();
  const server = spawn('ruby', [fileURLToPath(new URL('redmine.rb', import.meta.url)), folder, String(port)], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      RAILS_ENV: 'production',
      RAILS_SERVE_STATIC_FILES: '1',
      BUNDLE_GEMFILE: path.join(folder, 'Gemfile'),
      // The package looks for an instance's files by name below its own folder, and above is a way to ours.
      REDMINE_INSTANCE: path.join('../../../../..', folder),
      LANG: 'C.UTF-8',
      TZ: 'UTC',
    },
  });
  let said = '';
  server.stderr.on('data', (text: Buffer) => (said = `${said}${String(text)}`.slice(-4_000)));
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const origin = `http://127.0.0.1:${port}`;
  const close = async () => {
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  // Three hundred migrations and the start of Rails: eight seconds of processor time.
  const end = Date.now() + 120_000;
  while (
    !(await fetch(`${origin}/login`).then(
      (response) => response.ok,
      () => false,
    ))
  ) {
    if (server.exitCode !== null || Date.now() > end) {
      await close();
      throw new Error(`Redmine does not answer at ${origin}. It said:\n${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return { loginUrl: `${origin}/login`, ticketUrl: `${origin}/issues/1`, close };
};
