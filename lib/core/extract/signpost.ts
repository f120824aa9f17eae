// What a page says about itself or where it sends its reader: it helps whoever reads the page, and tells nothing to who reads its summary.
const ELSEWHERE =
  /^\s*(?:\(|note:\s*)?(?:(?:please )?(?:see|refer to|consult|visit|go to|click|follow)\b(?:.{0,80}\b(?:for|about|to (?:learn|read|find|see))\b|[^.]{0,60}\.?\)?\s*$)|for (?:more|further|additional|full|complete|the full|details)\b.{0,60}\b(?:see|refer|consult|visit|read|check|click)|(?:more|further|additional) (?:information|details|documentation)\b.{0,60}\b(?:found|available|here|in|at)\b|(?:siehe|vgl\.|weitere informationen|mehr (?:dazu|informationen))\b|(?:voir|consultez|pour (?:plus|en savoir))\b|(?:véase|ver|consulte|para más)\b)/i;
const ABOUT_ITSELF =
  /^\s*(?:this|the(?: following| present)?|dies(?:e|es|er)|cette?|ce|est[ea])\s+(?:\w+\s+){0,2}(?:page|document|article|section|chapter|guide|manual|tutorial|reference|appendix|wiki|seite|dokument|abschnitt|kapitel|artikel|anleitung|document|chapitre|página|documento|sección|capítulo|artículo)\s+(?:(?:also|only|briefly)\s+)?(?:describes?|explains?|covers?|contains?|provides?|lists?|gives?|shows?|discusses|documents|outlines|introduces|is (?:about|intended|meant|for|part of|a (?:work|draft|stub))|needs|has been|was (?:last|automatically)|beschreibt|erklärt|enthält|décrit|explique|contient|describe|explica|contiene)\b/i;
const BANNER =
  /\b(?:accept|use|uses) (?:all )?cookies\b|\b(?:sign|log) (?:in|up) to\b.{0,40}$|\ball rights reserved\b|^\s*(?:copyright|©)|\byou are (?:viewing|reading|looking at) (?:an?|the)\b|\b(?:table of contents|skip to (?:main )?content|back to top|last (?:updated|modified|edited)(?: on)?\b.{0,40}$)/i;

/** Whether a sentence points elsewhere, describes its own page, or is a banner. */
export const isSignpost = (text: string): boolean => ELSEWHERE.test(text) || ABOUT_ITSELF.test(text) || BANNER.test(text);
