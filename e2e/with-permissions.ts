import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { builtExtension } from './launch-gloss';

const Manifest = z.looseObject({ permissions: z.array(z.string()), optional_permissions: z.array(z.string()) });

/**
 * A copy of the built extension in `folder` whose optional permissions a reader has agreed to: nobody can press the browser's own "Allow" in a
 * test, so the copy has them from the start.
 */
export const withPermissions = (permissions: readonly string[], folder: string): string => {
  cpSync(builtExtension, folder, { recursive: true });
  const file = path.join(folder, 'manifest.json');
  const manifest = Manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  const given = {
    ...manifest,
    permissions: [...manifest.permissions, ...permissions],
    // One that is in both is an error to the browser.
    optional_permissions: manifest.optional_permissions.filter((name) => !permissions.includes(name)),
  };
  writeFileSync(file, JSON.stringify(given));
  return folder;
};
