import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** Every file of the project that git knows or would take, from its root. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(path.join(root, file)));
const sources = files.filter((file) => /\.(ts|tsx|mjs)$/.test(file));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

test('looks at the sources that are there', () => {
  expect(sources).toContain('lib/core/answer.ts');
  expect(sources.length).toBeGreaterThan(20);
});

test('no file or folder is called by a name that holds anything', () => {
  const vague = /(^|[/-])(utils?|helpers?|common|misc|types|shared)(\/|\.)/;
  expect(sources.filter((file) => vague.test(file))).toEqual([]);
});

test('file names are in kebab-case', () => {
  expect(sources.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/.test(path.basename(file)))).toEqual([]);
});

test('no module only hands on what others export', () => {
  const isBarrel = (text: string) => {
    const statements = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '').split(';');
    const meaningful = statements.map((statement) => statement.trim()).filter(Boolean);
    return meaningful.length > 0 && meaningful.every((statement) => /^export\s+(type\s+)?(\*|\{[^}]*\})[^;]*\bfrom\b/.test(statement));
  };
  expect(isBarrel(`export * from './a';\nexport { b } from './b';`)).toBe(true);
  expect(sources.filter((file) => isBarrel(read(file)))).toEqual([]);
});

test('nothing is left for later or switched off in a test', () => {
  const left = /\b(TODO|FIXME|XXX)\b|\b(test|it|describe)\.((only|todo)\(|skip\(['"`])/;
  expect(sources.filter((file) => file !== 'scripts/conventions.test.ts' && left.test(read(file)))).toEqual([]);
});

test('every rule that is switched off in a source says why', () => {
  const disabled = sources.flatMap((file) =>
    read(file)
      .split('\n')
      .filter((line) => /oxlint-disable|@ts-(expect-error|ignore)|prettier-ignore/.test(line) && file !== 'scripts/conventions.test.ts')
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(disabled.filter((line) => !/--\s\S|@ts-expect-error\s\S/.test(line))).toEqual([]);
});

test('the schema of a noun shares its name with its type', () => {
  const nouns = sources
    .filter((file) => file.startsWith('lib/core/'))
    .flatMap((file) => [...read(file).matchAll(/^export type (\w+) = z\.infer<typeof (\w+)>/gm)]);
  expect(nouns.length).toBeGreaterThan(10);
  expect(nouns.filter(([, type, schema]) => type !== schema).map(([line]) => line)).toEqual([]);
});
