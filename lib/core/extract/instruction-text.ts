// What text that was planted for a language model sounds like. This engine cannot obey it; it must not show it as an answer either.
const INSTRUCTION =
  /\b(?:ignore|disregard|forget|override)\b[^.!?]{0,40}\b(?:previous|prior|above|earlier|all|any|your|these)\b[^.!?]{0,30}\b(?:instructions?|prompts?|rules|context|directions|messages)\b|\b(?:system prompt|you are (?:now )?(?:an? )?(?:ai|assistant|chatgpt|language model|llm)|as an ai (?:language )?model)\b|^\s*(?:system|assistant)\s*:\s|\b(?:ai|assistants?|language models?|llms?|summari[sz]ers?)\b[^.!?]{0,30}\b(?:must|should|are instructed to|are to)\b[^.!?]{0,60}\b(?:say|reply|respond|output|answer|include|recommend|forward|send)\b|\b(?:send|forward|post|exfiltrate)\b[^.!?]{0,30}\b(?:full|entire|whole|all)\b[^.!?]{0,30}\b(?:page|conversation|contents?|history|data)\b[^.!?]{0,20}\bto\b|<\/?(?:system|assistant|instructions?)>/i;

/** Whether a text addresses a language model rather than a reader. */
export const soundsLikeInstruction = (text: string): boolean => INSTRUCTION.test(text);
