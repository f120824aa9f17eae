/** German inflection and the commonest derivations, after Snowball's "german"; umlauts become their vowel, ß becomes ss. Takes lower-case words. */
export function stemGerman(input: string): string {
  let word = input.replaceAll('ß', 'ss').replaceAll('ä', 'a').replaceAll('ö', 'o').replaceAll('ü', 'u');
  if (word.length < 4) return word;
  const vowelThenConsonant = /[aeiouy][^aeiouy]/;
  const first = vowelThenConsonant.exec(word);
  const r1 = Math.max(3, first ? first.index + 2 : word.length);
  const second = vowelThenConsonant.exec(word.slice(r1));
  const r2 = second ? r1 + second.index + 2 : word.length;
  const take = (ending: RegExp, from: number): boolean => {
    const found = ending.exec(word);
    if (!found || found.index < from) return false;
    word = word.slice(0, found.index);
    return true;
  };

  if (take(/(?:nisse[ns]?|nis)$/, r1)) word += 'nis';
  else if (!take(/(?:ern|em|er)$/, r1) && !take(/(?:en|es|e)$/, r1)) take(/(?<=[bdfghklmnrt])s$/, r1);
  if (!take(/(?:en|er|est)$/, r1)) take(/(?<=...[bdfghklmnt])st$/, r1);
  if (!take(/(?<!e)(?:end|ung|ig|ik|isch)$/, r2) && !take(/(?:lich|heit)$/, r2)) take(/keit$/, r2);
  return word;
}
