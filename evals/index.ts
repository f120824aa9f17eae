/**
 * `npm run eval`: the cases through the extension's own pipeline. README.md beside this file tells it all.
 *
 *   npm run eval -- [--cases PATH] [--engine E] [--base-url URL --model NAME] [--prompt ID] [--repeats N] [--concurrency N]
 *                   [--only ID,…] [--json FILE] [--junit FILE] [--html FILE] [--against FILE] [--resume]
 *   npm run eval -- compare BEFORE.json AFTER.json
 *   npm run eval -- baseline            (sets the standard to what this run gives; to be reviewed as a commit)
 *   npm run eval -- gate                (what npm test runs: nothing that the baselines reached may be lost)
 *   npm run eval -- mutate [--only ID,…] [--json FILE] [--resume]     (faults put into the pipeline, one at a time: does the gate see them?)
 *   npm run eval -- promote FILE…         (what the collector exported becomes candidates; promote --accept ID makes one a case)
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { currentPrompt, promptText, promptVersions } from '@/lib/core/prompt/prompt-versions';
import { stableHash } from '@/lib/core/stable-hash';
import { baselineOf, baselineText } from './baseline';
import { chooseCases } from './choose-cases';
import { compareReports } from './compare';
import { estimateCost } from './estimate-cost';
import { chooseEngine } from '@/scripts/choose-engine';
import { corpusOf, evaluate, readJson } from './evaluate';
import type { Verdict } from './gate';
import { baselineFile, type GateStep, type GateTools, passGate, readBaseline, runReference, versionOf } from './gate-command';
import { openJournal } from './journal';
import { loadCases } from './load-cases';
import { judgeTrials, tryMutations } from './mutate/mutate-command';
import { mutations } from './mutate/mutations';
import { treeFingerprint } from './mutate/tree-copy';
import { openPageReader, type PageReader } from './page-reader';
import { acceptCandidate, promoteFiles } from './promote-command';
import { passRate, Report } from './report';
import { htmlOf } from './report-html';
import { junitOf } from './report-junit';
import { Thresholds } from './thresholds';

const HERE = import.meta.dirname;
const ROOT = path.join(HERE, '..');
const CACHE = path.join(ROOT, '.cache', 'evals');
const BASELINES = path.join(HERE, 'baselines');
const OWN_CASES = path.join(HERE, 'cases');
const CANDIDATES = path.join(HERE, 'candidates');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string', default: OWN_CASES },
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
    accept: { type: 'string' },
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

const thresholds = (): Thresholds => readJson(path.join(HERE, 'thresholds.json'), Thresholds);

const run = async (reader: PageReader): Promise<{ readonly report: Report; readonly verdict: Verdict }> => {
  const engine = chooseEngine({ engine: values.engine, baseUrl: values['base-url'], model: values.model }, process.env);
  const loaded = loadCases(path.resolve(values.cases));
  const only = values.only?.split(',');
  const chosen = only ? chooseCases(loaded, only) : loaded;
  const prompt = values.prompt === undefined ? undefined : promptText(values.prompt);
  if (values.prompt !== undefined && !prompt)
    throw new Error(`There is no prompt "${values.prompt}": it is ${promptVersions.map(({ id }) => id).join(', ')}.`);
  const repeats = positive(values.repeats, 'repeats');
  say(estimateCost(chosen, engine, repeats));

  // The address too: two servers may call two models by one name.
  const what = [
    corpusOf(chosen),
    engine.host,
    values['base-url'],
    (prompt ?? currentPrompt).id,
    repeats,
    existsSync(path.join(ROOT, '.git')) && treeFingerprint(ROOT),
  ];
  const journal = openJournal(
    path.join(CACHE, `${engine.kind}-${engine.model.replace(/\W+/g, '-')}.jsonl`),
    stableHash(what),
    values.resume,
  );
  if (journal.done.length > 0) say(`${journal.done.length} cases were done before; going on.`);

  // Some cases are no set: neither its size nor its tasks are asked of them, and no standard is made of them.
  const own = path.resolve(values.cases) === OWN_CASES && !only;
  const finished = await evaluate({
    loaded: chosen,
    engine,
    engineName: engine.kind,
    capture: (page) => reader.capture(page),
    thresholds: thresholds(),
    baseline: own && positionals[0] !== 'baseline' ? readBaseline(BASELINES, engine.kind) : undefined,
    own,
    // Twice the work, and with an endpoint twice the money.
    rereads: engine.host === undefined,
    repeats,
    concurrency: positive(values.concurrency, 'concurrency'),
    prompt,
    version: versionOf(ROOT),
    done: new Map(journal.done.map((item) => [item.id, item])),
    onReport: (item, count) => {
      journal.note(item);
      if (process.stdout.isTTY) process.stdout.write(`\r  ${count} of ${chosen.cases.length} `);
    },
  });
  if (process.stdout.isTTY) process.stdout.write('\r');
  return finished;
};

const setBaseline = ({ report, verdict }: { readonly report: Report; readonly verdict: Verdict }): void => {
  // Half a run is no standard.
  if (verdict.faults.length > 0) throw new Error(`No baseline is written: ${verdict.faults.join(' ')}`);
  const before = readBaseline(BASELINES, report.engine);
  const lost = before ? compareReports(before, report).filter(({ change }) => change === 'lost' || change === 'gone') : [];
  const file = baselineFile(BASELINES, report.engine);
  save(file, baselineText(baselineOf(report, verdict)));
  say(`${path.relative(process.cwd(), file)}: ${report.passed} of ${report.total}.`);
  if (lost.length > 0) say(`It gives up what passed before; say in the commit why: ${lost.map(({ id }) => id).join(', ')}.`);
};

/** The engine's own, and that of the endpoint that knows the cases where it is the gate's engine. */
const writeBaselines = async (reader: PageReader): Promise<void> => {
  if (values.only !== undefined) throw new Error('A baseline is made of all cases: leave out --only.');
  const finished = await run(reader);
  setBaseline(finished);
  if (finished.report.engine === 'extractive') setBaseline(await runReference(gateTools(reader), 'perfect'));
};

