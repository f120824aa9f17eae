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
  /^(?:<.*>|\[.*\]|\$\{?[\w.:-]+\}?|%\w+%|\{\{.*|x{3,}|\*{3,}|•+|\.{3,}|…+|your[-_ ].*|example.*|changeme\??|redacted|hidden|none|null|nil|true|false|empty|unset|required|optional|expired|invalid|missing|wrong|reset|rotated?|policy|field|is|was|are|the|a|an|in|to|for|and|or|of|by|from|not|must|should|will|can|has|see|via|with)$/i;

const isSecretValue = (value: string): boolean => !STAND_IN.test(value) && !/^[a-z]+$/.test(value) && new Set(value).size > 3;
const isLooseSecret = (value: string): boolean => !STAND_IN.test(value) && new Set(value).size > 2;

/** Random enough to be a key: several kinds of characters and no word's evenness. */
const isRandom = (value: string): boolean => entropy(value) > 3.4 && /\d/.test(value) && /[a-zA-Z]/.test(value);

/** What code puts where a secret comes from elsewhere: a call, a property, a look-up, a type. */
const CODE =
  /^(?:[a-z_$][\w$]*(?:\.[a-z_$][\w$]*)+(?:[([].*)?|[a-z_$][\w$]*\(.*|(?:string|number|boolean|object|any|bytes|str|int|secretKeyRef|valueFrom|configMapKeyRef)\??)$/i;

/** A word of a sentence that happens to stand after "password:", such as "Contact the desk": letters alone, and more words behind it. */
const opensSentence = (value: string, text: string, start: number): boolean =>
  /^\p{L}+$/u.test(value) && /^[ \t]+\p{L}/u.test(text.slice(start + value.length, start + value.length + 8));

const isNamedSecret: NonNullable<Rule['holds']> = (value, text, start) =>
  isLooseSecret(value) && !CODE.test(value) && !opensSentence(value, text, start);

/** Neither a word nor a number: what stands in a cell, or after a word that may mean something else, has to look like a password. */
const isMixedSecret: NonNullable<Rule['holds']> = (value, text, start) =>
  isNamedSecret(value, text, start) && !/^\w+:\/\//.test(value) && /\p{L}/u.test(value) && /[^\p{L}]/u.test(value.replace(/[.!?:]+$/, ''));

/**
 * A token whose format nobody told us: letters of both cases and digits in an order that no name has. In a hundred places names change the
 * kind of character some thirty times, random text some sixty times. What addresses and hashes of contents hold is none.
 */
const isUnnamedToken: NonNullable<Rule['holds']> = (value, text, start) => {
  if (!/[a-z]/.test(value) || !/[A-Z]/.test(value) || (value.match(/\d/g)?.length ?? 0) < 2 || entropy(value) < 3.9) return false;
  if (/^sha\d+-|^md5-/i.test(value) || /[a-z][a-z0-9+.-]*:\/\/\S*$/i.test(text.slice(Math.max(0, start - 300), start))) return false;
  const kinds = value
    .replace(/[a-z]/g, 'a')
    .replace(/[A-Z]/g, 'A')
    .replace(/\d/g, '0')
    .replace(/[^aA0]/g, '');
  return (kinds.match(/(.)(?!\1)/g)?.length ?? 0) / kinds.length > 0.42;
};

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

/** How long the account is that follows a country's check digits, by the registry of ISO 13616. */
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  AD: 20,
  AE: 19,
  AL: 24,
  AT: 16,
  AZ: 24,
  BA: 16,
  BE: 12,
  BG: 18,
  BH: 18,
  BR: 25,
  BY: 24,
  CH: 17,
  CR: 18,
  CY: 24,
  CZ: 20,
  DE: 18,
  DK: 14,
  DO: 24,
  EE: 16,
  EG: 25,
  ES: 20,
  FI: 14,
  FO: 14,
  FR: 23,
  GB: 18,
  GE: 18,
  GI: 19,
  GL: 14,
  GR: 23,
  GT: 24,
  HR: 17,
  HU: 24,
  IE: 18,
  IL: 19,
  IQ: 19,
  IS: 22,
  IT: 23,
  JO: 26,
  KW: 26,
  KZ: 16,
  LB: 24,
  LC: 28,
  LI: 17,
  LT: 16,
  LU: 16,
  LV: 17,
  LY: 21,
  MC: 23,
  MD: 20,
  ME: 18,
  MK: 15,
  MR: 23,
  MT: 27,
  MU: 26,
  NL: 14,
  NO: 11,
  PK: 20,
  PL: 24,
  PS: 25,
  PT: 21,
  QA: 25,
  RO: 20,
  RS: 18,
  SA: 20,
  SC: 27,
  SE: 20,
  SI: 15,
  SK: 20,
  SM: 23,
  ST: 21,
  SV: 24,
  TL: 19,
  TN: 20,
  TR: 22,
  UA: 25,
  VA: 18,
  VG: 20,
  XK: 16,
};
const IBAN = new RegExp(
  `${EDGE}(?:${Object.entries(IBAN_LENGTHS)
    .map(([country, length]) => `${country}\\d{2}(?:[ -]?[A-Z0-9]){${length}}`)
    .join('|')})(?![A-Z0-9])`,
  'gi',
);

/** What people call the numbers by which a state knows them; short names only in capitals, as "sin" is also a word. */
const STATE_NUMBERS: readonly (readonly [names: string, flags: string])[] = [
  [String.raw`\b(?:SSN|BSN|CPF|SIN|NHS|PESEL|AHV|AVS|NIR|NINO|CPR|CURP|SVNR|TIN|NIF|NIE|DNI|ITIN|PPSN|HKID|NRIC)\b`, 'dg'],
  [
    String.raw`(?:social (?:security|insurance)|national (?:insurance|id|identity)|aadhaar|codice fiscale|personnummer|fødselsnummer|burgerservicenummer|driv(?:er|ing)(?:['’]?s)? licen[cs]e|personalausweis|führerschein|sozialversicherungs|identity card|id card|tax(?:payer)? (?:id|identification)|steuer(?:-?id|identifikations)?|マイナンバー)(?![a-z])`,
    'dgi',
  ],
];
const hasFigures = (value: string): boolean => (value.match(/\d/g)?.length ?? 0) >= 5 && !/^\d{4}-\d{2}-\d{2}$/.test(value);

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
      /\b(?:npm_[A-Za-z0-9]{30,}|pypi-[\w-]{50,}|hf_[A-Za-z0-9]{30,}|dop_v1_[0-9a-f]{60,}|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{30,}|rubygems_[0-9a-f]{40,}|dckr_pat_[\w-]{20,}|hv[sb]\.[\w-]{20,}|glsa_\w{30,}|lin_api_\w{30,}|PMAK-[\w-]{50,}|ATATT[\w=-]{20,}|NRAK-[A-Z0-9]{20,}|sl\.[\w-]{60,}|EAAC?[A-Za-z0-9]{60,}|secret_[A-Za-z0-9]{40,}|ntn_[A-Za-z0-9]{40,}|dapi[0-9a-f]{32}(?:-\d)?|dp\.(?:pt|st|ct|sa)\.[\w.-]{40,})/g,
  },
  {
    kind: 'KEY',
    pattern:
      /\bAGE-SECRET-KEY-1[A-Z0-9]{50,}|\b\d{8,10}:A[\w-]{33,}|\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{40,}|\b[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,}/g,
  },
  { kind: 'KEY', pattern: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}(?:\.[\w-]*)?/g },
  { kind: 'KEY', pattern: /\bAccountKey=(?<value>[A-Za-z0-9+/=]{40,})|\bSharedAccessSignature sr=[^\s"']+|[?&]sig=[\w%+/=-]{20,}/dg },
  { kind: 'KEY', pattern: /\bAuthorization["']?\s*[:=]\s*["']?(?:Bearer|Basic|Token|Digest|ApiKey)\s+(?<value>[\w.~+/=:-]{8,})/dgi },
  { kind: 'KEY', pattern: /\bBearer\s*:?\s+(?<value>[\w.~+/=-]{16,})|\bBasic\s+(?<basic>[A-Za-z0-9+/]{12,}={0,2})/dgi, holds: isRandom },
  // A password in an address
  { kind: 'PASSWORD', pattern: /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:/?#@]{0,100}:(?<value>[^\s/@]{3,200})@/dgi, holds: isLooseSecret },
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
      /(?:pass(?:word|wd|code|phrase)|\bpwd|\bpw|kennwort|passwort|mot de passe|contraseña|senha|wachtwoord|パスワード|密码)["'*_`]*\s*(?:\([^)\n]{1,30}\)\s*)?[:=：]+>?\s*[`"'*]*(?<value>[^\s"'`,;<]{4,})/dgiu,
    holds: isNamedSecret,
  },
  {
    kind: 'PASSWORD',
    pattern:
      /(?:pass(?:word|wd|code|phrase)|kennwort|passwort|mot de passe|contraseña|senha|wachtwoord)(?:\s+[\p{L}-]+){1,5}\s?[:：=]\s*[`"'*]*(?<value>[^\s"'`,;<]{6,})|(?:pass(?:word|wd|code|phrase)|kennwort|passwort)\s+["'`“](?<quoted>[^"'`”\n]{6,40})["'`”]|\buse\s+["'`“]?(?<used>[^\s"'`”]{6,})["'`”]?\s+as\s+(?:(?:the|a|my|your|its)\s+)?(?:pass(?:word|code|phrase))/dgiu,
    holds: isMixedSecret,
  },
  { kind: 'PASSWORD', pattern: /\bpin\b(?:\s+\p{L}+){0,4}\s*(?:[:=]|\bis\b|\bist\b)\s*(?<value>\d{4,8})(?![\w.-])/dgiu },
  // … where the name alone proves little: a cell, an element, an attribute, the short words of a list of credentials
  {
    kind: 'PASSWORD',
    pattern:
      /(?:pass(?:word|wd|code|phrase)|kennwort|passwort|mot de passe|contraseña)["'*_`]*(?:\s*\||>|["']?\s+value\s*=)\s*[`"'*]*(?<value>[^\s"'`,;<|]{4,})/dgiu,
    holds: isMixedSecret,
  },
  {
    kind: 'PASSWORD',
    pattern:
      /(?:(?<!\p{L})pass["']?\s*[:=]\s*["'`]?|\b(?:credentials|creds|login|zugangsdaten)\b[^\n:]{0,20}(?::\s*|\s(?=[\w.@-]{2,40}\/))[\w.@-]{2,40}\s*\/\s*)(?<value>[^\s"'`,;</]{6,})/dgiu,
    holds: isMixedSecret,
  },
  {
    kind: 'PASSWORD',
    pattern:
      /(?:pass(?:word|wd|code|phrase)|kennwort|passwort|contraseña|mot de passe)(?:\s+\p{L}+){0,5}\s+(?:is|was|to|ist|lautet|est|es)\s*:?\s+(?:now\s+|jetzt\s+)?[`"'“*]*(?<value>[^\s"'`“”,;]{6,})/dgiu,
    holds: isMixedSecret,
  },
  // On a command line
  {
    kind: 'PASSWORD',
    pattern: /\bsshpass\s+-p\s*["']?(?<value>[^\s"']{4,})|\bmysql(?:dump|admin)?\b[^\n|;]{0,200}?\s-p(?!\s)["']?[^\s"']{4,}/dg,
  },
  {
    kind: 'PASSWORD',
    pattern: /\b(?:curl|wget|http)\b[^\n|;]{0,200}?\s(?:-u|--user)[\s=]+["']?[^\s:"']+:(?<value>[^\s"']{3,})/dg,
    holds: isLooseSecret,
  },
  { kind: 'PASSWORD', pattern: /\bPASSWORD\s+["'](?<value>[^\s"']{4,})["']/dgi, holds: isMixedSecret },
  { kind: 'PASSWORD', pattern: /\b\w*(?:--password|--passwd)[\s=]+["']?(?<value>[^\s"';]{4,})/dgi, holds: isLooseSecret },
  {
    kind: 'PASSWORD',
    pattern: /\bIDENTIFIED BY\s+["']?(?<value>[^\s"';]{4,})|\bidentified by\s+["'](?<quoted>[^\s"';]{4,})/dg,
    holds: isLooseSecret,
  },
  { kind: 'PASSWORD', pattern: /\blogin\b[^\n|;]{0,200}?\s-p\s+["']?(?<value>[^\s"']{4,})/dg, holds: isMixedSecret },
  {
    kind: 'KEY',
    pattern:
      /(?:api[\s_-]?key|secret(?:[\s_-]?(?:key|access[\s_-]?key))?|access[\s_-]?(?:key|token)|auth[\s_-]?token|client[\s_-]?secret|private[\s_-]?key|refresh[\s_-]?token|signing[\s_-]?(?:key|secret)|encryption[\s_-]?key|webhook[\s_-]?secret|session[\s_-]?(?:id|key|token)|(?<!\p{L})token)(?:_\w{1,12})?["'*_`]*\s*(?:[:=：]+>?|\||>|\bis\b|["']?\s+value\s*=|(?<=--[\w-]+)\s)\s*[`"'*]*(?<value>[\w.~+/=@!$%^&-]{8,})/dgiu,
    holds: (value, text, start) =>
      isSecretValue(value) &&
      isNamedSecret(value, text, start) &&
      (/\d/.test(value) || (/[^a-z]/i.test(value) && entropy(value) > 2.8) || entropy(value) > 4),
  },
  {
    kind: 'KEY',
    pattern: /\b(?:set-)?cookie\s*:[^\n]{0,500}?[\s;:][\w.-]*(?:sess|auth|token|sid)[\w.-]*=(?<value>[^\s;,"']{16,})/dgi,
    holds: isRandom,
  },
  { kind: 'KEY', pattern: /(?<![\w/#.+@-])[\w-]{20,}(?![\w/@]|\.\w)/g, holds: isUnnamedToken },
  // Money
  { kind: 'IBAN', pattern: IBAN, holds: passesIban },
  {
    kind: 'CARD',
    pattern: new RegExp(`${EDGE}[2-6]\\d{3}(?:[ -]?\\d{4}){2}[ -]?\\d{2,7}${END}|${EDGE}3[47]\\d{2}[ -]?\\d{6}[ -]?\\d{5}${END}`, 'g'),
    holds: (value, text, start) =>
      passesLuhn(value) && !/\b(?:EAN|GTIN|ISBN|IMEI|UPC|ISSN)\W{0,4}$/i.test(text.slice(Math.max(0, start - 12), start)),
  },
  // People
  {
    kind: 'ID',
    pattern: /(?<![\w.-])(?:\d{3}\.\d{3}\.\d{3}-\d{2}|756\.\d{4}\.\d{4}\.\d{2}|[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z])(?![\w-])/g,
  },
  ...STATE_NUMBERS.map(([names, flags]): Rule => ({
    kind: 'ID',
    pattern: new RegExp(
      `${names}[ -]?(?:nummer|[Nn]umbers?|[Nn]o|[Nn]r|[Nn][°º]|#)?\\.?\\s*(?:is|ist|est|es|[:=#])?\\s*(?<value>[A-Z]{0,3} ?\\d(?:[ ./-]?\\d|[A-Z](?=\\d)){4,15}[A-Z]?)(?![\\w-])`,
      flags,
    ),
    holds: hasFigures,
  })),
  {
    kind: 'EMAIL',
    pattern: /(?<![\w.+-])[\p{L}\p{N}][\p{L}\p{N}._%+'-]{0,63}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,}(?![\w-])/gu,
    // "git@host:path" names a repository, and no one reads mail there.
    holds: (value, text, start) => !(/^git@/i.test(value) && /^[:/]/.test(text.slice(start + value.length))),
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
    holds: after(/(?:passport|reisepass|pasaporte|passeport|\bpass)[\s-]*(?:no|number|nr|nummer|n[°º]|#)?\.?\s*(?:is|:)?\s*$/i),
  },
  { kind: 'PHONE', pattern: /(?<![\w.#/+-])\+\d{1,3}[\s.-]?(?:\(\d{1,4}\)[\s.-]?)?\d(?:[\s./-]?\d){5,12}(?![\w]|[.-]\d)/g, holds: isPhone },
  { kind: 'PHONE', pattern: /(?<![\w.#/+-])(?:\(\d{3}\)\s?|\d{3}[-.])\d{3}[-.]\d{4}(?![\w]|[.-]\d)/g, holds: isPhone },
  {
    kind: 'PHONE',
    pattern:
      /(?:(?<!\p{L})(?:tel|telephone|phone|mobile|cell|fax|call|handy|mobil|telefon|téléphone|teléfono|ruf|durchwahl)(?:nummer|nr|number)?(?!\p{L})|電話|☎|📞)\W{0,4}(?:\p{L}{1,8}\W{1,3}){0,2}(?<value>\(?0?\d(?:[\s./()-]{0,2}\d){6,13})(?!\w)/dgiu,
    holds: isPhone,
  },
  // National forms that nothing else has: a leading zero and groups
  { kind: 'PHONE', pattern: new RegExp(`${EDGE}0[1-9](?:[ .]\\d{2}){4}${END}`, 'g') },
  {
    kind: 'PHONE',
    pattern: new RegExp(
      `${EDGE}(?:\\(?0[1-9]\\d{1,3}\\)?[ /]\\d{3,4}[ -]?\\d{3,4}|0[1-9]\\d{0,2}-\\d{2,4}-\\d{4}|01[5-7]\\d[-/]\\d{7,8})${END}`,
      'g',
    ),
    holds: isPhone,
  },
];
