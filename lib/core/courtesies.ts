import { baseLanguage } from './stem';

/** What is said around a question and never changes it: greetings, thanks, "can you tell me", "on this page". */
interface Courtesies {
  /** Each is tried at the start, again and again until none is left. */
  readonly leads: readonly RegExp[];
  /** The same at the end. */
  readonly tails: readonly RegExp[];
}

const THING = 'page|ticket|article|document|doc|thread|issue|wiki|wiki page|text|site|runbook';
const lead = (words: string): RegExp => new RegExp(`^(?:${words})(?=$|[\\s,:;.!?–-])[\\s,:;.!?–-]*`, 'u');
const tail = (words: string): RegExp => new RegExp(`[\\s,;:.!?–-]+(?:${words})[\\s.!?]*$`, 'u');

const BY_LANGUAGE: Readonly<Record<string, Courtesies>> = {
  en: {
    leads: [
      lead(
        'hi there|hello there|hi|hello|hey there|hey|hiya|good (?:morning|afternoon|evening)|(?:morning|afternoon|evening)(?=[,!.:])|yeah|yep|dear (?:all|team)|(?:hi |hello )?(?:team|all|folks|everyone|guys)|ok|okay|so|well|u+m+|u+h+|er+m*|hmm+|(?:just )?(?:a )?(?:quick|silly|stupid|dumb|small|simple)(?: little)? (?:question|one)|question|just (?:wondering|curious|checking|asking)|sorry to (?:bother|trouble|ask)(?: you)?(?: again)?|sorry|excuse me|apologies|pls|plz|please|kindly|but|and(?= (?:how|what|where|who)\\b.{12})',
      ),
      lead(
        '(?:can|could|would|will) (?:you|u|someone|anyone|anybody|somebody) (?:please |kindly |pls )?(?:help me (?:understand|find out|figure out|find)|tell (?:me|us)|show me|explain to me|explain|let me know|remind me|inform me|clarify|say)(?: about)?',
      ),
      lead(
        "(?:tell (?:me|us)|show me|let me know|remind me|explain to me|help me (?:understand|find out)|i(?: a|')?m (?:just )?(?:wondering|curious|trying to (?:find out|understand|figure out))|i was (?:just )?wondering|i(?: would|'d) (?:like|love) to know|i (?:want|need|wish) to know|i wanna know|do you (?:happen to )?know|does (?:anyone|anybody|someone) know|any idea|may i (?:ask|know)|can i ask|could i ask|i have a question)(?: (?:about|if|whether))?",
      ),
      lead(`(?:according to|based on|in|on|from|per) (?:this|the) (?:${THING})`),
    ],
    tails: [
      tail(
        '(?:many )?thanks(?: (?:a lot|in advance|so much|again))?|thank you(?: (?:very|so) much)?(?: in advance)?|please|pls|plz|kindly|thx|ty|cheers|by the way|btw|if you know|do you know|any idea|anyone',
      ),
      tail(`(?:according to|based on|in|on|from|per) (?:this|the) (?:${THING})`),
    ],
  },
  de: {
    leads: [
      lead(
        'hallo zusammen|hallo|hi|hey|guten (?:morgen|tag|abend)|moin|servus|(?:nur )?(?:eine )?kurze frage|entschuldigung|sorry|bitte|also|ähm*|öhm*',
      ),
      lead(
        '(?:kannst du|können sie|könntest du|könnten sie) (?:mir )?(?:bitte )?(?:sagen|erklären|verraten|zeigen)|(?:sag|sagen sie|erklär|erkläre|erklären sie) (?:mir|uns)(?: bitte)?|ich (?:möchte|würde gern(?:e)?|will) wissen|ich wüsste gern(?:e)?|weißt du|wissen sie|weiß jemand',
      ),
      lead('(?:laut|gemäß|auf|in) (?:dieser|diesem|der) (?:seite|ticket|artikel|dokument|text)'),
    ],
    tails: [
      tail('bitte|danke(?: (?:schön|im voraus|dir|ihnen))?|vielen dank(?: im voraus)?|besten dank'),
      tail('(?:laut|gemäß|auf|in) (?:dieser|diesem|der) (?:seite|ticket|artikel|dokument|text)'),
    ],
  },
  fr: {
    leads: [
      lead(
        "bonjour(?: à tous)?|bonsoir|salut|coucou|(?:juste )?une (?:petite |simple )?question|question|excusez-moi|pardon|désolée?|alors|euh+|s'il (?:vous|te) plaît|svp|stp",
      ),
      lead(
        "(?:peux-tu|pouvez-vous|pourriez-vous|pourrais-tu|tu peux|vous pouvez) (?:me |m')(?:dire|expliquer|indiquer|montrer)|(?:dis|dites|explique|expliquez)-moi|j'aimerais savoir|je (?:voudrais|veux|souhaite) savoir|sais-tu|savez-vous|est-ce que (?:tu sais|vous savez)",
      ),
      lead("(?:selon|d'après|sur|dans) (?:cette|ce|cet|la) (?:page|ticket|article|document|texte)"),
    ],
    tails: [
      tail("merci(?: (?:beaucoup|d'avance|bien))?|s'il (?:vous|te) plaît|svp|stp"),
      tail("(?:selon|d'après|sur|dans) (?:cette|ce|cet|la) (?:page|ticket|article|document|texte)"),
    ],
  },
  es: {
    leads: [
      lead(
        'hola(?: a todos)?|buen[oa]s? (?:días|dias|tardes|noches|día)|(?:solo |sólo )?una (?:pequeña )?(?:pregunta|duda)(?: rápida)?|perd[oó]n|disculpa|disculpe|por favor|eh+|bueno|pues',
      ),
      lead(
        '(?:me )?(?:puedes|puede|podrías|podrias|podría|podria|podéis) (?:por favor )?(?:decirme|explicarme|indicarme|decir|explicar)|(?:dime|dígame|digame|explícame|explicame)|(?:me gustaría|me gustaria|quisiera|quiero|querría) saber|sabes|sabe(?: alguien)?',
      ),
      lead('(?:según|segun|en) (?:esta|este|la|el) (?:página|pagina|ticket|artículo|articulo|documento|texto)'),
    ],
    tails: [
      tail('(?:muchas )?gracias(?: (?:de antemano|por adelantado))?|por favor|porfa'),
      tail('(?:según|segun|en) (?:esta|este|la|el) (?:página|pagina|ticket|artículo|articulo|documento|texto)'),
    ],
  },
};

/** Sounds that somebody makes while speaking, wherever they stand. */
const HESITATIONS = /(?<=^|[\s,])(?:u+m+|u+h+m*|er+m*|hmm+|ähm*|öhm*|euh+|ehm+)[\s,]+/gu;

/**
 * A question without the courtesies around it; itself where nothing else would be left.
 * @param question lower case, one line, straight apostrophes
 */
export const withoutCourtesies = (question: string, lang: string): string => {
  const { leads, tails } = BY_LANGUAGE[baseLanguage(lang)] ?? { leads: [], tails: [] };
  let rest = question.replace(HESITATIONS, '');
  for (let before = ''; before !== rest;) {
    before = rest;
    for (const pattern of [...leads, ...tails]) {
      const shorter = rest.replace(pattern, '').trim();
      // "Hello?" asks nothing, and "in the ticket" may be all that was asked.
      if (/[\p{L}\p{N}]/u.test(shorter)) rest = shorter;
    }
  }
  return rest;
};
