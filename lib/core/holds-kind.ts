import type { AnswerKind } from './answer-kind';

const NUMBER =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|third|quarter|hundreds?|thousands?|millions?|billions?|percent|once|twice|daily|weekly|monthly|yearly|eine?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|deux|trois|quatre|cinq|sept|huit|neuf|dix|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)\b/i;
const COUNT = String.raw`(?:\d[\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|half an?|several|few|eine[rnms]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|une?|deux|trois|quatre|cinq|sept|huit|neuf|dix|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)`;
const TIME_UNIT =
  '(?:milli|micro|nano)?(?:seconds?|secs?)|minutes?|mins?|hours?|hrs?|(?:business |working |calendar )?days?|weeks?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies)|nights?|ms|sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|secondes?|heures?|jours?|semaines?|mois|ans?|années?|segundos?|minutos?|horas?|días?|semanas?|mes(?:es)?|años?';
/** A length of time, or, as "how long" may be about things, a length. */
const DURATION = new RegExp(
  String.raw`\b${COUNT}(?:[ -](?:more|full|whole|consecutive|to|or|and|\d+))*[ \u00a0-]?(?:${TIME_UNIT}|met(?:er|re)s?|kilomet(?:er|re)s?|km|cm|mm|miles?|feet|foot|inch(?:es)?|yards?|pages?|characters?|words?|bytes?|bits?|digits?)\b|\b\d+ ?[smhd]\b|\b(?:forever|indefinite(?:ly)?|permanent(?:ly)?|overnight|unlimited|lifetime|until|till|since|immediately|instant(?:ly)?|throughout|bis|unbegrenzt|dauerhaft|jusqu|hasta)\b|\b\d{4} ?(?:to|[–-]) ?\d{4}\b`,
  'i',
);
const FREQUENCY =
  /\b(?:every|each|per|daily|weekly|monthly|quarterly|yearly|annual(?:ly)?|hourly|nightly|once|twice|times|never|always|rarely|seldom|usually|regularly|constantly|continuous(?:ly)?|jede[nrs]?|täglich|wöchentlich|monatlich|jährlich|einmal|zweimal|nie|immer|chaque|par|quotidien\w*|tous les|toutes les|fois|jamais|cada|diari\w*|veces|nunca|siempre)\b/i;
const MONEY =
  /[€$£¥₹]|\b(?:euros?|eur|usd|gbp|chf|sek|nok|dkk|jpy|cad|aud|dollars?|pounds?(?: sterling)?|cents?|pence|yen|francs?|franken|kron(?:a|or|er)|rupees?|pesos?)\b|\b(?:free(?: of charge)?|for free|no (?:charge|cost|fee)s?|without (?:charge|cost)|at no cost|kostenlos|gratis|umsonst|kostenfrei|gratuit\w*)\b|\b\d[\d.,]* ?(?:million|billion|percent|%)/i;
