import { createHash } from 'node:crypto';
import { FIREFOX_ID, PUBLIC_KEY } from '@/scripts/extension-ids';
import type { Ids } from './templates';

/** Chromium's id is the beginning of the key's hash, each half byte as one of the letters a to p. */
export const chromiumId = (publicKey: string): string =>
  createHash('sha256')
    .update(Buffer.from(publicKey, 'base64'))
    .digest('hex')
    .slice(0, 32)
    .replace(/./g, (digit) => String.fromCodePoint('a'.charCodeAt(0) + Number.parseInt(digit, 16)));

export const ids: Ids = { chromium: chromiumId(PUBLIC_KEY), firefox: FIREFOX_ID };
