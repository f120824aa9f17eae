import { baseLanguage } from './stem';

/** What would answer a question. */
export type AnswerKind =
  | 'money'
  | 'duration'
  | 'frequency'
  | 'phone'
  | 'email'
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
  ['email', /\be-?mail address(?:es)?\b|\b(?:what|which)(?:'s| is| are| was)? .*\be-?mail\b(?! (?:client|server|program|message))/i],
  [
    'phone',
    /\b(?:(?:tele)?phone|mobile|cell(?:phone)?|fax|hotline|extension) (?:numbers?|no\.)|\b(?:what|which) (?:is the )?(?:number|extension|hotline)\b.*\b(?:call|dial|ring|phone|reach)\b/i,
  ],
  [
    'money',
    /\bhow (?:much|expensive)\b.*\b(?:costs?|costed|charged?|pa(?:y|ys|id)|earn(?:ed|s)?|spen[dt]|money|revenue|salary|wages?|worth|price)(?![\w-])|\bhow expensive\b|\bwhat (?:do|does|did|will|would|may|can|must|should)\b.*\b(?:costs?|earn|pay|charge)(?![\w-])(?! for (?:what|whom)| attention)|\b(?:what|which) (?:is|are|was|were) the (?:[\w-]+ ){0,3}(?:price|cost|fee|fare|rent|salary|budget|revenue|fine|deposit|surcharge|allowance|turnover)s?\b|\b(?:what|which) (?:price|fee|fare|budget|salary)s?\b/i,
  ],
  [
    'duration',
    /\bhow long\b|\bhow many (?:milli)?(?:seconds|minutes|hours|days|weeks|months|years)\b|\b(?:what|which) (?:duration|time ?span|time limit)\b|\b(?:what|which) (?:interval|timeout)(?= (?:is|are|was|were|do|does|did|should|must|has|appl\w+|between|for|of)\b)|\bwhat (?:is|are|was|were) the (?:[\w-]+ ){0,3}(?:duration|timeout|interval|(?:notice|retention|waiting|grace|trial|warranty|validity|storage) period|time limit|lifetime|delay|validity)s?\b/i,
  ],
  ['frequency', /\bhow (?:often|frequently)\b/i],
  ['outcome', /\bwhat (?:happens|will happen|would happen|happened|occurs)\b.* (?:if|when|once|after|unless|while)\b/i],
  [
    'command',
    /\b(?:which|what|the) (?:command|script|query|code|snippet|flag|option|parameter|environment variable|url|endpoint|path)\b|\bcommand (?:to|for)\b/i,
  ],
  [
    'steps',
    /\bhow (?:do|does|can|could|should|would|to|must)\b(?!.*\b(?:differ|work|relate|compare|affect|mean)\b)|\bsteps? (?:to|for|do)\b|\bprocedure (?:to|for)\b|\binstructions (?:to|for|on)\b/i,
  ],
  [
    'number',
    /\bhow (?:many|much|old|far|big|large|tall|high|deep|heavy|fast|soon)\b|\b(?:what|which) (?:percent|percentage|number|amount|proportion|share|version|size|limit|port)\b|\bwhat (?:is|are|was|were) the (?:\w+ )?(?:number|size|limit|population|rate|amount|total|percentage|proportion|maximum|minimum|threshold|length|height|port|version)\b/i,
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
  ['email', /\be-?mail-?adresse\b/i],
  ['phone', /\b(?:telefon|handy|mobil|fax|durchwahl)-?(?:nummer)?\b.*\?|\bwelche nummer\b/i],
  [
    'money',
    /\bwas kostet\b|\bwie (?:viel|teuer)\b.*\b(?:kostet|kosten|geld|verdien\w*|zahl\w*|teuer)\b|\bwie teuer\b|\bwie hoch (?:ist|sind) .*\b(?:preis|kosten|gebühr\w*|gehalt|budget|miete)\b/i,
  ],
  ['duration', /\bwie lange?\b|\bwie viele (?:sekunden|minuten|stunden|tage|wochen|monate|jahre)\b/i],
  ['frequency', /\bwie (?:oft|häufig)\b/i],
  ['number', /\bwie ?(?:viele?|alt|hoch|groß|weit)\b|\bwelche (?:version|anzahl|nummer)\b/i],
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
  ['email', /\badresse (?:e-?mail|électronique)\b/i],
  ['phone', /\bnuméro\b.*\b(?:téléphone|portable|fax)\b|\bquel numéro\b/i],
  [
    'money',
    /\bcombien\b.*\b(?:coûte\w*|payer|paie\w*|gagne\w*)\b|\bquel(?:le)? (?:est|sont) .*\b(?:prix|coûts?|frais|tarif|loyer|salaire)\b/i,
  ],
  ['duration', /\bcombien de (?:temps|secondes|minutes|heures|jours|semaines|mois|ans)\b/i],
  ['frequency', /\bcombien de fois\b|\bà quelle fréquence\b/i],
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
  ['email', /\bcorreo(?: electrónico)?\b.*\?|\be-?mail\b.*\?/i],
  ['phone', /\bnúmero de (?:teléfono|móvil|fax)\b|\bqué número\b/i],
  ['money', /\bcuánto (?:cuesta|vale|cobra|paga)\w*|\bcuál es .*\b(?:precio|coste|costo|tarifa|alquiler|sueldo)\b/i],
  ['duration', /\bcuánto (?:tiempo|dura|tarda)\w*|\bcuánt[oa]s (?:segundos|minutos|horas|días|semanas|meses|años)\b/i],
  ['frequency', /\bcuántas veces\b|\bcon qué frecuencia\b/i],
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
