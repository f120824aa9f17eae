// Plain Node without a dependency: it runs before packages are there.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { aptInstall, isDebianLike, mayInstall } from './apt-install.mjs';

/**
 * @typedef {object} Browser
 * @property {string} path its executable
 * @property {'chromium' | 'chrome' | 'edge' | 'given'} brand
 */

/** In the order in which they are wanted: Google's own build ignores --load-extension, Chromium does not. */
const brands = /** @type {const} */ ([
  { brand: 'chromium', names: ['chromium', 'chromium-browser'] },
  { brand: 'chrome', names: ['google-chrome', 'google-chrome-stable', 'chrome'] },
  { brand: 'edge', names: ['microsoft-edge', 'microsoft-edge-stable', 'msedge'] },
]);

/** Places that are not on PATH, by platform and brand. @type {Partial<Record<NodeJS.Platform, Record<string, string[]>>>} */
const usualPlaces = {
  linux: {
    chromium: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/lib/chromium/chromium', '/snap/bin/chromium'],
    chrome: ['/opt/google/chrome/chrome'],
    edge: ['/opt/microsoft/msedge/msedge'],
  },
  darwin: {
    chromium: ['/Applications/Chromium.app/Contents/MacOS/Chromium'],
    chrome: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    edge: ['/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  },
  win32: {
    chromium: ['C:\\Program Files\\Chromium\\Application\\chrome.exe'],
    chrome: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
    edge: ['C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
  },
};

/** @param {string} file */
const isExecutable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** @param {string} name */
const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .map((folder) => path.join(folder, process.platform === 'win32' ? `${name}.exe` : name));

/** The Chromium that `npx playwright install chromium` leaves, newest first. */
const fromPlaywright = () => {
  const home =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    path.join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'ms-playwright');
  if (!existsSync(home)) return [];
  return readdirSync(home)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .flatMap((name) =>
      ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium', 'chrome-win/chrome.exe'].map(
        (file) => path.join(home, name, file),
      ),
    );
};

/**
 * The browser to load Gloss into: GLOSS_BROWSER, else Chromium, Chrome, Edge, on PATH and in their usual places.
 * @returns {Browser | undefined}
 */
export const findBrowser = () => {
  const given = process.env.GLOSS_BROWSER;
  if (given) {
    if (!isExecutable(given)) throw new Error(`GLOSS_BROWSER names ${given}, which is not a program that can be run.`);
    return { path: given, brand: 'given' };
  }
  for (const { brand, names } of brands) {
    const places = [
      ...names.flatMap(onPath),
      ...(usualPlaces[process.platform]?.[brand] ?? []),
      ...(brand === 'chromium' ? fromPlaywright() : []),
    ];
    const found = places.find(isExecutable);
    if (found) return { path: found, brand };
  }
  return undefined;
};

/** What a person types to get a browser here. */
const installCommand = () => {
  if (isDebianLike()) return 'sudo apt-get update && sudo apt-get install -y chromium';
  if (process.platform === 'darwin') return 'brew install --cask chromium';
  return 'npx playwright install --with-deps chromium';
};

/** Ubuntu's package of that name is a stub for a snap, which does not run in a container. @param {Browser} browser */
const runs = (browser) => spawnSync(browser.path, ['--version', '--no-sandbox'], { stdio: 'ignore' }).status === 0;

/**
 * A browser that Gloss can be loaded into, installed first where none is there and this process may. Where it may not, says the one
 * command to run and ends the process.
 * @returns {Browser}
 */
export const ensureBrowser = () => {
  let browser = findBrowser();
  if (browser?.brand !== 'chromium' && browser?.brand !== 'given' && mayInstall()) {
    console.error('No Chromium here: installing the one of this system …');
    if (aptInstall(['chromium', 'fonts-liberation']) || aptInstall(['chromium-browser'])) browser = findBrowser();
  }
  if (!browser || !runs(browser)) {
    console.error(
      `Gloss needs Chromium, and none was found. Install it and try again:\n\n    ${installCommand()}\n\nor name one: GLOSS_BROWSER=/path/to/chromium`,
    );
    process.exit(1);
  }
  if (browser.brand === 'chrome') {
    console.error(
      `Only Google Chrome was found (${browser.path}), and Chrome's own builds no longer load an extension from the command line.\n` +
        `Install Chromium and try again:\n\n    ${installCommand()}\n\nTo try Gloss in your Chrome: chrome://extensions → Developer mode → Load unpacked → .output/chrome-mv3`,
    );
    process.exit(1);
  }
  return browser;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(ensureBrowser().path);
