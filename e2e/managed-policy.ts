import { generateKeyPairSync } from 'node:crypto';
import { accessSync, constants, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromiumId } from '@/scripts/rollout/ids';
import { builtExtension } from './launch-gloss';

/** Where Debian's Chromium looks for policies; for the whole machine. */
const folder = '/etc/chromium/policies/managed';

/** Why no policy can be set here; undefined when one can. */
export const noPolicyHere = (): string | undefined => {
  const above = ['/etc/chromium/policies/managed', '/etc/chromium/policies', '/etc/chromium', '/etc'].find((one) => existsSync(one)) ?? '/';
  try {
    accessSync(above, constants.W_OK);
    return undefined;
  } catch {
    return `${folder} can't be written: policies need root.`;
  }
};

/**
 * The built extension under an id of its own, with a policy of its own: the folder of policies is the whole machine's, and no other browser
 * may notice.
 */
export const managedExtension = () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const id = chromiumId(key);
  const extension = mkdtempSync(path.join(tmpdir(), 'gloss-managed-'));
  cpSync(builtExtension, extension, { recursive: true });
  const manifest = path.join(extension, 'manifest.json');
  writeFileSync(manifest, JSON.stringify({ ...(JSON.parse(readFileSync(manifest, 'utf8')) as object), key }));
  const file = path.join(folder, `gloss-test-${id}.json`);
  return {
    extension,
    id,
    /** Sets the policy, as an administrator's tool does; a browser that runs already follows within seconds. */
    set: (policy: unknown) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: { [id]: policy } } }));
    },
    remove: () => {
      rmSync(file, { force: true });
      rmSync(extension, { recursive: true, force: true });
    },
  };
};
