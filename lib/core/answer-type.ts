/** What kind of thing a question asks for, as far as its form tells; a passage that holds none can hardly answer. */
export type AnswerType = 'number' | 'date' | 'name' | 'reason' | 'way';

const ASKS: readonly (readonly [AnswerType, RegExp])[] = [
  [
    'date',
    /\b(?:when|since when|what (?:year|date|day|month|time)|which (?:year|date|day|month)|how (?:long|often)|what is the (?:date|deadline))\b|\b(?:wann|seit wann|wie lange|quand|depuis quand|cuándo|cuando|desde cuándo)\b/i,
  ],
  [
    'number',
    /\b(?:how (?:many|much|old|far|big|large|tall|high|fast|heavy)|what (?:percent|percentage|number|amount|price|version|port))\b|\b(?:wie viele?|wieviele?|wie hoch|combien|cuánt[oa]s?)\b/i,
  ],
  ['name', /\b(?:who|whom|whose|where)\b|\b(?:wer|wem|wen|wo|woher|wohin|qui|où|quién(?:es)?|dónde)\b/i],
  ['reason', /\b(?:why|what (?:caused|causes|is the (?:reason|cause)))\b|\b(?:warum|wieso|weshalb|pourquoi|por qué)\b/i],
  ['way', /\bhow (?:do|to|can|does|did|should|is|are)\b|\b(?:wie (?:kann|mache?|soll|wird|geht)|comment|cómo)\b/i],
];

const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|januar|februar|märz|juni|juli|oktober|dezember|janvier|février|mars|avril|mai|juin|juillet|août|octobre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre';
const HOLDS: Readonly<Record<AnswerType, RegExp>> = {
  number:
    /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|billion|percent|half|zwei|drei|vier|fünf|deux|trois|quatre|cinq|dos|tres|cuatro|cinco)\b/i,
  date: new RegExp(
    String.raw`\b(?:1\d|20)\d\d\b|\b\d{1,4}[/.-]\d{1,2}\b|\b(?:${MONTH}|monday|tuesday|wednesday|thursday|friday|saturday|sunday|centur(?:y|ies)|years?|months?|weeks?|days?|hours?|minutes?|today|yesterday|tomorrow|daily|weekly|monthly|annually|always|never|jahre?n?|monate?n?|wochen?|tage?n?|stunden?|ans?|mois|jours?|heures?|años?|meses|días?|horas?)\b`,
    'i',
  ),
  name: /(?<=[\p{Ll}\d,;:)"'’] )\p{Lu}[\p{L}.'’-]+|@\w/u,
  reason:
    /\b(?:because|since|due to|reasons?|caused?|so that|in order to|therefore|as a result|leads? to|to (?:avoid|prevent|ensure|protect)|weil|da|wegen|aufgrund|deshalb|parce que|car|afin|à cause|porque|debido|para que)\b/i,
  way: /\b(?:by|using|via|click|select|run|open|go to|set|use|install|press|must|should|first|then|step|indem|klicken|mit|wählen|cliquez|avec|en utilisant|haga|mediante|con)\b/i,
};

export const answerTypeOf = (question: string): AnswerType | undefined => ASKS.find(([, asks]) => asks.test(question))?.[0];

export const holdsAnswerType = (type: AnswerType, text: string): boolean => HOLDS[type].test(text);
