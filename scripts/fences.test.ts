import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** The table of docs/architecture.md: what each folder may not import, and beside it what it may. */
const fences: readonly { readonly from: string; readonly forbidden: readonly string[]; readonly allowed: readonly string[] }[] = [
  {
    from: 'lib/core/run.ts',
    forbidden: [
      '@/lib/page/capture-page',
      '@/lib/storage/database',
      '@/components/panel/panel',
      'openai',
      'dexie',
      'react',
      'node:fs',
      'wxt/browser',
      '@/locales/i18n',
    ],
    allowed: ['./ask', '@/lib/core/prompt/prompt', 'zod', 'partial-json'],
  },
  { from: 'lib/core/prompt/prompt.ts', forbidden: ['../ask'], allowed: ['@/lib/core/ask'] },
  {
    from: 'lib/page/capture-page.ts',
    forbidden: ['@/lib/engine/endpoint', '@/components/ui/button', 'react'],
    allowed: ['./walk', '@/lib/page/walk', '@/lib/core/block', 'zod'],
  },
  { from: 'lib/engine/endpoint.ts', forbidden: ['@/lib/storage/database', 'react-dom/client'], allowed: ['openai', '@/lib/core/engine'] },
  {
    from: 'lib/storage/database.ts',
    forbidden: ['@/lib/messaging/protocol', '@tanstack/react-query'],
    allowed: ['dexie', '@/lib/core/run-record'],
  },
  {
    from: 'lib/messaging/protocol.ts',
    forbidden: ['@/lib/page/capture-page', '../core/ask'],
    allowed: ['@webext-core/messaging', '@/lib/core/intent'],
  },
  {
    from: 'lib/collector/client.ts',
    forbidden: ['@/lib/storage/outbox', '@/entrypoints/background/index'],
    allowed: ['zod', '@/lib/core/feedback'],
  },
  {
    from: 'components/panel/panel.tsx',
    forbidden: ['@/lib/page/capture-page', '@/lib/engine/endpoint', '@/entrypoints/sidepanel/main', '@/evals/run', 'openai', 'dexie'],
    allowed: [
      'react',
      '@tanstack/react-query',
      'dexie-react-hooks',
      '@/components/ui/button',
      '@/lib/core/answer',
      '@/lib/storage/runs',
      '@/lib/messaging/protocol',
      '@/locales/i18n',
    ],
  },
  { from: 'locales/formats.ts', forbidden: ['@/components/ui/button', '@/lib/core/answer', 'react'], allowed: ['./i18n', '@wxt-dev/i18n'] },
  {
    from: 'entrypoints/background/index.ts',
    forbidden: ['@/entrypoints/sidepanel/main', '../sidepanel/main'],
    allowed: ['@/lib/engine/endpoint', '@/lib/storage/database'],
  },
  {
    from: 'evals/run.ts',
    forbidden: ['@/components/panel/panel', '@/collector/server', '@/entrypoints/background/index'],
    allowed: ['@/lib/core/run', '@/lib/engine/extractive'],
  },
  { from: 'bench/retrieval.ts', forbidden: ['@/components/panel/panel', '../lib/core/run'], allowed: ['@/lib/core/run', '@/evals/cases'] },
  {
    from: 'collector/server.ts',
    forbidden: ['@/lib/storage/outbox', '@/lib/page/capture-page', '@/components/ui/button', '@/lib/engine/endpoint', '@/evals/index'],
    allowed: ['hono', '@/lib/core/feedback', '@/lib/collector/contract', '@/lib/engine/extractive', '@/evals/run-case'],
  },
  {
    from: 'collector/review/inbox.tsx',
    forbidden: ['@/collector/review-routes', '@/components/panel/panel', '@/lib/storage/db', 'hono', 'kysely', 'node:fs'],
    allowed: ['react', '@/collector/review/client', '@/components/ui/button', '@/components/panel/answer-body', '@/lib/collector/contract'],
  },
  {
    from: 'e2e/main-job.spec.ts',
    forbidden: ['@/entrypoints/background/index', '../scripts/start'],
    allowed: ['./fixtures', '@/lib/core/answer'],
  },
];

/** One file per import, so that each report says which import it is about. */
const fileOf = (from: string, index: number, verdict: string) =>
  path.join(path.dirname(from), `${path.basename(from, path.extname(from))}-${verdict}-${index}${path.extname(from)}`);

let folder: string;
let reported: ReadonlySet<string>;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fences-'));
  cpSync(path.join(root, '.oxlintrc.json'), path.join(folder, '.oxlintrc.json'));
  for (const { from, forbidden, allowed } of fences) {
    for (const [verdict, specifiers] of Object.entries({ forbidden, allowed })) {
      for (const [index, specifier] of specifiers.entries()) {
        const file = path.join(folder, fileOf(from, index, verdict));
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, `import { it } from '${specifier}';\nexport const kept = it;\n`);
      }
    }
  }
  reported = lint(folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** @returns the files in which an import was reported, from the folder. */
const lint = (cwd: string): ReadonlySet<string> => {
  const oxlint = path.join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const words = [oxlint, '-f', 'json', '.'];
  let printed: string;
  try {
    printed = execFileSync(process.execPath, words, { cwd, encoding: 'utf8' });
  } catch (error) {
    printed = (error as { stdout: string }).stdout; // exit 1 with its report: that is what forbidden imports are for
  }
  const report = JSON.parse(printed) as { diagnostics: { code: string; filename: string }[] };
  return new Set(
    report.diagnostics.filter(({ code }) => code.includes('no-restricted-imports')).map(({ filename }) => path.normalize(filename)),
  );
};

describe.each(fences)('$from', ({ from, forbidden, allowed }) => {
  test.each(forbidden.map((specifier, index) => [specifier, index] as const))('may not import %s', (_, index) => {
    expect(reported).toContain(path.normalize(fileOf(from, index, 'forbidden')));
  });

  test.each(allowed.map((specifier, index) => [specifier, index] as const))('may import %s', (_, index) => {
    expect(reported).not.toContain(path.normalize(fileOf(from, index, 'allowed')));
  });
});
