/**
 * Characters that are drawn as nothing: soft hyphens, zero-width spaces, marks and overrides of direction, and the tags in which whole
 * sentences can be written that nobody sees. Joiners stay: Persian letters and emoji of several parts are made with them.
 */
export const UNSEEN = /[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/u;
const EVERY_UNSEEN = new RegExp(UNSEEN, 'gu');

/** The text as a person sees it: what is drawn as nothing is not there, and nothing turns the letters' order around. */
export const withoutUnseen = (text: string): string => (UNSEEN.test(text) ? text.replace(EVERY_UNSEEN, '') : text);
