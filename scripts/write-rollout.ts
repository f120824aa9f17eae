// Writes what administrators are given, from the policy's schema. A test fails while a file is not what this would write.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ids } from './rollout/ids';
import { rolloutFiles } from './rollout/templates';

const root = path.resolve(import.meta.dirname, '..');
for (const [file, text] of Object.entries(rolloutFiles(ids))) {
  const target = path.join(root, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
  console.log(file);
}
