import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readPolicy } from '@/lib/core/policy/read-policy';
import { ids } from './ids';
import { samplePolicy } from './sample-policy';
import { rolloutFiles } from './templates';

const root = path.resolve(import.meta.dirname, '../..');
const files = rolloutFiles(ids);

test.each(Object.keys(files))('%s is what the schema makes of it; npm run rollout writes it anew', (file) => {
  const target = path.join(root, file);
  expect(existsSync(target) && readFileSync(target, 'utf8')).toBe(files[file]);
});

test('the example of every template is a policy without a mistake', () => {
  expect(readPolicy(samplePolicy).problems).toEqual([]);
});
