// Everything that tells whether this is in order, from a fresh checkout; the last line adds it up.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureNode, ensurePackages, root } from './ensure.mjs';
import { ensurePostgres } from './ensure-postgres.mjs';
import { ensureDisplay } from './ensure-display.mjs';
import { ensurePrometheus } from './ensure-prometheus.mjs';
import { ensureBrowser } from './find-browser.mjs';

ensureNode();
ensurePackages();
ensureBrowser();
// Without these some tests fail and say so; the others still run.
ensurePostgres();
ensurePrometheus();
ensureDisplay();

const reports = path.join(root, 'test-results', 'reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

/** @typedef {{ name: string, passed: number, failed: number, seconds: number }} Result */

/** @param {string} program @param {string[]} words @param {Record<string, string>} [env] */
const command = (program, words, env = {}) =>
  spawnSync(program, words, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env }, shell: process.platform === 'win32' })
    .status === 0;

/** @param {string[]} words @param {Record<string, string>} [env] */
const npx = (words, env) => command('npx', ['--no-install', ...words], env);

/** What a reporter wrote; a suite that died before it could write counts as one failure. @param {string} file @param {(report: any) => [number, number]} count @returns {[number, number]} */
const counted = (file, count) => (existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : [0, 1]);

/** A script without cases: it passes or it fails. @param {string} script @returns {() => [number, number]} */
const step = (script) => () => (command('npm', ['run', '--silent', script]) ? [1, 0] : [0, 1]);

/** @param {string} project @returns {() => [number, number]} */
const vitest = (project) => () => {
  const file = path.join(reports, `${project}.json`);
  const ok = npx(['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  const [passed, failed] = counted(file, (report) => [report.numPassedTests, report.numFailedTests]);
  // A file that does not load has no tests to fail.
  return [passed, ok ? failed : Math.max(failed, 1)];
};

/** Nothing that the baselines in evals/ reached may be lost. @returns {[number, number]} */
const evals = () => {
  const file = path.join(reports, 'evals.json');
  const ok = command('npm', ['run', '--silent', 'eval', '--', 'gate', '--json', file]);
  const [passed, failed] = counted(file, (steps) => [
    steps.reduce((/** @type {number} */ sum, /** @type {{ passed: number }} */ step) => sum + step.passed, 0),
    steps.reduce((/** @type {number} */ sum, /** @type {{ blocked: string[] }} */ step) => sum + step.blocked.length, 0),
  ]);
  return [passed, ok ? failed : Math.max(failed, 1)];
};

/** @returns {[number, number]} */
const playwright = () => {
  const file = path.join(reports, 'e2e.json');
  const ok = npx(['playwright', 'test'], { GLOSS_E2E_REPORT: file });
  const [passed, failed] = counted(file, ({ stats, errors }) => [stats.expected + stats.flaky, stats.unexpected + errors.length]);
  return [passed, ok ? failed : Math.max(failed, 1)];
};

/** `npm run check` and the tests, in the order in which a mistake is found soonest; the fences are among the unit tests. @type {[name: string, run: () => [number, number]][]} */
const suites = [
  ['types', step('types')],
  ['lint', step('lint')],
  ['format', step('format')],
  ['dead code', step('dead')],
  ['build', step('build')],
  ['sizes', step('sizes')],
  ['unit', vitest('unit')],
  ['browser', vitest('browser')],
  ['evals', evals],
  ['e2e', playwright],
];

/** @type {Result[]} */
const results = [];
for (const [name, run] of suites) {
  console.log(`\n── ${name} ──`);
  const start = performance.now();
  const [passed, failed] = run();
  results.push({ name, passed, failed, seconds: (performance.now() - start) / 1000 });
}

console.log('');
for (const { name, passed, failed, seconds } of results) {
  console.log(
    `${failed > 0 ? '✗' : '✓'} ${name.padEnd(20)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${seconds.toFixed(0).padStart(4)} s`,
  );
}
const sum = (/** @type {'passed' | 'failed'} */ field) => results.reduce((total, result) => total + result[field], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
