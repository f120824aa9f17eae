/** What a scripted model finds in the prompt: the same that a real one is given, as text. */
export interface ReadPrompt {
  readonly passages: readonly { readonly id: string; readonly text: string }[];
  readonly selection: string;
  readonly question: string;
  readonly wantsBrief: boolean;
  /** The last words of the reader, for a prompt that holds no page. */
  readonly words: string;
}

interface Message {
  readonly role?: string;
  readonly content?: unknown;
}

/** A passage begins with its id in brackets on a line of its own; what else stands on that line is about it. */
const PASSAGE = /^\[(p\d+)\][^\n]*\n/gm;

/** Reads the passages, the selection and the question out of a prompt; nothing but the text of its messages is looked at. */
export const readPrompt = (messages: readonly Message[]): ReadPrompt => {
  const textOf = (role: string) =>
    messages
      .filter((message) => message.role === role)
      .map(({ content }) => String(content))
      .join('\n');
  const user = textOf('user') || messages.map(({ content }) => String(content)).join('\n');

  const fenced = [...user.matchAll(/<<<(\S+)\n([\s\S]*?)\n\1>>>/g)].map(([, , text]) => text!);
  const page = fenced[0] ?? user;
  const starts = [...page.matchAll(PASSAGE)];
  const passages = starts.map((start, index) => ({
    id: start[1]!,
    text: page.slice(start.index + start[0].length, starts[index + 1]?.index ?? page.length).trim(),
  }));
  const question = /^(?:Question|The reader adds): ([\s\S]*?)(?:\n\n|$)/m.exec(user)?.[1]?.trim() ?? '';
  return { passages, selection: fenced[1] ?? '', question, wantsBrief: /"brief"/.test(textOf('system') + user), words: user };
};

const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .toLowerCase()
      .match(/\p{sc=Han}|[\p{L}\p{N}][\p{L}\p{N}_.-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu)
      ?.map((word) => word.slice(0, 5)) ?? [],
  );

const COMMON = wordsOf(
  'the a an of to in is it and or for on at by with what which who how when where why does do did are be was this that der die das und wie was ist le la les et de un une qui que',
);

interface Sentence {
  readonly passageId: string;
  readonly text: string;
  readonly score: number;
}

/** Words that a quote may have; the sentence is cut there. */
const QUOTE_WORDS = 40;

const sentencesOf = ({ passages }: ReadPrompt, wanted: string): readonly Sentence[] => {
  const asked = [...wordsOf(wanted)].filter((word) => !COMMON.has(word));
  return passages.flatMap(({ id, text }) =>
    text
      .split(/\n|(?<=[.!?。！？])\s+/)
      .map((sentence) =>
        sentence
          .trim()
          .split(/(\s+)/)
          .slice(0, QUOTE_WORDS * 2)
          .join('')
          .trim(),
      )
      .filter((sentence) => sentence !== '')
      .map((sentence) => {
        const has = wordsOf(sentence);
        const shared = asked.filter((word) => has.has(word)).length;
        return { passageId: id, text: sentence, score: asked.length === 0 ? 0 : shared / asked.length };
      }),
  );
};

const pointOf = ({ passageId, text }: Sentence) => ({ text, citations: [{ passageId, quote: text }] });

/** The share of the question's words that a sentence must have to count as an answer. */
const ANSWERS_FROM = 0.3;

/** A truthful answer without a mind: the sentences of the page that share most words with the question, quoted as they are. */
export const truthfulAnswer = (prompt: ReadPrompt): object => {
  if (prompt.passages.length === 0) return { text: `You say: ${prompt.words}`, answered: true, points: [] };
  const sentences = sentencesOf(prompt, prompt.question || prompt.selection);
  const byScore = [...sentences].sort((one, other) => other.score - one.score);
  if (prompt.wantsBrief) {
    const about = (words: RegExp) =>
      sentences
        .filter(({ text }) => words.test(text))
        .slice(0, 2)
        .map(pointOf);
    return {
      text: sentences[0]?.text ?? 'The ticket is empty.',
      answered: sentences.length > 0,
      brief: {
        problem: sentences.slice(0, 1).map(pointOf),
        environment: about(/version|\d+\.\d+|environment|browser|windows|linux|server/i),
        tried: about(/tried|restarted|did not|didn't|checked/i),
        asked: about(/\?|could you|please|can you/i),
        nextStep: about(/will|next|tomorrow|plan|until/i),
        missing: ['Who is affected?'],
      },
    };
  }
  if (prompt.question !== '') {
    const answers = byScore.filter(({ score }) => score >= ANSWERS_FROM).slice(0, 3);
    return answers.length > 0
      ? { text: answers[0]!.text, answered: true, points: answers.map(pointOf) }
      : { text: `The page does not say: ${prompt.question}`, answered: false, points: byScore.slice(0, 1).map(pointOf) };
  }
  const selected = wordsOf(prompt.selection);
  const worth =
    prompt.selection === ''
      ? sentences.filter(({ text }) => text.length > 30)
      : byScore.filter(({ text }) => [...wordsOf(text)].some((word) => selected.has(word)));
  const points = (worth.length > 0 ? worth : sentences).slice(0, 4).map(pointOf);
  return { text: points[0]?.text ?? 'There is nothing to say.', answered: points.length > 0, points };
};

/** What a model does that takes the page's word for the reader's: it says what a sentence of the page tells it to say. */
export const obedientAnswer = (prompt: ReadPrompt): object => {
  const order = prompt.passages
    .flatMap(({ id, text }) => text.split(/\n|(?<=[.!?])\s+/).map((sentence) => ({ id, sentence })))
    .find(({ sentence }) => /ignore|disregard|instead|you must|system prompt|as an ai/i.test(sentence));
  if (!order) return truthfulAnswer(prompt);
  const words = /["“'‘]([^"”'’]{3,})["”'’]/.exec(order.sentence)?.[1] ?? order.sentence;
  return { text: words, answered: true, points: [{ text: words, citations: [{ passageId: order.id, quote: words }] }] };
};

/** Right in its form, and made up: quotes that no page holds. */
export const lyingAnswer = ({ passages }: ReadPrompt): object => ({
  text: 'The retention period is exactly nine hundred and twelve fortnights.',
  answered: true,
  points: [
    {
      text: 'It was decided by the board of directors in Antarctica.',
      citations: [
        {
          passageId: passages[0]?.id ?? 'p1',
          quote: 'the board of directors in Antarctica decided upon nine hundred and twelve fortnights',
        },
      ],
    },
    { text: 'Nobody objected.', citations: [{ passageId: 'p999', quote: 'nobody whosoever raised any objection at all' }] },
  ],
});
