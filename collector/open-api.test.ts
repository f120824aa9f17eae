import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openApi } from './open-api';

test('openapi.json is what the contract says (npm run collector:openapi writes it)', () => {
  const written: unknown = JSON.parse(readFileSync(path.join(import.meta.dirname, 'openapi.json'), 'utf8'));
  expect(written).toEqual(JSON.parse(JSON.stringify(openApi)));
});
