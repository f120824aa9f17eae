import { t } from './i18n';

const base = (tag: string): string => tag.split('-')[0] ?? tag;

/** BCP 47: the language that the interface's words are in, whatever the browser's own is. */
export const language = (): string => t('language');

/**
 * BCP 47, of the language that answers are written in. English words may only stand in for a language that Gloss does not speak; then it is
 * the browser's.
 */
export const readersLanguage = (): string => (language() === 'en' ? navigator.language : locale());

/**
 * BCP 47, for numbers, money and dates: the browser's own language with its region ("de-CH") where the words are in that language, else
 * the words' own. English words with Polish dates between them would be neither.
 */
export const locale = (): string => {
  const browsers = chrome.i18n.getUILanguage().replaceAll('_', '-');
  return base(browsers) === language() ? browsers : language();
};
