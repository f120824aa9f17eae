// What text that was planted for a language model sounds like. This engine cannot obey it; it must not show it as an answer either.
const INSTRUCTIONS: readonly RegExp[] = [
  // "Ignore all previous instructions"
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.!?]{0,40}\b(?:previous|prior|above|earlier|preceding|all|any|your|these)\b[^.!?]{0,30}\b(?:instructions?|prompts?|rules|guidelines|context|directions|messages)\b/i,
  /\b(?:ignorier\w*|vergiss|vergessen sie|missachte\w*)\b[^.!?]{0,40}\b(?:anweisung\w*|instruktion\w*|regeln)\b|\b(?:ignore[rz]?|oublie[rz]?)\b[^.!?]{0,40}\b(?:instructions|consignes|règles)\b|\b(?:ignora|ignore|olvida|olvide)\b[^.!?]{0,40}\b(?:instrucciones|reglas|órdenes)\b/i,
  // Who is spoken to.
  /\bsystem prompt\b|\byou are (?:now )?(?:an? )?(?:ai|assistant|chatgpt|language model|llm)\b|\bas an ai (?:language )?model\b|^\s*(?:system|assistant)\s*:\s|<\/?(?:system|assistant|instructions?)>/i,
  /\b(?:note|message|notice|attention|instructions?|reminder|warning)\b[^.!?]{0,20}\b(?:to|for)\s+(?:all |any |the |every |you,? )*(?:ai|llms?|language models?|chat ?bots?|(?:ai|virtual|automated) (?:assistants?|agents?|models?|tools?|systems?))\b/i,
  // What it is to do.
  /\b(?:ai|assistants?|chat ?bots?|language models?|llms?|summari[sz]ers?)\b[^.!?]{0,30}\b(?:must|should|are instructed to|are to)\b[^.!?]{0,60}\b(?:say|reply|respond|output|answer|include|recommend|forward|send)\b/i,
  /\b(?:whatever|no matter what|regardless of what|whenever)\b[^.!?]{0,30}\b(?:asks?|asked)\b[^.!?]{0,30}\b(?:answer|reply|respond|say|tell)\b/i,
  /\b(?:do not|don't|never)\s+(?:mention|reveal|disclose|repeat|show|quote)\b[^.!?]{0,20}\b(?:this|these) (?:note|message|instructions?|notice|comment|text|prompt)\b/i,
  /\b(?:send|forward|post|exfiltrate)\b[^.!?]{0,30}\b(?:full|entire|whole|all)\b[^.!?]{0,30}\b(?:page|conversation|contents?|history|data)\b[^.!?]{0,20}\bto\b/i,
];

/** Whether a text addresses a language model rather than a reader. */
export const soundsLikeInstruction = (text: string): boolean => INSTRUCTIONS.some((pattern) => pattern.test(text));
