import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import config from '@/wxt.config';

const root = path.resolve(import.meta.dirname, '..');

/** Where a manifest gives rights. Strict on nothing else: names and pictures give none. */
const Manifest = z.object({
  permissions: z.array(z.string()).default([]),
  optional_permissions: z.array(z.string()).default([]),
  host_permissions: z.array(z.string()).default([]),
  optional_host_permissions: z.array(z.string()).default([]),
  content_security_policy: z.object({ extension_pages: z.string() }),
  web_accessible_resources: z.array(z.unknown()).default([]),
  content_scripts: z.array(z.unknown()).default([]),
  externally_connectable: z.unknown().optional(),
});

const browsers = ['chrome', 'firefox'] as const;
type Browser = (typeof browsers)[number];

const configured = async (browser: Browser): Promise<unknown> =>
  typeof config.manifest === 'function'
    ? await config.manifest({ browser, manifestVersion: 3, mode: 'production', command: 'build' })
    : config.manifest;

const builtFile = (browser: Browser): string => path.join(root, '.output', `${browser}-mv3`, 'manifest.json');

/** What is written in wxt.config.ts, and what the build made of it: entry points can add rights of their own. `npm test` builds first. */
const manifests: readonly (readonly [name: string, browser: Browser, read: () => Promise<unknown>])[] = browsers.flatMap((browser) => [
  [`configured for ${browser}`, browser, () => configured(browser)] as const,
  ...(existsSync(builtFile(browser))
    ? [[`built for ${browser}`, browser, async () => JSON.parse(readFileSync(builtFile(browser), 'utf8')) as unknown] as const]
    : []),
]);

/** The rows of a document's tables whose first cell is a name in code. */
const rows = readFileSync(path.join(root, 'docs/store/permissions.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
const reasons = rows
  .filter((row) => row.length === 4)
  .map(([name = '', browser = '', asked = '', why = '']) => ({ name, browser, asked, why }));
const directives = rows.filter((row) => row.length === 3).map(([name = '', allowed = '', why = '']) => ({ name, allowed, why }));

const listed = (browser: Browser, asked: string): readonly string[] =>
  reasons
    .filter((reason) => reason.asked === asked && ['both', browser === 'chrome' ? 'Chromium' : 'Firefox'].includes(reason.browser))
    .map(({ name }) => name)
    .toSorted();

test('every right has a reason', () => {
  expect(reasons.length).toBeGreaterThan(5);
  expect(directives.length).toBeGreaterThan(5);
  expect([...reasons, ...directives].filter(({ why }) => why.length < 15)).toEqual([]);
});

describe.each(manifests)('the manifest %s', (_name, browser, read) => {
  test('asks for exactly what the list gives a reason for', async () => {
    const manifest = Manifest.parse(await read());
    expect(manifest.permissions.toSorted()).toEqual(listed(browser, 'at installation'));
    expect(manifest.optional_permissions.toSorted()).toEqual(listed(browser, 'when wanted'));
    expect(manifest.optional_host_permissions.toSorted()).toEqual(listed(browser, 'one by one'));
    expect(manifest.host_permissions).toEqual([]);
  });

  test('lets no page load a file of Gloss, find it out, or connect to it', async () => {
    const manifest = Manifest.parse(await read());
    expect(manifest.web_accessible_resources).toEqual([]);
    expect(manifest.content_scripts).toEqual([]);
    // Only this key would let a page connect; what other extensions send, nobody listens to.
    expect(manifest.externally_connectable).toBeUndefined();
  });

  test('lets the own pages load exactly what the list gives a reason for', async () => {
    const manifest = Manifest.parse(await read());
    expect(manifest.content_security_policy.extension_pages).toBe(directives.map(({ name, allowed }) => `${name} ${allowed}`).join('; '));
  });
});
