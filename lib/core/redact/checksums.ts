const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** ISO/IEC 7812-1, annex B: cards, and several national ids. */
export const passesLuhn = (text: string): boolean => {
  const digits = digitsOf(text);
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 1 && sum % 10 === 0;
};

const remainder = (digits: string, divisor: number): number => {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % divisor;
  return rest;
};

/** ISO 13616: the country and check digits moved to the end, letters as numbers, leave 1 modulo 97. */
export const passesIban = (text: string): boolean => {
  const compact = text.replace(/[\s-]/g, '').toUpperCase();
  if (compact.length < 15 || compact.length > 34) return false;
  const moved = compact.slice(4) + compact.slice(0, 4);
  return (
    remainder(
      moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55)),
      97,
    ) === 1
  );
};

/** ISO 7064 mod 11,10: Germany's tax id, whose first ten digits also repeat one digit two or three times. */
export const passesGermanTaxId = (text: string): boolean => {
  const digits = digitsOf(text);
  if (digits.length !== 11 || digits.startsWith('0')) return false;
  const repeats = Math.max(...Array.from({ length: 10 }, (_, digit) => digits.slice(0, 10).split(String(digit)).length - 1));
  if (repeats < 2 || repeats > 3) return false;
  let product = 10;
  for (const digit of digits.slice(0, 10)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits[10]);
};

/** France's social security number: 97 less the rest of the first thirteen digits; Corsica's departments are 2A and 2B. */
export const passesFrenchSocialSecurity = (text: string): boolean => {
  const compact = text.replace(/[\s.]/g, '').toUpperCase();
  const body = compact.slice(0, 13).replace('2A', '19').replace('2B', '18');
  return /^\d{13}$/.test(body) && 97 - remainder(body, 97) === Number(compact.slice(13));
};

/** Spain's DNI and NIE: the letter is the number modulo 23 in a fixed alphabet. */
export const passesSpanishId = (text: string): boolean => {
  const compact = text.replace(/[\s.-]/g, '').toUpperCase();
  const number = compact.slice(0, -1).replace(/^X/, '0').replace(/^Y/, '1').replace(/^Z/, '2');
  return /^\d{8}$/.test(number) && 'TRWAGMYFPDXBNJZSQVHLCKE'[remainder(number, 23)] === compact.at(-1);
};
