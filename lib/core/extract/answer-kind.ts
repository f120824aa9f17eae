import { baseLanguage } from '@/lib/core/stem';

/** What would answer a question. */
export type AnswerKind =
  | 'number'
  | 'date'
  | 'person'
  | 'place'
  | 'reason'
  | 'steps'
  | 'definition'
  | 'command'
  | 'outcome'
  | 'speaker'
  | 'newest'
  | 'yes-no'
  | 'any';

type Patterns = readonly (readonly [AnswerKind, RegExp])[];

// The first that fits wins.
const ENGLISH: Patterns = [
  [
    'newest',
    /\b(?:latest|newest|most recent|last) (?:update|comment|reply|message|note|news|state|status|activity|post)\b|\bwhere (?:do|does|are) (?:we|this|it|things) stand\b|\bwhat(?:'s| is| has)? (?:new|happening|happened last)\b/i,
  ],
  [
    'speaker',
    /\bwho (?:said|says|wrote|asked|asks|reported|suggested|proposed|mentioned|replied|confirmed|commented|complained|noticed|requested|promised|tried)\b/i,
  ],
  ['outcome', /\bwhat (?:happens|will happen|would happen|happened|occurs)\b.* (?:if|when|once|after|unless|while)\b/i],
  [
    'command',
    /\b(?:which|what|the) (?:command|script|query|code|snippet|flag|option|parameter|environment variable|url|endpoint|path|port)\b|\bcommand (?:to|for)\b/i,
  ],
  [
    'steps',
    /\bhow (?:do|does|can|could|should|would|to|must)\b(?!.*\b(?:differ|work|relate|compare|affect|mean)\b)|\bsteps? (?:to|for|do)\b|\bprocedure (?:to|for)\b|\binstructions (?:to|for|on)\b/i,
  ],
  [
    'number',
    /\bhow (?:many|much|old|long|far|often|big|large|tall|high|deep|heavy|fast|soon)\b|\b(?:what|which) (?:percent|percentage|number|amount|proportion|share|version|price|cost|size|limit)\b|\bwhat (?:is|are|was|were) the (?:\w+ )?(?:number|price|cost|size|limit|population|rate|amount|total|percentage|proportion|maximum|minimum|threshold|timeout|length|height|budget)\b/i,
  ],
  ['date', /\bwhen\b|\b(?:what|which) (?:year|date|day|month|week|time|century|quarter)\b|\bdeadline\b|\bdue date\b/i],
  [
    'person',
    /\bwho(?:m|se)?\b|\b(?:what|which) (?:person|people|team|group|company|organi[sz]ation|author|manager|owner|engineer|man|woman)\b/i,
  ],
  [
    'place',
    /\bwhere\b|\b(?:what|which) (?:country|countries|city|cities|place|state|region|town|building|room|office|site|location|folder|directory|server)\b/i,
  ],
  [
    'reason',
    /\bwhy\b|\bwhat (?:causes?|caused|led to|is the (?:reason|cause)|was the (?:reason|cause))\b|\breasons? (?:for|why|that)\b|\bhow come\b|\broot cause\b/i,
  ],
  [
    'definition',
    /^\s*(?:what|who)(?:'s| is| are| was| were) (?:an? |the )?[\p{L}\p{N}][\p{L}\p{N} ._/-]{0,40}\?*\s*$|\bstands? for\b|\bmeans?\b|\bdefin/iu,
  ],
  ['yes-no', /^\s*(?:is|are|was|were|do|does|did|can|could|will|would|should|must|has|have|had|may|might|am)\b/i],
];
const GERMAN: Patterns = [
  ['speaker', /\bwer (?:hat|sagte|schrieb|fragte|meldete)\b/i],
  ['command', /\bwelche[rsnm]? (?:befehl|kommando|port|pfad|parameter)\b/i],
  ['newest', /\b(?:letzte[rsn]?|neueste[rsn]?|aktuelle[rsn]?) (?:stand|kommentar|antwort|nachricht|status)\b/i],
  ['steps', /\bwie (?:kann|muss|soll|lässt|geht|mache?|richte|installiere|setze|stelle)\b|\bschritte?\b|\banleitung\b/i],
  ['number', /\bwie ?(?:viele?|lange?|oft|alt|hoch|groß|weit|teuer)\b|\bwelche (?:version|anzahl|nummer)\b/i],
  ['date', /\b(?:wann|bis wann|seit wann)\b|\bwelche[rsnm]? (?:jahr|datum|tag|monat|termin)\b/i],
  ['person', /\b(?:wer|wem|wen|wessen)\b/i],
  ['place', /\b(?:wo|wohin|woher)\b/i],
  ['reason', /\b(?:warum|wieso|weshalb)\b|\b(?:grund|ursache)\b/i],
  ['definition', /^\s*was (?:ist|sind|war|bedeutet|heißt)\b/i],
  ['yes-no', /^\s*(?:ist|sind|war|hat|haben|kann|können|darf|dürfen|muss|müssen|soll|gibt|wird|werden)\b/i],
];
const FRENCH: Patterns = [
  ['speaker', /\bqui a (?:dit|écrit|demandé|signalé|proposé)\b/i],
  ['command', /\bquel(?:le)? (?:commande|port|chemin|paramètre)\b/i],
  ['newest', /\bderni(?:er|ère)s? (?:état|commentaire|réponse|message|statut)\b/i],
  ['steps', /\bcomment\b|\bétapes?\b/i],
  ['number', /\bcombien\b|\bquel(?:le)? (?:nombre|version|taille|prix|pourcentage)\b/i],
  ['date', /\bquand\b|\bquel(?:le)? (?:date|jour|année|mois)\b/i],
  ['person', /^\s*(?:à |de |pour )?qui\b/i],
  ['place', /(?:^|\s)où\b/i],
  ['reason', /\bpourquoi\b|\b(?:raison|cause)\b/i],
  ['definition', /\bqu['’]est-ce que?\b|\bque (?:signifie|veut dire)\b/i],
  ['yes-no', /^\s*(?:est-ce|peut-on|faut-il|y a-t-il|dois-je|puis-je)\b/i],
];
const SPANISH: Patterns = [
  ['speaker', /\bquién (?:dijo|escribió|preguntó|informó|propuso)\b/i],
  ['command', /\bqué (?:comando|puerto|ruta|parámetro)\b/i],
  ['newest', /\búltim[oa] (?:estado|comentario|respuesta|mensaje)\b/i],
  ['steps', /\bcómo\b|\bpasos?\b/i],
  ['number', /\bcuánt[oa]s?\b|\bqué (?:número|versión|tamaño|precio|porcentaje)\b/i],
  ['date', /\bcuándo\b|\bqué (?:fecha|día|año|mes)\b/i],
  ['person', /\bqui[eé]n(?:es)?\b/i],
  ['place', /\b(?:a)?dónde\b/i],
  ['reason', /\bpor ?qué\b|\b(?:razón|causa|motivo)\b/i],
  ['definition', /\bqué (?:es|son|significa)\b/i],
];
const PATTERNS: Readonly<Record<string, Patterns>> = { en: ENGLISH, de: GERMAN, fr: FRENCH, es: SPANISH };

// "What does a red light mean when flashing?" asks for a meaning, not for a time: what follows is a condition.
const CONDITION =
  /^(.*\b(?:what|which|who|whom|whose|how|why|where|is|are|was|were|do|does|did|can|could|will|would|should|must|may)\b.+?)\s(?:when|where|while|if|once|unless|because|whenever)\s.+$/is;

/** The question without a condition that it ends in. */
const mainClauseOf = (question: string): string => CONDITION.exec(question)?.[1] ?? question;

/** What would answer the question, told from its words. English patterns serve languages that have none of their own. */
export const answerKindOf = (question: string, lang: string): AnswerKind => {
  const own = PATTERNS[baseLanguage(lang)] ?? ENGLISH;
  const first = (patterns: Patterns): AnswerKind | undefined => {
    const asked = patterns === ENGLISH ? mainClauseOf(question) : question;
    return patterns.find(([kind, pattern]) => pattern.test(kind === 'outcome' ? question : asked))?.[0];
  };
  // People ask in English on pages that are not.
  return first(own) ?? (own === ENGLISH ? undefined : first(ENGLISH)) ?? 'any';
};

const NUMBER =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|third|quarter|hundreds?|thousands?|millions?|billions?|percent|once|twice|daily|weekly|monthly|yearly|eine?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|deux|trois|quatre|cinq|sept|huit|neuf|dix|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)\b/i;
const DATE =
  /\b(?:1[0-9]|20)\d\d\b|\b\d{1,2}[/.-]\d{1,2}\b|\b\d{1,2}(?::\d\d| ?[ap]\.?m\b)|\bcentur(?:y|ies)\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|\b(?:january|february|march|april|june|july|august|september|october|november|december|januar|februar|märz|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miércoles|jueves|viernes)s?\b|\b(?:today|tomorrow|yesterday|tonight|heute|morgen|gestern|demain|hier|mañana|ayer)\b|\d+ (?:minutes?|hours?|days?|weeks?|months?|years?)\b/i;
const REASON =
  /\b(?:because|since|due to|reasons?|caus(?:e|es|ed|ing)|so that|in order to|therefore|as a result|thanks to|leads? to|led to|to (?:avoid|prevent|ensure|protect|allow|keep)|weil|da|wegen|damit|daher|deshalb|ursache|grund|parce que|car|puisque|afin|à cause|porque|debido|para que|causa)\b/i;
const STEP =
  /\b(?:by|using|via|click|select|choose|run|open|go to|set|use|install|press|enter|type|must|should|first|then|next|step|klicken|wählen|öffnen|starten|ausführen|zuerst|dann|cliquez|ouvrez|choisissez|lancez|d'abord|puis|haga|abra|seleccione|ejecute|primero|luego)\b/i;
const DEFINITION =
  /\b(?:is|are|was|were|refers? to|means?|called|known as|defined|stands? for|describes?|meaning|definition|ist|sind|bedeutet|bezeichnet|heißt|est|sont|signifie|désigne|es|son|significa)\b/i;
/** A condition, up to where the sentence says what follows from it. */
const CONDITION_CLAUSE = /\b(?:if|when|once|after|unless|whenever|while)\s+([^,;:.]{3,120})/gi;
const CODE =
  /`|^\s*[$>#] |\b(?:sudo|curl|git|npm|docker|kubectl|ssh|systemctl|cd|psql|SELECT)\b|--?[a-z][\w-]+|\/[\w.-]+\/|[\w-]+=[\w-]+|[{}();]|:\d{2,5}\b|https?:\/\//;
/** A capital that is not merely a sentence's first. */
const NAME = /(?<=[\p{Ll}\p{N},;:)"'’|-] ?)(?<!\p{L})(\p{Lu}[\p{L}.'’-]+)/gu;
const PLACE =
  /\b(?:in|at|from|to|of|near|on|through|across|between|within|into|outside|under|aus|nach|bei|à|en|dans|de)\s+(?:the |der |dem |la |le |el )?(\p{Lu}[\p{L}.'’-]+|[\w.-]*\/[\w./-]+)/gu;

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
    case 'date':
      return DATE.test(withoutAsked(text, isAsked));
    case 'person':
    case 'speaker':
      return [...text.matchAll(NAME)].some((match) => !isAsked(match[1]!.toLowerCase()));
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
