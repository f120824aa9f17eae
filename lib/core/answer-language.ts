import type { Ask } from './ask';
import { detectLanguage } from './detect-language';
import type { Settings } from './settings';
import { baseLanguage } from './stem';

/**
 * BCP 47, of the language to answer in: the question's where its words tell, else the reader's. Undefined: the page's.
 * @param readers BCP 47, the browser's.
 */
export const answerLanguage = (
  whose: Settings['answerLanguage'],
  { question }: Pick<Ask, 'question'>,
  readers: string,
): string | undefined => {
  if (whose === 'page') return undefined;
  const asked = detectLanguage(question);
  return asked === '' || asked === baseLanguage(readers) ? readers : asked;
};
