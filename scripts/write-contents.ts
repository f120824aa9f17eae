import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BuildOutput, ResolvedConfig } from 'wxt';
import { billOfMaterials } from './bill-of-materials';
import { bundledPackages, licenceList } from './bundled-packages';
import { wordListFolder } from './word-lists';

/** What `npm sbom` says of everything in the lock file. */
const installed = (root: string): string => {
  // A build runs with NODE_ENV=production, by which npm would leave out what a package.json calls a development dependency.
  const { stdout, stderr, status } = spawnSync('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--include', 'dev'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm sbom failed: ${stderr}`);
  return stdout;
};

/** Writes what a build is made of: the licences into it, since they want to be shipped, and the bill of materials beside it. */
export const writeContents = ({ root, outDir }: Pick<ResolvedConfig, 'root' | 'outDir'>, output: BuildOutput, name: string): void => {
  const moduleIds = output.steps.flatMap(({ chunks }) => chunks.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : [])));
  // Its base style sheet is in ours, by `@import`; the other is a list of words.
  const packages = bundledPackages(moduleIds, [path.join(root, 'node_modules/tailwindcss'), wordListFolder]);
  writeFileSync(path.join(outDir, 'licences.txt'), licenceList(packages));
  writeFileSync(`${outDir}.sbom.json`, billOfMaterials(installed(root), packages, name));
};
