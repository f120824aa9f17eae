import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Engine } from '@/lib/core/engine';
import { currentPrompt, promptVersions } from '@/lib/core/prompt/prompt-versions';
import { chooseEngine } from '@/scripts/choose-engine';
import { Baseline } from './baseline';
import { evaluate, readJson } from './evaluate';
import { ratchet, type Verdict } from './gate';
import type { LoadedCases } from './load-cases';
import type { PageReader } from './page-reader';
import { promptFingerprints, whyNotItsId } from './prompt-fingerprint';
import type { Character } from './reference/reference-answer';
import { REFERENCE_MODEL, startReferenceEndpoint } from './reference/reference-endpoint';
import type { Report } from './report';
import type { Thresholds } from './thresholds';
import { faultsInTrouble, troubleCount } from './trouble';

/** One thing that the gate looks at. */
export interface GateStep {
  readonly name: string;
  readonly passed: number;
  readonly total: number;
  /** Why a change may not ship, each in a sentence. */
  readonly blocked: readonly string[];
  /** What was never reached, and so doesn't block yet. */
  readonly owed: readonly string[];
  readonly seconds: number;
}

export interface GateTools {
  readonly loaded: LoadedCases;
  readonly reader: PageReader;
  readonly thresholds: Thresholds;
  readonly baselines: string;
  readonly version: string;
}

export const baselineFile = (folder: string, engine: string): string => path.join(folder, `${engine}.json`);

export const readBaseline = (folder: string, engine: string): Baseline | undefined =>
  existsSync(baselineFile(folder, engine)) ? readJson(baselineFile(folder, engine), Baseline) : undefined;

interface RunOptions {
  readonly baseline?: Baseline | undefined;
  readonly rereads?: boolean;
}

interface Ran {
  readonly report: Report;
  readonly verdict: Verdict;
}

const run = (
  { loaded, reader, thresholds, version }: GateTools,
  engine: Engine,
  engineName: string,
  { baseline, rereads = true }: RunOptions = {},
): Promise<Ran> =>
  evaluate({
    loaded,
    engine,
    engineName,
    capture: (page) => reader.capture(page),
    thresholds,
    baseline,
    own: true,
    rereads,
    repeats: 1,
    concurrency: 4,
    version,
  });

/** The cases through an endpoint that knows their answers, and behaves like this. */
export const runReference = async (tools: GateTools, character: Character, options?: RunOptions): Promise<Ran> => {
  const endpoint = await startReferenceEndpoint(tools.loaded.cases, character);
  try {
    return await run(tools, chooseEngine({ baseUrl: endpoint.baseUrl, model: REFERENCE_MODEL }, {}), 'reference', options);
  } finally {
    await endpoint.close();
  }
};

const judged = (name: string, { report, verdict }: Ran, baseline: Baseline | undefined): GateStep => {
  const missing = baseline ? [] : [`There is no baseline for ${name}: npm run eval -- baseline`];
  const { blocked, owed } = ratchet(verdict, { owed: baseline?.owed ?? [] });
  return { name, passed: report.passed, total: report.total, blocked: [...missing, ...blocked], owed, seconds: report.seconds };
};

const BAD: readonly Exclude<Character, 'perfect'>[] = ['wrong', 'lying', 'piecing', 'obeying'];

const stops = async (tools: GateTools, character: (typeof BAD)[number], baseline: Baseline | undefined): Promise<GateStep> => {
  const { report, verdict } = await runReference(tools, character, { baseline, rereads: false });
  const passedOff = report.cases.filter(({ graders }) => graders.some(({ why }) => why.startsWith('shown as found'))).length;
  const { blocked } = ratchet(verdict, { owed: baseline?.owed ?? [] });
  const faults = [
    ...(blocked.length === 0 ? [`The gate lets an endpoint through that is ${character}.`] : []),
    ...(passedOff > 0 ? [`${passedOff} answers show invented quotes as found on the page.`] : []),
  ];
  return {
    name: `an endpoint that is ${character}: stopped`,
    passed: faults.length === 0 ? 1 : 0,
    total: 1,
    blocked: faults,
    owed: [],
    seconds: report.seconds,
  };
};

const prompts = (): GateStep => {
  const known = promptFingerprints();
  const blocked = promptVersions.flatMap((version) => whyNotItsId(version, known) ?? []);
  const name = `prompts, ${currentPrompt.id} in use`;
  return { name, passed: promptVersions.length - blocked.length, total: promptVersions.length, blocked, owed: [], seconds: 0 };
};

const trouble = async ({ loaded, reader }: GateTools): Promise<GateStep> => {
  const started = performance.now();
  const blocked = await faultsInTrouble(loaded, reader);
  const passed = troubleCount - blocked.length;
  return { name: 'endpoints in trouble', passed, total: troubleCount, blocked, owed: [], seconds: (performance.now() - started) / 1000 };
};

/** What no change may ship without, one thing after the other: quick ones first. */
export async function* passGate(tools: GateTools): AsyncGenerator<GateStep> {
  yield prompts();
  const extractive = readBaseline(tools.baselines, 'extractive');
  yield judged('extractive', await run(tools, chooseEngine({}, {}), 'extractive', { baseline: extractive }), extractive);
  const reference = readBaseline(tools.baselines, 'reference');
  yield judged('reference', await runReference(tools, 'perfect', { baseline: reference }), reference);
  yield await trouble(tools);
  for (const character of BAD) yield await stops(tools, character, reference);
}

/** The version of Gloss that is measured. */
export const versionOf = (root: string): string =>
  (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version;
