import { existsSync, mkdtempSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const built = path.join(root, '.output', 'review');

/** What the page is made of, as far as it changes with this project. */
const SOURCES = ['collector/review', 'components/ui', 'components/panel', 'lib/core', 'lib/collector', 'locales', 'package-lock.json'];

const newest = (place: string): number => {
  const { mtimeMs } = statSync(place);
  if (!statSync(place).isDirectory()) return mtimeMs;
  return Math.max(
    mtimeMs,
    ...readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(path.join(entry.parentPath, entry.name)).mtimeMs),
  );
};

const isCurrent = (): boolean => {
  const index = path.join(built, 'index.html');
  if (!existsSync(index)) return false;
  const builtAt = statSync(index).mtimeMs;
  return SOURCES.every((source) => newest(path.join(root, source)) <= builtAt);
};

/**
 * Builds the review page where it is missing or older than what it is made of. In a folder of its own first: another instance may be reading.
 * @returns the folder that holds it.
 */
export const buildReviewPage = async (say: (line: string) => void): Promise<string> => {
  if (isCurrent()) return built;
  say('Building the review page …');
  // Only now: most starts need none of it.
  const [{ build }, { default: tailwindcss }] = await Promise.all([import('vite'), import('@tailwindcss/vite')]);
  mkdirSync(path.dirname(built), { recursive: true });
  const fresh = mkdtempSync(`${built}-`);
  await build({
    root: path.join(root, 'collector', 'review'),
    base: '/review/',
    logLevel: 'error',
    configFile: false,
    plugins: [tailwindcss()],
    resolve: { alias: { '@': root } },
    // Nothing may stand in the page itself: its policy allows no script there.
    build: { outDir: fresh, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  rmSync(built, { recursive: true, force: true });
  renameSync(fresh, built);
  return built;
};
