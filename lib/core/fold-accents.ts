const ASCII = /^[\x20-\x7e]*$/;

/** "é" becomes "e": people leave accents out when they ask. Letters that are not a base with a mark stay. */
export const foldAccents = (text: string): string =>
  ASCII.test(text)
    ? text
    : text
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .normalize('NFC');
