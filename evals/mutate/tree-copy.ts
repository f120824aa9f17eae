import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stableHash } from '@/lib/core/stable-hash';
import type { Mutation } from './mutations';

/** The files that git knows, as they are on this disk now. */
const trackedFiles = (root: string): readonly string[] =>
  execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })
    .split('\0')
    .filter((file) => file !== '' && existsSync(path.join(root, file)));

/** One fingerprint of everything in the tree. */
export const treeFingerprint = (root: string): string =>
  stableHash(trackedFiles(root).map((file) => [file, stableHash(readFileSync(path.join(root, file), 'latin1'))]));

/** The file with the fault in it. @throws when its text does not occur exactly once: then it is another fault than was meant. */
export const mutated = (source: string, { id, file, text, replacement }: Mutation): string => {
  const [before, after, ...more] = source.split(text);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`The mutation ${id} does not fit ${file}: its text occurs ${more.length + (after === undefined ? 0 : 1)} times there.`);
  return before + replacement + after;
};

/** What commands leave behind and need again; read pages are kept by what read them, so that two copies may share them. */
const COPIED = ['.wxt/tsconfig.json', '.wxt/wxt.d.ts'];
const LINKED = ['node_modules', '.cache/evals/captures'];

/** A copy of the tree to put faults into, one at a time; the tree itself is never written to. */
export interface TreeCopy {
  readonly root: string;
  put(mutation: Mutation): void;
  /** Takes back what was put last. */
  restore(): void;
  remove(): void;
}

export const copyTree = (root: string): TreeCopy => {
  const copy = mkdtempSync(path.join(tmpdir(), 'gloss-mutate-'));
  for (const file of [...trackedFiles(root), ...COPIED.filter((name) => existsSync(path.join(root, name)))]) {
    mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
    copyFileSync(path.join(root, file), path.join(copy, file));
  }
  for (const folder of LINKED) {
    mkdirSync(path.dirname(path.join(copy, folder)), { recursive: true });
    mkdirSync(path.join(root, folder), { recursive: true });
    symlinkSync(path.join(root, folder), path.join(copy, folder), 'junction');
  }
  let sound: { readonly file: string; readonly source: string } | undefined;
  return {
    root: copy,
    put: (mutation) => {
      const file = path.join(copy, mutation.file);
      sound = { file, source: readFileSync(file, 'utf8') };
      writeFileSync(file, mutated(sound.source, mutation));
    },
    restore: () => {
      // Of the copy, not of the tree: somebody may go on working there.
      if (sound) writeFileSync(sound.file, sound.source);
    },
    remove: () => rmSync(copy, { recursive: true, force: true }),
  };
};
