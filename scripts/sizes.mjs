// What Gloss puts into pages is paid for by every page: it has a limit. The rest is reported.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { root, run } from './ensure.mjs';

const built = path.join(root, '.output', 'chrome-mv3');

/** Gzipped bytes. */
const limits = new Map([
  ['toolbar.js', 12_000],
  // Only where tickets are prepared before they are asked about.
  ['in-front.js', 1_500],
  ['page.js', 40_000],
  // Into tabs that show a PDF, and no others.
  ['pdf.js', 480_000],
]);

if (!existsSync(path.join(built, 'manifest.json'))) run('npx', ['wxt', 'build']);

const scripts = readdirSync(built, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => /\.(js|css)$/.test(file) && statSync(path.join(built, file)).isFile())
  .map((file) => ({ file, bytes: gzipSync(readFileSync(path.join(built, file))).length, limit: limits.get(file) }));

const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
for (const { file, bytes, limit } of scripts.toSorted((a, b) => b.bytes - a.bytes)) {
  console.log(`${kB(bytes)} gzip  ${file}${limit ? `  (limit ${kB(limit).trim()}${bytes > limit ? ', EXCEEDED' : ''})` : ''}`);
}

// A script in pages that nobody set a limit for would grow unseen; a limit for a script that is gone watches nothing.
const unlimited = scripts.filter(({ file, limit }) => !file.includes('/') && file.endsWith('.js') && file !== 'background.js' && !limit);
const gone = [...limits.keys()].filter((file) => !scripts.some((script) => script.file === file));
const over = scripts.filter(({ bytes, limit }) => limit !== undefined && bytes > limit);
for (const { file } of unlimited) console.error(`${file} is put into pages and has no limit in scripts/sizes.mjs.`);
for (const file of gone) console.error(`scripts/sizes.mjs limits ${file}, which the build does not have.`);
for (const { file, bytes, limit } of over) console.error(`${file} is ${kB(bytes).trim()} gzip; its limit is ${kB(limit ?? 0).trim()}.`);
if (unlimited.length + gone.length + over.length > 0) process.exitCode = 1;
