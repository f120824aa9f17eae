import { shortHash } from '@/lib/core/stable-hash';

/** Names the blocks of one capture, in reading order: what a block says, and which of those that say the same it is. */
export const blockNamer = (): ((text: string) => string) => {
  const seen = new Map<string, number>();
  return (text) => {
    const content = shortHash(text);
    const nth = (seen.get(content) ?? 0) + 1;
    seen.set(content, nth);
    return nth === 1 ? content : `${content}.${nth}`;
  };
};
