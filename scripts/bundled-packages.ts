import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const Manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().default('UNKNOWN'),
});

/** A package of which something is in the build. */
export interface BundledPackage extends z.infer<typeof Manifest> {
  /** Its licence's own words, and its notices; empty where it brings none. */
  readonly texts: readonly string[];
}

/** The folder of the package that a module is of; undefined for a module of Gloss's own. */
const folderOf = (moduleId: string): string | undefined =>
  /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(moduleId.replaceAll('\\', '/').replace(/^\0/, ''))?.[0];

const isLicence = (file: string): boolean => /^(licen[cs]e|copying|copyright|notice)([.-].*)?$/i.test(file);

const read = (folder: string): BundledPackage => {
  const manifest = Manifest.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));
  const files = readdirSync(folder).filter(isLicence).toSorted();
  return { ...manifest, texts: files.map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim()) };
};

/**
 * The packages that a build is made of, each version once, by name: what its modules say, not what package.json hopes.
 * @param moduleIds absolute paths, as a bundler names its modules.
 * @param folders packages that come in another way than as a module: by a style sheet.
 */
export const bundledPackages = (moduleIds: readonly string[], folders: readonly string[]): readonly BundledPackage[] => {
  const found = new Set([...folders, ...moduleIds.flatMap((id) => folderOf(id) ?? [])]);
  const packages = new Map([...found].map((folder) => read(folder)).map((one) => [`${one.name}@${one.version}`, one] as const));
  return [...packages.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'));
};

/** What the licences want said, in one file that is shipped with the build. */
export const licenceList = (packages: readonly BundledPackage[]): string =>
  [
    'Gloss is made with the packages below. Each stands under its own licence.',
    ...packages.map(({ name, version, license, texts }) =>
      [`${'─'.repeat(80)}\n${name} ${version}\nLicence: ${license}`, ...texts].join('\n\n'),
    ),
  ].join('\n\n') + '\n';
