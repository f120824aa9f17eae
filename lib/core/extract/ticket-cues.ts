// Words by which a thread moves on: something is wrong, something was found, done, decided, asked or promised.
const CUES: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:problem|issue|bug|error|fail(?:s|ed|ing|ure)?|crash(?:es|ed)?|hang(?:s|ing)?|broken|breaks?|wrong|incorrect|missing|does(?:n't| not) work|do(?:n't| not) work|can(?:no|')t|unable|unexpected(?:ly)?|expected|instead|regression|timeouts?|outage|fehler|problem|defekt|geht nicht|funktioniert nicht|erreur|panne|ne fonctionne pas|fallo|no funciona)\b/i,
    0.08,
  ],
  [
    /\b(?:because|caused?|cause|due to|turns out|root cause|the reason|since|therefore|so that|weil|ursache|wegen|parce que|à cause|porque|debido)\b/i,
    0.08,
  ],
  [
    /\b(?:fix(?:ed|es)?|resolv(?:ed|es|e)|solv(?:ed|es|e)|solution|workaround|patch(?:ed)?|implement(?:ed)?|deployed|rolled back|reverted|released|removed|replaced|behoben|gelöst|lösung|résolu|corrigé|solución|resuelto)\b/i,
    0.08,
  ],
  [
    /\b(?:should|need(?:s|ed)? to|must|have to|propos(?:e|ed|al)|suggest(?:ed|ion)?|recommend|decid(?:e|ed)|agree(?:d)?|prefer|plan(?:ned)?|would be|could|want(?:s)? to|please|can you|sollte|muss|vorschlag|bitte|il faut|devrait|debería|hay que)\b/i,
    0.06,
  ],
];

/** What the words of a statement add to its salience in a thread. */
export const cueWeight = (text: string): number => CUES.reduce((sum, [cue, weight]) => sum + (cue.test(text) ? weight : 0), 0);
