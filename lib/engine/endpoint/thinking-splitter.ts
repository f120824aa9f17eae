/** A piece of a reply: what the model thinks, or what it says. */
export interface SplitText {
  readonly thought: string;
  readonly said: string;
}

const OPENING = /^\s*<(think|thinking|thought|reasoning)>/i;
/** A beginning that may still become an opening tag. */
const MAYBE_OPENING = /^\s*(<[a-z]{0,9})?$/i;

/**
 * Keeps the reasoning apart that some servers send as `<think>…</think>` at the beginning of the text, over any split of the stream.
 * @returns a function that takes the next piece, and at the end (`undefined`) gives what it still held back.
 */
export const thinkingSplitter = (): ((piece: string | undefined) => SplitText) => {
  let held = '';
  let state: 'undecided' | 'thinking' | 'saying' = 'undecided';
  let closing = '';

  return (piece) => {
    const atEnd = piece === undefined;
    held += piece ?? '';
    let thought = '';

    if (state === 'undecided') {
      const opening = OPENING.exec(held);
      if (opening) {
        state = 'thinking';
        closing = `</${opening[1]!.toLowerCase()}>`;
        held = held.slice(opening[0].length);
      } else if (!atEnd && MAYBE_OPENING.test(held)) {
        return { thought: '', said: '' };
      } else {
        state = 'saying';
      }
    }
    if (state === 'thinking') {
      const end = held.toLowerCase().indexOf(closing);
      if (end < 0) {
        // The closing tag may be cut in two: its possible beginning waits.
        const safe = atEnd ? held.length : Math.max(0, held.length - closing.length + 1);
        thought = held.slice(0, safe);
        held = held.slice(safe);
        return { thought, said: '' };
      }
      thought = held.slice(0, end);
      held = held.slice(end + closing.length);
      state = 'saying';
    }
    const said = held;
    held = '';
    return { thought, said };
  };
};