const DATE_LIKE = /\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}:\d\d(?::\d\d)?\b/g;
const PHONE =
  /(?<![\p{L}\d.-])\+?\(?\d(?:[\s\u00a0()./-]{0,2}\d){5,14}(?![\d-]*\p{L})|\b(?:phone|tel|telefon|téléphone|teléfono|call|dial|ring|fax|mobile|hotline|ext(?:ension)?|durchwahl|poste)\b\D{0,16}\d{2,}/iu;
const EMAIL = /[^\s@]@[^\s@]+\.\p{L}{2,}/u;
const DATE =
  /\b(?:1[0-9]|20)\d\ds?\b|\b\d{1,4}s? ?(?:BCE?|AD|CE)\b|\b(?:AD|in|by|around|until|since|before|after|from|im jahr|en) (?:the )?(?:early |mid |late )?\d{3,4}s?\b|\b\d{1,2}[/.-]\d{1,2}\b|\b\d{1,2}(?::\d\d| ?[ap]\.?m\b)|\bcentur(?:y|ies)\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|\b(?:january|february|march|april|june|july|august|september|october|november|december|januar|februar|märz|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miércoles|jueves|viernes)s?\b|\b(?:today|tomorrow|yesterday|tonight|heute|morgen|gestern|demain|hier|mañana|ayer)\b|\d+ (?:minutes?|hours?|days?|weeks?|months?|years?)\b/i;
const REASON =
  /\b(?:because|since|due to|reasons?|caus(?:e|es|ed|ing)|so that|in order to|therefore|as a result|thanks to|leads? to|led to|to (?:avoid|prevent|ensure|protect|allow|keep)|weil|da|wegen|damit|daher|deshalb|ursache|grund|parce que|car|puisque|afin|à cause|porque|debido|para que|causa)\b/i;
const STEP =
  /\b(?:by|using|via|click|select|choose|run|open|go to|set|use|install|press|enter|type|must|should|first|then|next|step|klicken|wählen|öffnen|starten|ausführen|zuerst|dann|cliquez|ouvrez|choisissez|lancez|d'abord|puis|haga|abra|seleccione|ejecute|primero|luego)\b/i;
const DEFINITION =
  /\b(?:is|are|was|were|refers? to|means?|called|known as|defined|stands? for|describes?|meaning|definition|ist|sind|bedeutet|bezeichnet|heißt|est|sont|signifie|désigne|es|son|significa)\b/i;
/** A condition, up to where the sentence says what follows from it. */
const CONDITION_CLAUSE = /\b(?:if|when|once|after|unless|whenever|while)\s+([^,;:.]{3,120})/gi;
/** Who does something without being named. */
const ROLE =
  /\b(?:\w*(?:manager|leader|owner|engineer|officer|director|administrator|admin|president|minister|secretary|author|developer|maintainer|operator|technician|supervisor|assistant|analyst|accountant|specialist|inspector|guard|contractor|supplier|vendor|customer|user|employee|staff|leads?|heads?|team|department|board|committee|council|desk|office|reception|agency|authority|company|leitung|leiter(?:in)?|abteilung|chef(?:in)?|verwaltung|responsable|équipe|service|equipo|departamento|jefe))s?\b/i;
const CODE =
  /`|^\s*[$>#] |\b(?:sudo|curl|git|npm|docker|kubectl|ssh|systemctl|cd|psql|SELECT)\b|--?[a-z][\w-]+|\/[\w.-]+\/|[\w-]+=[\w-]+|[{}();]|:\d{2,5}\b|https?:\/\//;
/** A capital that is not merely a sentence's first. */
const NAME = /(?<=[\p{Ll}\p{N},;:)"'’|-] ?)(?<!\p{L})(\p{Lu}[\p{L}.'’-]+)/gu;
const PLACE =
  /\b(?:in|at|from|to|of|near|on|through|across|between|within|into|outside|under|aus|nach|bei|à|en|dans|de)\s+(?:the |der |dem |la |le |el )?(\p{Lu}[\p{L}.'’-]+|[\w.-]*\/[\w./-]+)/gu;

/** "If it is still starting after three minutes, …": when something else applies, and no answer to how long it takes. */
const LEADING_CONDITION =
  /^\W*(?:if|when(?:ever)?|once|unless|before|after|wenn|falls|sobald|si|lorsque|quand|cuando)\b[^,;:]{3,160}[,;:]/i;

/** Without the figures of the question: "how many … in 2008" is not answered by 2008. */
const withoutAsked = (text: string, isAsked: (word: string) => boolean): string =>
  text.replace(/\d[\d.,]*\d|\d/g, (figure) => (isAsked(figure) ? '' : figure));

const SMALL_WORDS = new Set('a an the is are was were be been has have it its this that to of in on for by with you your'.split(' '));

/** Whether a condition is the one that the question names. */
const mostlyAsked = (clause: string, isAsked: (word: string) => boolean): boolean => {
  const words = clause
    .toLowerCase()
    .split(/[^\p{L}\p{N}_]+/u)
    .filter((word) => word !== '' && !SMALL_WORDS.has(word));
  return words.length > 0 && words.filter(isAsked).length >= 0.5 * words.length;
};

/**
 * Whether a statement holds something of the kind that is asked for; undefined when the kind can't be seen in a statement.
 * @param isAsked whether a lower-cased word stands in the question: a name that was asked about is no answer
 */
export const holdsKind = (kind: AnswerKind, text: string, isAsked: (word: string) => boolean): boolean | undefined => {
  switch (kind) {
    case 'number':
      return NUMBER.test(withoutAsked(text, isAsked));
    case 'money':
      return MONEY.test(text);
    case 'duration':
      return DURATION.test(withoutAsked(text.replace(LEADING_CONDITION, ' '), isAsked));
    case 'frequency':
      return FREQUENCY.test(text);
    case 'phone':
      return PHONE.test(text.replace(DATE_LIKE, ' '));
    case 'email':
      return EMAIL.test(text);
    case 'date':
      return DATE.test(withoutAsked(text, isAsked));
    case 'person':
    case 'speaker':
      return ROLE.test(text) || [...text.matchAll(NAME)].some((match) => !isAsked(match[1]!.toLowerCase()));
    case 'place':
      return [...text.matchAll(PLACE)].some((match) => !isAsked(match[1]!.toLowerCase()));
    case 'reason':
      return REASON.test(text);
    case 'steps':
      return STEP.test(text);
    case 'definition':
      return DEFINITION.test(text);
    case 'command':
      return CODE.test(text);
    case 'outcome':
      return [...text.matchAll(CONDITION_CLAUSE)].some((match) => mostlyAsked(match[1]!, isAsked));
    case 'newest':
    case 'yes-no':
    case 'any':
      return undefined;
  }
};

const VAGUE =
  /\b(?:no|none|nobody|all|both|many|few|fewer|several|multiple|most|various|numerous|dozens|hundreds|thousands|single|pair|couple|unlimited|keine?r?|alle|viele|mehrere|aucune?|plusieurs|tous|toutes|ningun[oa]|varios|todos|todas)\b/i;
const ANY_TIME = new RegExp(String.raw`\b(?:${TIME_UNIT}|centur(?:y|ies))\b`, 'i');

/**
 * Whether a statement could hold the kind in a form that `holdsKind` does not know: when none could, nobody answers.
 * @param isEntry a row or a field, whose figures have their unit in the column's name or nowhere
 */
export const mayHoldKind = (kind: AnswerKind, text: string, isEntry: boolean, isAsked: (word: string) => boolean): boolean => {
  const unasked = withoutAsked(text, isAsked);
  const isFigure = isEntry && NUMBER.test(unasked);
  switch (kind) {
    case 'number':
      return NUMBER.test(unasked) || VAGUE.test(text);
    case 'duration':
    case 'frequency':
      return isFigure || ANY_TIME.test(unasked) || DATE.test(unasked) || (holdsKind(kind, text, isAsked) ?? false);
    case 'money':
      return isFigure || (holdsKind(kind, text, isAsked) ?? false);
    default:
      return holdsKind(kind, text, isAsked) ?? true;
  }
};
