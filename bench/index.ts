import { writeFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { parseArgs } from 'node:util';
import type { BenchOptions, BenchResult } from './bench-result';

// npm run bench -- NAME [--data PATH] [--json FILE]: the figures of one subject. Each subject is a file here that exports `run`.

const { positionals, values } = parseArgs({ allowPositionals: true, options: { data: { type: 'string' }, json: { type: 'string' } } });
const [name = ''] = positionals;
if (!/^[a-z][a-z-]*$/.test(name)) {
  console.error(
    'Say what to measure: npm run bench -- retrieval | answers | summaries | similar | redact | cache | pipeline | worker-life | jobs | collector … [--data PATH] [--json FILE]',
  );
  process.exit(1);
}

const { run } = (await import(`./${name}.ts`)) as { readonly run: (options: BenchOptions) => BenchResult | Promise<BenchResult> };
const { figures, baselines } = await run({ data: values.data ?? 'data' });
if (Object.keys(figures).length === 0) {
  console.error(`No data to measure ${name} with in ${values.data ?? 'data'}: docs/reading.md has the formats.`);
  process.exit(1);
}

const round = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(Math.abs(value) < 2 ? 3 : 1));
console.table(
  Object.fromEntries(
    Object.entries(figures).map(([figure, value]) => [
      figure,
      {
        gloss: round(value),
        ...Object.fromEntries(Object.entries(baselines).map(([library, theirs]) => [library, round(theirs[figure])])),
      },
    ]),
  ),
);
if (values.json) {
  const machine = `${platform()} ${arch()}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`;
  writeFileSync(values.json, `${JSON.stringify({ name, machine, at: new Date().toISOString(), figures, baselines }, null, 2)}\n`);
}
