import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { findBrowser } from '@/scripts/find-browser.mjs';
import type { BenchResult } from './bench-result';

export const roundFigure = (value: number | undefined): string =>
  value === undefined ? '' : Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 2 ? 3 : 1);

export const machineWords = (): string =>
  `${platform()} ${arch()}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`;

const browserVersion = (): string => {
  const browser = findBrowser()?.path;
  return browser ? execFileSync(browser, ['--version'], { encoding: 'utf8' }).trim() : 'no browser';
};

const table = ({ figures, baselines }: BenchResult): string => {
  const names = Object.keys(baselines);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(['', 'Gloss', ...names]),
    line(['---', '--:', ...names.map(() => '--:')]),
    ...Object.entries(figures).map(([figure, value]) =>
      line([figure, roundFigure(value), ...names.map((name) => roundFigure(baselines[name]?.[figure]))]),
    ),
  ].join('\n');
};

/** What all benches found, as a page to read: with the machine, the versions and the day, since figures of two machines are not compared. */
export const resultsPage = (results: ReadonlyMap<string, BenchResult | undefined>, version: string): string =>
  [
    '# Measured',
    `By \`npm run bench -- all\`, ${new Date().toISOString().slice(0, 10)}. ${machineWords()}, ${Math.round(totalmem() / 2 ** 30)} GiB. ${browserVersion()}. Gloss ${version}.`,
    'Times are those of this machine, which does other things as well. What counts is the figure beside the baseline of the same run.',
    ...[...results].map(
      ([name, result]) =>
        `## ${name}\n\n${result ? table(result) : `Not measured: its data set is not part of the repository (\`--data PATH\`; formats in [docs/reading.md](../docs/reading.md)).`}`,
    ),
  ].join('\n\n') + '\n';

export const glossVersion = (): string => (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;
