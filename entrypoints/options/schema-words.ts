import { config } from 'zod';
import { de, en, es, fr, ja } from 'zod/locales';

const spoken = new Map([
  ['de', de],
  ['es', es],
  ['fr', fr],
  ['ja', ja],
]);

/** What a schema says of a value that it can't take, as of a settings file or a policy, is said in this language from now on. */
export const speakOfValues = (language: string): void => void config((spoken.get(language) ?? en)());
