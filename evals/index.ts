/**
 * `npm run eval`: the cases through the extension's own pipeline. README.md beside this file tells it all.
 *
 *   npm run eval -- [--cases PATH] [--engine E] [--base-url URL --model NAME] [--prompt ID] [--repeats N] [--concurrency N]
 *                   [--only ID,…] [--json FILE] [--junit FILE] [--html FILE] [--against FILE] [--resume]
 *   npm run eval -- compare BEFORE.json AFTER.json
 *   npm run eval -- baseline            (sets the standard to what this run gives; to be reviewed as a commit)
 */
import { existsSync, mkdirSync, readFileSync, rmSync, appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { promptText } from '@/lib/core/prompt/prompt-versions';
import { openCaptureBrowser } from '@/scripts/capture-in-browser';
import { compareReports } from './compare';
import { estimateCost } from './estimate-cost';
import { chooseEngine } from '@/scripts/choose-engine';
import { evaluate, readJson } from './evaluate';
import { loadCases } from './load-cases';
import { CaseReport, passRate, Report } from './report';
import { htmlOf } from './report-html';
import { junitOf } from './report-junit';
import { Thresholds } from './thresholds';

const HERE = import.meta.dirname;
const CACHE = path.join(HERE, '..', '.cache', 'evals');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string', default: path.join(HERE, 'cases') },
    engine: { type: 'string' },
    'base-url': { type: 'string' },
    model: { type: 'string' },
    prompt: { type: 'string' },
    repeats: { type: 'string', default: '1' },
    concurrency: { type: 'string', default: '4' },
    only: { type: 'string' },
    json: { type: 'string' },
    junit: { type: 'string' },
    html: { type: 'string' },
    against: { type: 'string' },
    resume: { type: 'boolean', default: false },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const save = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  writeFileSync(file, text);
};
const positive = (text: string, name: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} is a whole number from 1, not "${text}".`);
  return number;
};

/** The table in the terminal: what failed in full, what passed as a count. */
const print = (report: Report): void => {
  for (const item of report.cases.filter(({ passed }) => !passed)) {
    say(`  ✗ ${item.id} (${item.task}${item.must ? ', must pass' : ''})`);
    for (const grade of item.graders.filter(({ passed }) => !passed)) say(`      ${grade.name}: ${grade.why}`);
  }
  const tasks = [...new Set(report.cases.map(({ task }) => task))];
  for (const task of tasks) {
    const cases = report.cases.filter((item) => item.task === task);
    say(`  ${task.padEnd(10)} ${String(cases.filter(({ passed }) => passed).length).padStart(3)} of ${cases.length}`);
  }
  const { low, high } = passRate(report.passed, report.total);
  say(
    `  ${report.engine} ${report.model}, prompt ${report.prompt}: ${report.passed} of ${report.total} passed (95 % interval ${Math.round(100 * low)} to ${Math.round(100 * high)} %), ${report.seconds.toFixed(1)} s`,
  );
  say(report.ok ? 'The gate is open.' : `The gate is closed:\n${report.blocked.map((why) => `  - ${why}`).join('\n')}`);
};

const baselineFile = (engine: string): string => path.join(HERE, 'baselines', `${engine}.json`);

const run = async (): Promise<Report> => {
  const engine = chooseEngine({ engine: values.engine, baseUrl: values['base-url'], model: values.model }, process.env);
  const loaded = loadCases(path.resolve(values.cases));
  const only = values.only?.split(',');
  const chosen = only ? { ...loaded, cases: loaded.cases.filter(({ evalCase }) => only.includes(evalCase.id)) } : loaded;
  const prompt = values.prompt === undefined ? undefined : promptText(values.prompt);
  if (values.prompt !== undefined && !prompt) throw new Error(`There is no prompt "${values.prompt}".`);
  const repeats = positive(values.repeats, 'repeats');
  say(estimateCost(chosen, engine, repeats));

  // What is done is written down at once, so that a run that was stopped goes on where it was.
  const journal = path.join(CACHE, `${engine.kind}-${engine.model.replace(/\W+/g, '-')}.jsonl`);
  mkdirSync(CACHE, { recursive: true });
  const done =
    values.resume && existsSync(journal)
      ? readFileSync(journal, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => CaseReport.parse(JSON.parse(line)))
      : [];
  if (done.length === 0) rmSync(journal, { force: true });
  else say(`${done.length} cases were done before; going on.`);

  const own = values.cases === path.join(HERE, 'cases') && !only;
  const browser = await openCaptureBrowser();
  try {
    return await evaluate({
      loaded: chosen,
      engine,
      engineName: engine.kind,
      capture: async (page) => (await browser.capture(page)).capture,
      thresholds: readJson(path.join(HERE, 'thresholds.json'), Thresholds),
      baseline:
        own && positionals[0] !== 'baseline' && existsSync(baselineFile(engine.kind))
          ? readJson(baselineFile(engine.kind), Report)
          : undefined,
      repeats,
      concurrency: positive(values.concurrency, 'concurrency'),
      prompt,
      version: (JSON.parse(readFileSync(path.join(HERE, '..', 'package.json'), 'utf8')) as { version: string }).version,
      done: new Map(done.map((item) => [item.id, item])),
      onReport: (item, count) => {
        appendFileSync(journal, `${JSON.stringify(item)}\n`);
        if (process.stdout.isTTY) process.stdout.write(`\r  ${count} of ${chosen.cases.length} `);
      },
    });
  } finally {
    await browser.close();
    if (process.stdout.isTTY) process.stdout.write('\r');
  }
};

const compare = (beforeFile: string, afterFile: string): void => {
  const changes = compareReports(readJson(beforeFile, Report), readJson(afterFile, Report));
  for (const { id, change, after } of changes) {
    const why = after?.graders.filter(({ passed }) => !passed).map((grade) => `${grade.name}: ${grade.why}`) ?? [];
    say(`  ${change.padEnd(4)} ${id}${change === 'lost' ? `  ${why.join('; ')}` : ''}`);
  }
  say(changes.length === 0 ? 'Every case is as it was.' : `${changes.filter(({ change }) => change === 'lost').length} lost.`);
  process.exitCode = changes.some(({ change }) => change === 'lost' || change === 'gone') ? 1 : 0;
};

const main = async (): Promise<void> => {
  const [command, before, after] = positionals;
  if (command === 'compare') {
    if (!before || !after) throw new Error('compare needs two reports: npm run eval -- compare BEFORE.json AFTER.json');
    compare(before, after);
    return;
  }
  if (command !== undefined && command !== 'baseline') throw new Error(`There is no command "${command}": it is compare or baseline.`);
  const report = await run();
  print(report);
  const html = values.html ?? path.join(CACHE, 'report.html');
  const earlier = values.against ?? baselineFile(report.engine);
  save(html, htmlOf(report, existsSync(earlier) ? readJson(earlier, Report) : undefined));
  say(`The report: ${path.relative(process.cwd(), html)}`);
  if (values.json) save(values.json, `${JSON.stringify(report, null, 2)}\n`);
  if (values.junit) save(values.junit, junitOf(report));
  if (command === 'baseline') save(baselineFile(report.engine), `${JSON.stringify(report, null, 2)}\n`);
  process.exitCode = report.ok ? 0 : 1;
};

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
