import { withoutCourtesies } from './courtesies';
import { baseLanguage } from './stem';
import { stopWords } from './stop-words';
import { UNSPACED } from './words';

/** One word of a question, as it is compared. */
export interface QuestionWord {
  /** Lower case; a name that is spelt like a small word ("IT", "US") keeps its capitals. */
  readonly text: string;
  /** Must be met as it is: numbers, identifiers, names in capitals, signs, whatever stands in quotation marks. */
  readonly literal: boolean;
  /** Written with a capital where its sentence does not ask for one. */
  readonly name: boolean;
}

/** A question as it is compared with others. */
export interface QuestionForm {
  readonly lang: string;
  /** Without case, spacing, courtesies and contractions: two questions with one key ask the same. */
  readonly key: string;
  readonly words: readonly QuestionWord[];
}

/** Pieces of a question: numbers with sign and unit, words with what joins them, signs that code and formulas are made of. */
const PIECE =
  /[+-]?(?<![\p{L}\p{N}])\d[\p{L}\p{N}]*(?:[.,:/_-][\p{L}\p{N}]+)*%?|[\p{L}\p{N}\p{M}_]+(?:[.\-/:@'][\p{L}\p{N}\p{M}_]+)*(?:\+\+|#(?!\p{L}))?|[=<>+*^|&~\\$#@%€£]+|(?<![\p{L}\p{N}])-{1,2}(?=\p{L})/gu;
const QUOTED = /"[^"]{1,80}"|`[^`]{1,80}`|«[^»]{1,80}»|(?<![\p{L}\p{N}])'[^']{1,60}'(?![\p{L}\p{N}])/gu;

const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/\bwon't\b|\bwont\b/g, 'will not'],
  [/\bcan't\b|\bcannot\b|\bcant\b/g, 'can not'],
  [/\bshan't\b/g, 'shall not'],
  [/\b(do|does|did|is|are|was|were|has|have|had|could|should|would|must|need)n'?t\b/g, '$1 not'],
  [/\b(what|who|where|when|how|why|that|there|it|he|she|here)'s\b/g, '$1 is'],
  [/\b(what|where|when|how|why)s\b/g, '$1 is'],
  [/\bi'?m\b/g, 'i am'],
  [/\b(i|you|we|they|what|who|where|how)'re\b/g, '$1 are'],
  [/\b(i|you|we|they|who)'ve\b/g, '$1 have'],
  [/\b(i|you|we|they|he|she|it|what|who|where|when|how|that)'ll\b/g, '$1 will'],
  [/\b(i|you|we|they|he|she)'d\b/g, '$1 would'],
];

const NUMBER_WORDS: Readonly<Record<string, string>> = {
  en: 'zero one two three four five six seven eight nine ten eleven twelve',
  de: 'null . zwei drei vier fünf sechs sieben acht neun zehn elf zwölf',
  fr: 'zéro . deux trois quatre cinq six sept huit neuf dix onze douze',
  es: 'cero . dos tres cuatro cinco seis siete ocho nueve diez once doce',
};
const numberWords = new Map(
  Object.entries(NUMBER_WORDS).map(([lang, words]) => [lang, new Map(words.split(' ').map((word, value) => [word, `${value}`]))]),
);

/** Forms of one verb that agree with their subject and nothing else; another tense is another word. */
const AGREEMENT = new Map([
  ['am', 'is'],
  ['are', 'is'],
  ['were', 'was'],
  ['does', 'do'],
  ['has', 'have'],
  ['which', 'what'],
]);

/** "In 2014, who won" asks "who won in 2014". German turns its verb around there, so it is left out. */
const FRONTED: Readonly<Record<string, RegExp>> = {
  en: /^((?:in|on|at|for|to|near|with|from|during|after|before|by|under|within|via|as of|since|until|because of)\b[^,?]{2,90}), ((?:how|what|where|when|why|who|which|whose|is|are|was|were|can|do|does|did|could|should|will|would|has|have)\b.*)$/,
  fr: /^((?:en|à|au|aux|dans|pour|avec|sur|pendant|après|avant|depuis|chez|selon)\b[^,?]{2,90}), ((?:comment|que|quel|quelle|quels|quelles|où|quand|pourquoi|qui|combien|est-ce)\b.*)$/,
  es: /^((?:en|a|para|con|sobre|durante|después|antes|desde|según|hasta)\b[^,?]{2,90}), ((?:cómo|qué|cuál|cuáles|dónde|cuándo|por qué|quién|quiénes|cuánto|cuántos)\b.*)$/,
};

/** What is said in several words or in one, or in another order, of the same thing; only where nothing can stand between the words. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:have|has) (i|you|we|they|he|she|it) got\b/g, 'do $1 have'],
  [/\b(i|you|we|they) have got\b/g, '$1 have'],
  [/\bknown as\b/g, 'called'],
  [/\b(?:get|be) in touch with\b|\bget hold of\b|\breach out to\b/g, 'contact'],
  [/\b(?:sign|log)(?:-| )?(?:in|on)\b/g, 'login'],
  [/\b(?:sign|log)(?:-| )?(?:out|off)\b/g, 'logout'],
  [/\b(?:turn|switch) on\b/g, 'enable'],
  [/\b(?:turn|switch) off\b/g, 'disable'],
  [/\b(?:2|two)(?:-| )(?:factor|step) (?:authentication|verification)\b/g, '2fa'],
  [/^(what|which) (\S+(?: \S+){0,3}?) (?:do (?:i|you|one) need|(?:is|are) (?:needed|required)) (to|for)\b/g, '$1 $2 is needed $3'],
  [/\b(do|does|did) (i|you|we|they|he|she|it|one) (?:need|have) to\b/g, '$1 $2 must'],
  [/^why will not\b/g, 'why do not'],
  [/\b(how (?:much|many|long|often|far|soon)(?: \S+)?|when|where|why) must (i|you|we|they|one)\b/g, '$1 do $2 must'],
  [/^must (i|you|we|they|one)\b/g, 'do $1 must'],
  [/^when is the (deadline|due date|closing date|cut-?off)\b/g, 'what is the $1'],
  [
    /\b(who|whom) (?:do|should|can|could|must|shall) (?:i|we|you|one) (contact|ask|call|email|phone|ring|notify|inform|tell|speak to|talk to|write to|turn to)\b/g,
    'who to $2',
  ],
];

/** "Tell me where the office is\" leaves "where the office is". */
const INDIRECT = /^(what|who|where|when) ((?!is |are |was |were |do |does |did |can |will )[^,]{2,60}) (is|are|was|were)$/;
/** "Tell me how I register" leaves "how I register". */
const INDIRECT_HOW = /^(how|where) (?:i|we|you|one) (?!am |was |is |are |do |did |does |can |could |will |would |should )/;
/** Whoever asks how means how it is done, whoever does it. */
const HOW_TO = /^(how|where) (?:do|does|can|could|would|may|might) (?:i|you|we|one|someone)\b|^(how|where) (?:i|you|we|one) can\b/;

const tidy = (question: string): string =>
  question
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u02bc´]/g, "'")
    .replace(/[\u201c\u201d\u201e]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

const plain = (question: string, lang: string): string => {
  let text = question.toLowerCase().replace(/^[\s"'¿¡]+|[\s?!.,;:"'。？！]+$/gu, '');
  if (lang === 'en') for (const [from, to] of CONTRACTIONS) text = text.replace(from, to);
  const asked = withoutCourtesies(text, lang).replace(/^[¿¡]|[\s?!.,;:]+$/gu, '');
  if (lang === 'en' && asked !== text) text = asked.replace(INDIRECT, '$1 $3 $2').replace(INDIRECT_HOW, '$1 to ');
  else text = asked;
  const fronted = FRONTED[lang]?.exec(text);
  if (fronted) text = `${fronted[2]} ${fronted[1]}`;
  if (lang === 'en') for (const [from, to] of PHRASES) text = text.replace(from, to);
  if (lang === 'en') text = text.replace(HOW_TO, (_, how: string | undefined, can: string | undefined) => `${how ?? can} to`);
  return text;
};

/** British spellings in the American way, where the ending alone tells. */
const american = (word: string): string =>
  word.length < 6
    ? word
    : word
        .replace(/^(cent|theat|met|lit|fib|calib)re(s?)$/, '$1er$2')
        .replace(/^(col|fav|hon|lab|neighb|behavi|flav|harb|hum|rum|vap|arm|endeav)our/, '$1or')
        .replace(/^(defen|offen|licen)ce(s?)$/, '$1se$2')
        .replace(/^(travel|cancel|label|model|signal|total)l(ed|ing|er)$/, '$1$2')
        .replace(/^(catalog|dialog)ue(s?)$/, '$1$2')
        .replace(/^(program)me(s?)$/, '$1$2')
        .replace(/^(anal|paral)yse/, '$1yze')
        .replace(
          /(\p{L}{3})(?<!adv|rev|superv|telev|compr|surpr|exerc|prom|otherw|franch|merchand|prec|expert|adm|disgu)is(e[ds]?|ing|ations?|ers?)$/u,
          '$1iz$2',
        );

/** Small words that are also names when written in capitals. */
const NAMES = /^(?:IT|US|AM|PM|WHO|OR|AND|NOT|IS|AN|AS|ON|IN|SO|DO|CAN|MAY|ALL|NO|ES|EL|LA|LE|DIE|DER|IF|OS|HE|BE|AT|BY|TO|A)$/;

/**
 * A question in the form in which two are compared: without what never changes what is asked.
 * @param lang BCP 47, of the question
 */
export const questionForm = (question: string, lang: string): QuestionForm => {
  const language = baseLanguage(lang);
  const raw = tidy(question);
  const text = plain(raw, language);
  const numbers = numberWords.get(language);
  const quoted = [...text.matchAll(QUOTED)].map((match) => [match.index, match.index + match[0].length] as const);

  const shouted = !/\p{Ll}/u.test(raw);
  const titled = raw.split(' ').filter((word) => /^\p{Ll}/u.test(word)).length === 0;
  const capitals = new Set<string>();
  if (!shouted) for (const [word] of raw.matchAll(/[\p{L}\p{N}]+/gu)) if (/^\p{Lu}[\p{Lu}\p{N}]*$/u.test(word)) capitals.add(word);
  const names = new Set<string>();
  // German writes every noun with a capital.
  if (!shouted && !titled && language !== 'de')
    for (const { 0: word } of raw.slice(1).matchAll(/(?<=[\p{L}\p{N},;:)] ["'(]?)\p{Lu}[\p{L}\p{N}]*/gu)) names.add(word.toLowerCase());

  const words: QuestionWord[] = [];
  for (const match of text.matchAll(PIECE)) {
    const piece = match[0];
    const inQuotes = quoted.some(([from, to]) => match.index >= from && match.index < to);
    const literal = inQuotes || /[\d_@:/\\=<>+*^|&~$#%€£]|^-+$/.test(piece) || /\p{L}\.\p{L}/u.test(piece);
    const name = names.has(piece);
    if (literal) words.push({ text: piece.replace(/(?<=\d),(?=\d{3})/g, ''), literal, name });
    else
      for (const part of /^(?:non|un|re|pre|anti|co|de)-/.test(piece) ? [piece] : piece.split('-')) {
        if (part === '') continue;
        const upper = part.toUpperCase();
        const isName = capitals.has(upper) && NAMES.test(upper) && !(upper === 'A' && /^A\b/.test(raw)) && stopWords(language).has(part);
        const value = numbers?.get(part);
        const spelt = language === 'en' ? american(part) : part;
        words.push({
          text: isName ? upper : (value ?? (language === 'en' ? (AGREEMENT.get(spelt) ?? spelt) : spelt)),
          literal: isName || value !== undefined,
          name,
        });
      }
  }
  // Where words are not spaced, every character counts.
  const key = UNSPACED.test(text) ? text.replace(/[\s\p{P}]/gu, '') : words.map((word) => word.text).join(' ');
  return { lang: language, key, words };
};
