import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { BenchOptions, BenchResult } from './bench-result';
import { glossVersion, machineWords, resultsPage, roundFigure } from './results-page';

// npm run bench -- NAME [--data PATH] [--json FILE]: the figures of one subject. Each subject is a file here that exports `run`.
// npm run bench -- all [--data PATH]: what readers wait for, together, into bench/RESULTS.md.

const ALL = ['panel', 'page', 'cache', 'capture', 'long-page', 'pipeline'];

const { positionals, values } = parseArgs({ allowPositionals: true, options: { data: { type: 'string' }, json: { type: 'string' } } });
const [name = ''] = positionals;
if (!/^[a-z][a-z-]*$/.test(name)) {
  console.error(
    'Say what to measure: npm run bench -- all | panel | page | cache | capture | long-page | pipeline | worker-life | jobs | retrieval | answers | summaries | similar | redact | collector … [--data PATH] [--json FILE]',
  );
  process.exit(1);
}

const measure = async (subject: string): Promise<BenchResult> => {
  const { run } = (await import(`./${subject}.ts`)) as { readonly run: (options: BenchOptions) => BenchResult | Promise<BenchResult> };
  return run({ data: values.data ?? 'data' });
};

const show = ({ figures, baselines }: BenchResult): void =>
  console.table(
    Object.fromEntries(
      Object.entries(figures).map(([figure, value]) => [
        figure,
        {
          gloss: roundFigure(value),
          ...Object.fromEntries(Object.entries(baselines).map(([library, theirs]) => [library, roundFigure(theirs[figure])])),
        },
      ]),
    ),
  );

if (name === 'all') {
  const results = new Map<string, BenchResult | undefined>();
  for (const subject of ALL) {
    console.log(subject);
    const result = await measure(subject);
    const found = Object.keys(result.figures).length > 0;
    if (found) show(result);
    results.set(subject, found ? result : undefined);
  }
  writeFileSync(path.join(import.meta.dirname, 'RESULTS.md'), resultsPage(results, glossVersion()));
  console.log('bench/RESULTS.md');
} else {
  const result = await measure(name);
  if (Object.keys(result.figures).length === 0) {
    console.error(`No data to measure ${name} with in ${values.data ?? 'data'}: docs/reading.md has the formats.`);
    process.exit(1);
  }
  show(result);
  if (values.json)
    writeFileSync(values.json, `${JSON.stringify({ name, machine: machineWords(), at: new Date().toISOString(), ...result }, null, 2)}\n`);
}
