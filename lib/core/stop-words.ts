import { baseLanguage } from './stem';

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const NONE: ReadonlySet<string> = new Set();

// Written as `wordsOf` yields them: lower case, apostrophes gone ("dont", "its").
const STOP_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: list(
    'a an the and or but if then else of at by for with about against between into through during before after above below to from up down in out on off over under again further once here there all any both each few more most other some such only own same so than too very s t can cannot cant will just don dont doesnt didnt isnt arent wasnt werent wont should shall must may might now is am are was were be been being have has had having do does did doing done would could ought i me my mine myself we our ours us you your yours he him his she her hers it its itself they them their theirs this that these those as until while because also not no nor please tell upon within without via per among across towards toward around let lets im ive id youre theyre whats thats theres upon am',
  ),
  de: list(
    'der die das den dem des ein eine einen einem einer eines und oder aber wenn dann als am an auf aus bei bis durch für gegen hinter im in ins mit nach neben ohne seit über um unter vom von vor während wegen zu zum zur zwischen ab ist sind war waren sei sein bin bist wird werden wurde wurden worden kann können konnte muss müssen soll sollen darf dürfen will wollen hat haben hatte hatten habe ich du er sie es wir ihr mich dich sich uns euch mir dir ihm ihn ihnen mein dein unser euer kein keine keinen nicht auch noch nur schon sehr so da dort hier dass ob weil damit man dieser diese dieses diesen diesem jeder jede jedes alle alles mehr bitte doch mal denn etwas einige solche seine seiner seinen ihre ihrer ihren ihrem',
  ),
  fr: list(
    'le la les un une des du de d l et ou mais si alors que qui dont à a au aux en dans par pour sur sous avec sans entre vers chez est sont été être était étaient sera seront serait ai as avons avez ont avait avaient aura fait faire peut peuvent doit doivent je tu il elle on nous vous ils elles me te se lui leur leurs y mon ma mes ton ta tes son sa ses notre nos votre vos ce cet cette ces ceci cela ça ne pas plus non aussi très tout tous toute toutes même comme car donc ni ici là après avant pendant depuis c j m n s t qu jusqu lorsque puis ainsi merci svp',
  ),
  es: list(
    'el la los las un una unos unas lo al del de y o u e pero si que a ante bajo con contra desde en entre hacia hasta para por según sin sobre tras es son era eran fue fueron ser sido siendo está están estaba estaban estar ha han había habían haber he hemos hay hace hacer puede pueden debe deben yo tú él ella nosotros vosotros ellos ellas usted ustedes me te se nos os le les mi mis tu tus su sus nuestro nuestra nuestros nuestras este esta estos estas ese esa esos esas eso esto aquel aquella no ni también muy más menos ya todo toda todos todas otro otra otros otras mismo como así aquí allí porque pues cada sólo solo',
  ),
  it: list(
    'il lo la i gli le un uno una di a da in con su per tra fra del dello della dei degli delle al allo alla ai agli alle dal dalla nel nella nei sul sulla e ed o ma se che non è sono era erano essere stato stata ha hanno ho aveva avere io tu lui lei noi voi loro mi ti si ci vi suo sua suoi loro questo questa questi queste quello quella più anche come molto tutto tutti già solo',
  ),
  pt: list(
    'o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela para com sem sob sobre entre e ou mas se que não é são era eram foi foram ser sido está estão estava ter tem têm tinha há eu tu ele ela nós vós eles elas me te se lhe meu minha seu sua seus suas este esta esse essa isso isto aquele mais também como muito já só ao aos à às',
  ),
  nl: list(
    'de het een en of maar als dan van in op aan bij met voor door naar uit over onder tot om te is zijn was waren wordt worden werd heeft hebben had ik jij je hij zij ze wij we jullie mij me hem haar ons hun dit dat deze die niet geen ook nog wel er al zo kan kunnen moet moeten zal zullen wil meer veel alle',
  ),
};

// What a question is made of and a page's answer seldom repeats.
const QUESTION_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: list('what who whom whose which when where why how many much long often far name list describe explain tell give mean does did'),
  de: list(
    'was wer wen wem wessen welche welcher welches welchen welchem wann wo wohin woher warum wieso weshalb wie viel viele lange oft nenne erkläre beschreibe gibt',
  ),
  fr: list('quoi quel quelle quels quelles lequel laquelle qui que quand où pourquoi comment combien est-ce quelle explique décris'),
  es: list(
    'qué cuál cuáles quién quiénes cuándo dónde adónde cómo cuánto cuánta cuántos cuántas por qué explica describe que cual quien cuando donde como cuanto',
  ),
  it: list('cosa che chi quale quali quando dove perché come quanto quanta quanti quante'),
  pt: list('quê qual quais quem quando onde porque como quanto quanta quantos quantas que'),
  nl: list('wat wie welke welk wanneer waar waarom hoe hoeveel'),
};

// How people ask what was said: the talk itself says "so", "right" and "let's", hardly ever "discussed".
const TALK_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: list(
    'summarize summarise summary discuss discussed discussing discussion discussions say said says saying talk talked talking talks think thinks thought thinking mention mentioned mentions opinion opinions view views meeting meetings conversation thread comment comments comment decide decided decision decisions conclude concluded conclusion conclusions agree agreed agreement suggest suggested suggestion suggestions propose proposed proposal recommend recommended feel feels felt believe believed attitude group team whole point points reason reasons idea ideas',
  ),
  de: list(
    'zusammenfassung fasse diskutiert diskussion besprochen sagt sagte gesagt meint meinte meinung erwähnt entschieden entscheidung beschlossen vorgeschlagen vorschlag besprechung team gruppe grund gründe',
  ),
  fr: list(
    'résumer résumé discuté discussion dit parlé pense pensé avis opinion mentionné décidé décision réunion proposé proposition équipe groupe raison raisons',
  ),
  es: list(
    'resumir resumen discutido discusión dijo dicho hablado piensa opinión mencionado decidido decisión reunión propuesto propuesta equipo grupo razón razones',
  ),
};

/** Words that carry no topic, lower case. Empty for a language without a list. */
export const stopWords = (lang: string): ReadonlySet<string> => STOP_WORDS[baseLanguage(lang)] ?? NONE;

/** Words that only make a question of a sentence, lower case. Empty for a language without a list. */
export const questionWords = (lang: string): ReadonlySet<string> => QUESTION_WORDS[baseLanguage(lang)] ?? NONE;

/** Words that ask how people talked about something rather than what it is, lower case. Empty for a language without a list. */
export const talkWords = (lang: string): ReadonlySet<string> => TALK_WORDS[baseLanguage(lang)] ?? NONE;

/** Languages that have a list, for guessing a text's language. */
export const languagesWithStopWords: readonly string[] = Object.keys(STOP_WORDS);
