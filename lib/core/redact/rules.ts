import { passesFrenchSocialSecurity, passesGermanTaxId, passesIban, passesLuhn, passesSpanishId } from './checksums';
import type { Rule } from './finding';

/** Bits per character, by how often each occurs: words have about 3, random keys above 3.5. */
const entropy = (text: string): number => {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
};

/** Text that stands where a secret would, and is none: placeholders, variables, words about it. */
const STAND_IN =
  /^(?:<.*>|\[.*\]|\$\{?\w.*|%\w+%|\{\{.*|x{3,}|\*{3,}|•+|\.{3,}|…+|your[-_ ].*|example.*|changeme\??|redacted|hidden|none|null|nil|true|false|empty|unset|required|optional|expired|invalid|missing|wrong|reset|rotated?|policy|field|is|was|are|the|a|an|in|to|for|and|or|of|by|from|not|must|should|will|can|has|see|via|with)$/i;

const isSecretValue = (value: string): boolean => !STAND_IN.test(value) && !/^[a-z]+$/.test(value) && new Set(value).size > 3;
const isLooseSecret = (value: string): boolean => !STAND_IN.test(value) && new Set(value).size > 2;

/** Random enough to be a key: several kinds of characters and no word's evenness. */
const isRandom = (value: string): boolean => entropy(value) > 3.4 && /\d/.test(value) && /[a-zA-Z]/.test(value);

/** How far before a number its meaning may stand, in characters. */
const CONTEXT = 40;
const after =
  (words: RegExp) =>
  (_value: string, text: string, start: number): boolean =>
    words.test(text.slice(Math.max(0, start - CONTEXT), start));
const both =
  (...tests: readonly NonNullable<Rule['holds']>[]): NonNullable<Rule['holds']> =>
  (...parts) =>
    tests.every((test) => test(...parts));

/** Nothing that belongs to a longer number, identifier or path stands around it. */
const EDGE = String.raw`(?<![\w/#.+-])`;
const END = String.raw`(?![\w/]|[.-]\w)`;

/** What a phone number is not: a date, an IP address, a version, a range, a number of fixed width. */
const isPhone = (value: string): boolean => {
  const digits = value.replace(/\D/g, '');
  if (digits.length < 8 || digits.length > 15 || /^(\d)\1+$/.test(digits)) return false;
  return !/^\d{4}[-./]\d{1,2}[-./]\d{1,2}|^\d{1,2}[-./]\d{1,2}[-./]\d{4}|^\d{1,3}(\.\d{1,3}){3}$/.test(value);
};

/**
 * What is replaced, most certain first: where two rules meet, the earlier one wins. Own rules, because the libraries that do this also
 * replace order numbers, ticket ids and menu labels, which an answer is about. Formats are the issuers' published ones.
 */
export const rules: readonly Rule[] = [
  // Private keys, whole
  {
    kind: 'KEY',
    pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----[^]*?(?:-----END (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|$)/g,
  },
  // Keys that say what they are
  { kind: 'KEY', pattern: /\b(?:A3T[A-Z0-9]|AKIA|ASIA|AGPA|AIDA|AROA|ABIA|ACCA)[A-Z0-9]{16}\b/g },
  { kind: 'KEY', pattern: /\b(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{30,}\b|\bgithub_pat_\w{22,}\b/g },
  { kind: 'KEY', pattern: /\bgl(?:pat|dt|rt|cbt|ptt|ft|soat|agent|oas)-[\w-]{18,}/g },
  {
    kind: 'KEY',
    pattern: /\bxox[abeoprs]-[\w-]{10,}|\bxapp-\d-[\w-]{10,}|https:\/\/hooks\.slack\.com\/(?:services|workflows)\/[\w/+-]{20,}/g,
  },
  { kind: 'KEY', pattern: /\b(?:sk|pk|rk|whsec)_(?:live|test|prod)_[A-Za-z0-9]{10,}\b|\bwhsec_[A-Za-z0-9+/]{24,}/g },
  { kind: 'KEY', pattern: /\bsk-(?:[a-z0-9]+-)*[A-Za-z0-9_-]{20,}/g },
  { kind: 'KEY', pattern: /\bAIza[\w-]{35}|\bya29\.[\w-]{20,}|\bGOCSPX-[\w-]{20,}/g },
  { kind: 'KEY', pattern: /\bSG\.[\w-]{16,}\.[\w-]{16,}|\bkey-[0-9a-f]{32}\b|\bSK[0-9a-f]{32}\b|\bAC[0-9a-f]{32}\b/g },
  {
    kind: 'KEY',
    pattern:
      /\b(?:npm_[A-Za-z0-9]{30,}|pypi-[\w-]{50,}|hf_[A-Za-z0-9]{30,}|dop_v1_[0-9a-f]{60,}|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{30,}|rubygems_[0-9a-f]{40,}|dckr_pat_[\w-]{20,}|hv[sb]\.[\w-]{20,}|glsa_\w{30,}|lin_api_\w{30,}|PMAK-[\w-]{50,}|ATATT[\w=-]{20,}|NRAK-[A-Z0-9]{20,}|sl\.[\w-]{60,}|EAAC?[A-Za-z0-9]{60,}|secret_[A-Za-z0-9]{40,})/g,
  },
  { kind: 'KEY', pattern: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}(?:\.[\w-]*)?/g },
  { kind: 'KEY', pattern: /\bAccountKey=(?<value>[A-Za-z0-9+/=]{40,})|\bSharedAccessSignature sr=[^\s"']+|[?&]sig=[\w%+/=-]{20,}/dg },
  { kind: 'KEY', pattern: /\bAuthorization["']?\s*[:=]\s*["']?(?:Bearer|Basic|Token|Digest|ApiKey)\s+(?<value>[\w.~+/=:-]{8,})/dgi },
  { kind: 'KEY', pattern: /\bBearer\s+(?<value>[\w.~+/=-]{16,})/dg, holds: isRandom },
  // A password in an address
  { kind: 'PASSWORD', pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/?#@]*:(?<value>[^\s/@]{3,})@/dgi, holds: isLooseSecret },
  // A password or key that is named: "password: …", API_KEY=…, "client_secret": "…", -p …
  {
    kind: 'PASSWORD',
    pattern:
      /(?:pass(?:word|wd|code|phrase)|\bpwd|\bpw|\bpin(?:\s*code)?|kennwort|passwort|mot de passe|contraseña|パスワード|密码)["'*_]*\s*(?:(?:is|was|ist|est|es)\s*[:=]?|[:=：]+>?)\s*(?:"(?<value>[^"\n]{4,})"|'[^'\n]{4,}')/dgiu,
    holds: isLooseSecret,
  },
  {
    kind: 'PASSWORD',
    pattern:
      /(?:pass(?:word|wd|code|phrase)|\bpwd|\bpw|kennwort|passwort|mot de passe|contraseña|パスワード|密码)["'*_`]*\s*[:=：]+>?\s*[`"'*]*(?<value>[^\s"'`,;<]{4,})/dgiu,
    holds: isLooseSecret,
  },
  {
    kind: 'PASSWORD',
    pattern: /(?:pass(?:word|wd|code|phrase)|kennwort|passwort)\s+(?:is|was|to|ist|lautet)\s+[`"'*]*(?<value>[^\s"'`,;]{6,})/dgiu,
    holds: (value) => isSecretValue(value) && /[^A-Za-z]/.test(value.replace(/[.!?]+$/, '')),
  },
  { kind: 'PASSWORD', pattern: /\b\w*(?:IDENTIFIED BY|--password|--passwd)[\s=]+["']?(?<value>[^\s"';]{4,})/dgi, holds: isLooseSecret },
  {
    kind: 'KEY',
    pattern:
      /(?:api[\s_-]?key|secret(?:[\s_-]?(?:key|access[\s_-]?key))?|access[\s_-]?(?:key|token)|auth[\s_-]?token|client[\s_-]?secret|private[\s_-]?key|refresh[\s_-]?token|signing[\s_-]?(?:key|secret)|encryption[\s_-]?key|webhook[\s_-]?secret|session[\s_-]?(?:id|key|token)|\btoken)["'*_`]*\s*(?:[:=：]+>?|\bis\b)\s*[`"'*]*(?<value>[\w.~+/=@!$%^&-]{8,})/dgiu,
    holds: (value) => isSecretValue(value) && (entropy(value) > 2.8 || /\d/.test(value)),
  },
  // Money
  {
    kind: 'IBAN',
    pattern: new RegExp(`${EDGE}[A-Z]{2}\\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?(?![A-Z0-9])`, 'g'),
    holds: passesIban,
  },
  {
    kind: 'CARD',
    pattern: new RegExp(`${EDGE}[2-6]\\d{3}(?:[ -]?\\d{4}){2}[ -]?\\d{1,7}${END}|${EDGE}3[47]\\d{2}[ -]?\\d{6}[ -]?\\d{5}${END}`, 'g'),
    holds: passesLuhn,
  },
  // People
  {
    kind: 'EMAIL',
    pattern: /(?<![\w.+-])[\p{L}\p{N}][\p{L}\p{N}._%+'-]*@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?![\w-])/gu,
  },
  { kind: 'ID', pattern: new RegExp(`${EDGE}(?!000|666|9\\d\\d)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}${END}`, 'g') },
  {
    kind: 'ID',
    pattern: new RegExp(`${EDGE}(?!000|666|9\\d\\d)\\d{3} ?(?!00)\\d{2} ?(?!0000)\\d{4}${END}`, 'g'),
    holds: after(/\b(?:ssn|social security)\b/i),
  },
  {
    kind: 'ID',
    pattern: new RegExp(`${EDGE}(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]${END}`, 'g'),
  },
  {
    kind: 'ID',
    pattern: new RegExp(`${EDGE}[12] ?\\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\\d) ?(?:\\d{2}|2[AB]) ?\\d{3} ?\\d{3} ?\\d{2}${END}`, 'g'),
    holds: passesFrenchSocialSecurity,
  },
  { kind: 'ID', pattern: new RegExp(`${EDGE}(?:\\d{8}|[XYZ]-?\\d{7})-?[A-HJ-NP-TV-Z]${END}`, 'g'), holds: passesSpanishId },
  {
    kind: 'ID',
    pattern: new RegExp(`${EDGE}\\d{2} ?\\d{3} ?\\d{3} ?\\d{3}${END}`, 'g'),
    holds: both(passesGermanTaxId, after(/steuer|tax|\bidnr|\btin\b|\bid\b/i)),
  },
  {
    kind: 'ID',
    pattern: new RegExp(`${EDGE}[A-Z]{0,2}\\d{6,9}${END}`, 'g'),
    holds: after(/passport(?:\s*(?:no|number|nr|#))?\.?\s*:?\s*$|passnummer\s*:?\s*$|pasaporte\s*:?\s*$/i),
  },
  { kind: 'PHONE', pattern: /(?<![\w.#/+-])\+\d{1,3}[\s.-]?(?:\(\d{1,4}\)[\s.-]?)?\d(?:[\s./-]?\d){5,12}(?![\w]|[.-]\d)/g, holds: isPhone },
  { kind: 'PHONE', pattern: /(?<![\w.#/+-])(?:\(\d{3}\)\s?|\d{3}[-.])\d{3}[-.]\d{4}(?![\w]|[.-]\d)/g, holds: isPhone },
  {
    kind: 'PHONE',
    pattern:
      /(?:\b(?:tel|telephone|phone|mobile|cell|fax|call|handy|mobil|telefon|téléphone|teléfono)\b|☎|📞)\W{0,4}(?:\w{1,8}\W{1,3})?(?<value>\(?0?\d(?:[\s./()-]{0,2}\d){6,13})(?!\w)/dgiu,
    holds: isPhone,
  },
];
