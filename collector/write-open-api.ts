// Writes collector/openapi.json; a test fails while it is not what the contract says.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openApi } from './open-api';

writeFileSync(path.join(import.meta.dirname, 'openapi.json'), `${JSON.stringify(openApi, null, 2)}\n`);
