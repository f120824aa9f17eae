/** Addresses in pasted text, each once: one a line, in a sentence, or without its scheme. */
export const addressesIn = (text: string): readonly string[] => {
  const words = text.split(/[\s<>"']+/).map((word) => word.replace(/[).,;:\]]+$/, '').replace(/^[([]+/, ''));
  const addresses = words.flatMap((word) => {
    const full = /^https?:\/\//i.test(word) ? word : /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/|$)/.test(word) ? `https://${word}` : '';
    return URL.canParse(full) ? [new URL(full).href] : [];
  });
  return [...new Set(addresses)];
};
