const VOWEL = /[aeiouy]/;
const DOUBLE = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
/** A vowel between consonants at the end ("hop", "rap"), or a whole word of vowel and consonant ("us"). */
const SHORT_SYLLABLE = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$/;

/** Past tenses and plurals that no suffix rule reaches. Questions ask with the base form ("when did it begin"), pages tell in the past. */
const IRREGULAR = new Map<string, string>(
  (
    'arise arose arisen|awake awoke awoken|bear bore borne|beat beaten|become became|begin began begun|bend bent|bind bound|bite bit bitten|bleed bled|blow blew blown|' +
    'break broke broken|bring brought|build built|buy bought|catch caught|choose chose chosen|come came|creep crept|deal dealt|dig dug|draw drew drawn|drink drank drunk|' +
    'drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fly flew flown|forbid forbade forbidden|forget forgot forgotten|' +
    'freeze froze frozen|get got gotten|give gave given|go went gone|grow grew grown|hang hung|hear heard|hide hid hidden|hold held|keep kept|know knew known|' +
    'lead led|leave left|lend lent|lie lay lain|lose lost|make made|mean meant|meet met|pay paid|prove proven|ride rode ridden|ring rang rung|rise rose risen|run ran|' +
    'say said|see saw seen|seek sought|sell sold|send sent|shake shook shaken|shine shone|shoot shot|show shown|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|' +
    'sleep slept|speak spoke spoken|spend spent|spin spun|spring sprang sprung|stand stood|steal stole stolen|stick stuck|strike struck|swear swore sworn|sweep swept|' +
    'swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|understand understood|wake woke woken|wear wore worn|' +
    'weave wove woven|win won|wind wound|withdraw withdrew withdrawn|write wrote written|undergo underwent undergone|overcome overcame|undertake undertook undertaken|' +
    'child children|man men|woman women|person people|foot feet|tooth teeth|mouse mice|life lives|wife wives|knife knives|leaf leaves|half halves|shelf shelves|self selves|' +
    'thief thieves|index indices|matrix matrices|vertex vertices|criterion criteria|phenomenon phenomena|medium media|analysis analyses|basis bases|hypothesis hypotheses|crisis crises'
  )
    .split('|')
    .flatMap((line) => {
      const [base = '', ...forms] = line.split(' ');
      return forms.map((form): [string, string] => [form, base]);
    }),
);

const STEP_2: readonly (readonly [RegExp, string])[] = [
  [/ational$|ation$|ator$/, 'ate'],
  [/tional$/, 'tion'],
  [/ization$|izer$/, 'ize'],
  [/iveness$|iviti$/, 'ive'],
  [/fulness$|fulli$/, 'ful'],
  [/ousness$|ousli$/, 'ous'],
  [/lessli$/, 'less'],
  [/biliti$|bli$/, 'ble'],
  [/alism$|aliti$|alli$/, 'al'],
  [/entli$/, 'ent'],
  [/enci$/, 'ence'],
  [/anci$/, 'ance'],
  [/abli$/, 'able'],
];
const STEP_3: readonly (readonly [RegExp, string])[] = [
  [/ational$/, 'ate'],
  [/tional$/, 'tion'],
  [/alize$/, 'al'],
  [/icate$|iciti$|ical$/, 'ic'],
  [/ful$|ness$/, ''],
];
const STEP_4 = /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic|(?<=[st])ion)$/;

/** Where the part begins that suffixes are taken from: behind the first consonant that follows a vowel. */
const regionAfter = (word: string, from: number): number => {
  for (let at = from + 1; at < word.length; at++) if (VOWEL.test(word.charAt(at - 1)) && !VOWEL.test(word.charAt(at))) return at + 1;
  return word.length;
};

/** M. F. Porter's second English stemmer (Snowball "english"), with irregular forms brought to their base first. Takes lower-case words. */
export function stemEnglish(input: string): string {
  if (input.length < 3) return input;
  let word = IRREGULAR.get(input) ?? input;
  word = word.replace(/^y|(?<=[aeiouy])y/g, 'Y');
  const prefix = /^(?:gener|commun|arsen)/.exec(word);
  const r1 = prefix ? prefix[0].length : regionAfter(word, 0);
  const r2 = regionAfter(word, r1);
  const drop = (count: number): string => word.slice(0, word.length - count);

  if (word.endsWith('sses')) word = drop(2);
  else if (/ie[ds]$/.test(word)) word = drop(word.length > 4 ? 2 : 1);
  else if (/[^us]s$/.test(word) && VOWEL.test(word.slice(0, -2))) word = drop(1);

  const eed = /eed(?:ly)?$/.exec(word);
  if (eed) {
    if (eed.index >= r1) word = word.slice(0, eed.index) + 'ee';
  } else {
    const ending = /(?:ed|ing)(?:ly)?$/.exec(word);
    if (ending && VOWEL.test(word.slice(0, ending.index))) {
      word = word.slice(0, ending.index);
      if (/(?:at|bl|iz)$/.test(word)) word += 'e';
      else if (DOUBLE.test(word)) word = drop(1);
      else if (r1 >= word.length && SHORT_SYLLABLE.test(word)) word += 'e';
    }
  }
  if (/.[^aeiouy][yY]$/.test(word)) word = drop(1) + 'i';

  for (const [suffix, replacement] of STEP_2) {
    const found = suffix.exec(word);
    if (!found) continue;
    if (found.index >= r1) word = word.slice(0, found.index) + replacement;
    break;
  }
  if (word.endsWith('logi') && word.length - 3 >= r1) word = drop(1);
  else if (/[cdeghkmnrt]li$/.test(word) && word.length - 2 >= r1) word = drop(2);

  for (const [suffix, replacement] of STEP_3) {
    const found = suffix.exec(word);
    if (!found) continue;
    if (found.index >= r1) word = word.slice(0, found.index) + replacement;
    break;
  }
  if (word.endsWith('ative') && word.length - 5 >= r2) word = drop(5);

  const last = STEP_4.exec(word);
  if (last && last.index >= r2) word = word.slice(0, last.index);

  if (word.endsWith('e')) {
    const at = word.length - 1;
    if (at >= r2 || (at >= r1 && !SHORT_SYLLABLE.test(word.slice(0, at)))) word = drop(1);
  } else if (word.endsWith('ll') && word.length - 1 >= r2) word = drop(1);
  return word.replaceAll('Y', 'y');
}
