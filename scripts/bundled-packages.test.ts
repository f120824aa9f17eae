import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { billOfMaterials } from './bill-of-materials';
import { bundledPackages, licenceList } from './bundled-packages';

const root = mkdtempSync(path.join(tmpdir(), 'gloss-packages-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const install = (folder: string, manifest: object, files: Readonly<Record<string, string>> = {}): string => {
  const target = path.join(root, 'node_modules', folder);
  mkdirSync(target, { recursive: true });
  for (const [name, text] of Object.entries({ 'package.json': JSON.stringify(manifest), ...files }))
    writeFileSync(path.join(target, name), text);
  return target;
};

install('plain', { name: 'plain', version: '1.0.0', license: 'MIT' }, { LICENSE: 'Copyright (c) Plain\r\nDo as you like.' });
install('@scope/one', { name: '@scope/one', version: '2.0.0', license: 'Apache-2.0' }, { 'LICENSE.md': 'Apache', NOTICE: 'By One.' });
install('plain/node_modules/deep', { name: 'deep', version: '3.0.0' });
install('unused', { name: 'unused', version: '4.0.0', license: 'GPL-3.0' });

const modules = [
  `${root}/node_modules/plain/index.js`,
  `${root}/node_modules/plain/more.js?used`,
  `\0${root}/node_modules/@scope/one/dist/index.mjs`,
  `${root}/node_modules/plain/node_modules/deep/index.js`,
  `${root}/lib/core/run.ts`,
];
const packages = bundledPackages(modules, []);

test('the licence list has every package whose code is in the build, with its own words, and no other', () => {
  expect(packages.map(({ name, version }) => `${name} ${version}`)).toEqual(['@scope/one 2.0.0', 'deep 3.0.0', 'plain 1.0.0']);
  const list = licenceList(packages);
  for (const words of ['Copyright (c) Plain\nDo as you like.', 'Apache', 'By One.', 'deep 3.0.0\nLicence: UNKNOWN'])
    expect(list).toContain(words);
  expect(list).not.toContain('unused');
});

const component = (name: string, version: string) => ({
  'bom-ref': `${name}@${version}`,
  name,
  version,
  externalReferences: [
    { type: 'website', url: `https://${name}.example/` },
    { type: 'distribution', url: 'https://mirror.example/x.tgz' },
  ],
});
const installed = (...components: object[]): string =>
  JSON.stringify({
    bomFormat: 'CycloneDX',
    serialNumber: 'urn:uuid:1',
    metadata: { timestamp: 'now', component: { 'bom-ref': 'gloss@1', type: 'library', name: 'folder' } },
    components,
    dependencies: [
      { ref: 'plain@1.0.0', dependsOn: ['unused@4.0.0', 'deep@3.0.0'] },
      { ref: 'unused@4.0.0', dependsOn: [] },
    ],
  });
const all = [component('plain', '1.0.0'), component('deep', '3.0.0'), component('unused', '4.0.0'), component('@scope/one', '2.0.0')];

test('the bill of materials says what is in the build, and nothing of the machine or the moment', () => {
  const text = billOfMaterials(installed(...all), packages, 'Acme Help');
  const bom = JSON.parse(text) as { components: { 'bom-ref': string }[]; dependencies: unknown; metadata: unknown };
  expect(bom.components.map((one) => one['bom-ref'])).toEqual(['@scope/one@2.0.0', 'deep@3.0.0', 'plain@1.0.0']);
  expect(bom.dependencies).toEqual([{ ref: 'plain@1.0.0', dependsOn: ['deep@3.0.0'] }]);
  expect(bom.metadata).toEqual({ component: { 'bom-ref': 'gloss@1', type: 'application', name: 'Acme Help' } });
  for (const passing of ['timestamp', 'serialNumber', 'mirror.example']) expect(text).not.toContain(passing);
});

test('a bundled package that nobody installed by the lock file stops the build', () => {
  expect(() => billOfMaterials(installed(...all.slice(1)), packages, 'Gloss')).toThrow('plain@1.0.0');
});
