import { languageOfQuestion } from './similar-question';
import { questionForm } from './question-form';
import { questionWords, stopWords } from './stop-words';

/** So many words with a topic say enough; "what is the limit" may go on from what was said. */
const CONTENT_WORDS = 3;

/** Words that point at what was said before, and beginnings that go on from it. Without a list for its language no question stands alone. */
const POINTS_BACK: Readonly<Record<string, RegExp>> = {
  en: /^(?:and|but|or|so|then|also|what about|how about|what if|else)\b|\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|this|that|these|those|there|same|such|above|latter|former|instead|other|others|another|else|again)\b/,
  de: /^(?:und|aber|oder|also|dann|was ist mit|wie ist es)\b|\b(?:er|sie|es|ihn|ihm|ihr|ihnen|sein|seine|ihre|dies|diese|dieser|dieses|diesem|diesen|das|dort|dabei|damit|dafür|davon|dazu|darauf|andere|anderen|nochmal|stattdessen)\b/,
  fr: /^(?:et|mais|ou|alors|donc|qu'en est-il)\b|\b(?:il|elle|ils|elles|lui|leur|leurs|ce|cet|cette|ces|cela|ça|celui|celle|ceux|y|en|même|autre|autres|là)\b/,
  es: /^(?:y|pero|o|entonces|qué hay de|qué pasa con)\b|\b(?:él|ella|ellos|ellas|ello|eso|esto|ese|esa|esos|esas|este|esta|estos|estas|aquel|lo|le|les|su|sus|mismo|misma|otro|otra|otros|allí|ahí)\b/,
};

/** Whether a question says by itself what it is about, so that what was asked before it does not matter. When in doubt, it does not. */
export const standsAlone = (question: string, pageLang: string): boolean => {
  const { lang, words } = questionForm(question, languageOfQuestion(question, pageLang));
  const pointsBack = POINTS_BACK[lang];
  if (!pointsBack || pointsBack.test(words.map(({ text }) => text.toLowerCase()).join(' '))) return false;
  const [stops, asking] = [stopWords(lang), questionWords(lang)];
  return words.filter(({ text }) => !stops.has(text) && !asking.has(text)).length >= CONTENT_WORDS;
};