const gateTools = (reader: PageReader): GateTools => ({
  loaded: loadCases(path.resolve(values.cases)),
  reader,
  thresholds: thresholds(),
  baselines: BASELINES,
  version: versionOf(ROOT),
});

const gate = async (reader: PageReader): Promise<void> => {
  const steps: GateStep[] = [];
  for await (const step of passGate(gateTools(reader))) {
    steps.push(step);
    say(`${step.blocked.length === 0 ? '✓' : '✗'} ${step.name}: ${step.passed} of ${step.total}, ${step.seconds.toFixed(1)} s`);
    for (const why of step.blocked) say(`    ${why}`);
    for (const why of step.owed) say(`    owed: ${why}`);
  }
  if (values.json) save(values.json, `${JSON.stringify(steps, null, 2)}\n`);
  const open = steps.every(({ blocked }) => blocked.length === 0);
  say(open ? 'Nothing that was reached is lost.' : 'The gate is closed.');
  process.exitCode = open ? 0 : 1;
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

const report = async (reader: PageReader): Promise<void> => {
  const { report } = await run(reader);
  print(report);
  const html = values.html ?? path.join(CACHE, 'report.html');
  const earlier = values.against ? readJson(values.against, Report) : readBaseline(BASELINES, report.engine);
  save(html, htmlOf(report, earlier));
  say(`The report: ${path.relative(process.cwd(), html)}`);
  if (values.json) save(values.json, `${JSON.stringify(report, null, 2)}\n`);
  if (values.junit) save(values.junit, junitOf(report));
  process.exitCode = report.ok ? 0 : 1;
};

const promotes = (files: readonly string[]): void => {
  const folders = { cases: OWN_CASES, candidates: CANDIDATES };
  if (values.accept !== undefined) {
    acceptCandidate(values.accept, folders);
    say(`${values.accept} is a case now. Run npm run eval -- --only ${values.accept}, and set the baseline with it.`);
    return;
  }
  const { told, ok } = promoteFiles(files, folders);
  for (const line of told) say(line);
  process.exitCode = ok ? 0 : 1;
};

const mutate = async (): Promise<void> => {
  const only = values.only?.split(',');
  const chosen = mutations.filter(({ id }) => !only || only.includes(id));
  const concurrency = Math.min(2, positive(values.concurrency, 'concurrency'));
  const journal = path.join(CACHE, 'mutate.jsonl');
  const trials = await tryMutations({ root: ROOT, mutations: chosen, journal, resume: values.resume, concurrency, say });
  const { ok, told } = judgeTrials(trials, chosen.length);
  if (values.json) save(values.json, `${JSON.stringify({ ok, told, trials }, null, 2)}\n`);
  say(told);
  process.exitCode = ok ? 0 : 1;
};

/** What reads pages. */
const withPages: Readonly<Record<string, (reader: PageReader) => Promise<void>>> = { baseline: writeBaselines, gate };
const COMMANDS = 'it is baseline, compare, gate, mutate or promote';

const main = async (): Promise<void> => {
  const [command, before, after] = positionals;
  if (command === 'compare') {
    if (!before || !after) throw new Error('compare needs two reports: npm run eval -- compare BEFORE.json AFTER.json');
    compare(before, after);
    return;
  }
  if (command === 'promote') {
    promotes(positionals.slice(1));
    return;
  }
  if (command === 'mutate') {
    await mutate();
    return;
  }
  if (command !== undefined && !(command in withPages)) throw new Error(`There is no command "${command}": ${COMMANDS}.`);
  const reader = await openPageReader(CACHE);
  try {
    await (command ? withPages[command]! : report)(reader);
  } finally {
    await reader.close();
  }
};

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
