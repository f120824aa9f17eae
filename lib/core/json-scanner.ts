/** The JSON object in a model's reply, as far as it is written. */
export interface ScannedJson {
  /** From its `{` on, mended where JSON is strict and the meaning is plain: see `scanObject`. */
  readonly json: string;
  /** Its last `}` is there; what follows is chatter. */
  readonly complete: boolean;
  /** The string that the text breaks off in: its key (of an array's item: the array's key), and where its quote mark stands in `json`. */
  readonly openString?: { readonly key: string; readonly start: number } | undefined;
}

/** What an object is, judged by its own keys: the answer, something that may hold the answer, or something to pass over (a schema). */
export type Verdict = 'answer' | 'wrapper' | 'other';

const THINKING = /^<(think|thinking|thought|reasoning)>/i;
const THINKING_END = /^<\/(?:think|thinking|thought|reasoning)>/i;
const PYTHON_LITERALS: Record<string, string> = { True: 'true', False: 'false', None: 'null' };

interface ScannedObject extends ScannedJson {
  /** The object's own keys, not those of objects in it. */
  readonly keys: readonly string[];
  /** Where it ends in the text. */
  readonly end: number;
}

/**
 * Reads one object from `start`, which is its `{`. Mends what models get wrong and a reader would not: raw line breaks and tabs in a
 * string, escapes that JSON does not know (`\_`, `\'`), commas before a closing bracket, Python's True, False and None.
 */
const scanObject = (text: string, start: number): ScannedObject => {
  let json = '';
  let position = start;
  /** The last character outside strings that was not blank. */
  let previous = '';
  const keys: string[] = [];
  /** Open brackets, and for each the key that was last read in it. */
  const stack: { readonly bracket: string; key: string }[] = [];

  const openKey = (): string => {
    const inner = stack.at(-1);
    return (inner?.bracket === '[' ? stack.at(-2)?.key : inner?.key) ?? '';
  };

  /** Copies the string whose opening quote mark is at `position`. False: the text breaks off in it. */
  const copyString = (): boolean => {
    json += '"';
    position++;
    while (position < text.length) {
      const character = text[position]!;
      if (character === '"') {
        json += '"';
        position++;
        return true;
      }
      if (character === '\\') {
        const next = text[position + 1];
        if (next === undefined) return false;
        if (next === 'u') {
          const digits = text.slice(position + 2, position + 6);
          if (digits.length < 4 && position + 2 + digits.length === text.length && /^[\da-f]*$/i.test(digits)) return false;
          json += /^[\da-f]{4}$/i.test(digits) ? '\\u' : '\\\\u';
        } else if (next === "'") json += "'";
        else if ('"\\/bfnrt'.includes(next)) json += character + next;
        else json += `\\\\${next < ' ' ? JSON.stringify(next).slice(1, -1) : next}`;
        position += 2;
        continue;
      }
      json += character < ' ' ? JSON.stringify(character).slice(1, -1) : character;
      position++;
    }
    return false;
  };

  while (position < text.length) {
    const character = text[position]!;
    const inner = stack.at(-1);
    if (character === '"') {
      const from = json.length;
      const isKey = inner?.bracket === '{' && (previous === '{' || previous === ',');
      if (!copyString()) return { json, complete: false, openString: { key: isKey ? '' : openKey(), start: from }, keys, end: position };
      if (isKey) {
        inner.key = json.slice(from + 1, -1);
        if (stack.length === 1) keys.push(inner.key);
      }
      previous = '"';
      continue;
    }
    if (character === '{' || character === '[') {
      stack.push({ bracket: character, key: '' });
    } else if (character === '}' || character === ']') {
      if (previous === ',') json = json.slice(0, json.lastIndexOf(','));
      stack.pop();
      if (stack.length === 0) return { json: json + character, complete: true, keys, end: position + 1 };
    } else if (/[A-Z]/.test(character)) {
      const word = /^[A-Za-z]+/.exec(text.slice(position, position + 8))?.[0] ?? character;
      json += PYTHON_LITERALS[word] ?? word;
      previous = character;
      position += word.length;
      continue;
    }
    if (character.trim() !== '') previous = character;
    json += character;
    position++;
  }
  return { json, complete: false, keys, end: position };
};

/**
 * Finds the answer's object in a reply that may hold reasoning, code fences and chatter around it. Pure over the text so far, so it can
 * be called on each growing prefix: what it finds in a prefix it finds, longer, in the whole. The one exception is a reply whose
 * reasoning has no opening tag, which looks like an answer until its closing tag arrives.
 * @returns undefined while there is none.
 */
export const scanJson = (text: string, judge: (keys: readonly string[]) => Verdict): ScannedJson | undefined => {
  let found: ScannedJson | undefined;
  let position = 0;
  while (position < text.length) {
    const next = text.slice(position).search(/[<{]/);
    if (next < 0) break;
    position += next;
    const rest = text.slice(position);

    if (text[position] === '<') {
      const thinking = found ? undefined : THINKING.exec(rest)?.[1];
      if (thinking) {
        const end = rest.toLowerCase().indexOf(`</${thinking.toLowerCase()}>`);
        if (end < 0) return undefined;
        position += end + thinking.length + 3;
        continue;
      }
      // Some chat templates swallow the opening tag: then all that stood before the closing one was reasoning.
      const orphan = THINKING_END.exec(rest)?.[0];
      const afterThinking = orphan && scanJson(rest.slice(orphan.length), judge);
      if (afterThinking) return afterThinking;
      position += orphan?.length ?? 1;
      continue;
    }

    if (!/^\{\s*"/.test(rest)) {
      position++;
      continue;
    }
    const { keys, end, ...object } = scanObject(text, position);
    const verdict = judge(keys);
    if (verdict === 'answer') found ??= object;
    position = verdict === 'wrapper' && object.complete ? position + 1 : end;
  }
  return found;
};

/** A finished reply without its reasoning and code fences: what a person would read if it holds no object. */
export const proseOf = (text: string): string =>
  text
    .replace(/<(think|thinking|thought|reasoning)>[\s\S]*?(<\/\1>|$)/gi, '')
    .replace(/^[\s\S]*<\/(think|thinking|thought|reasoning)>/i, '')
    .replace(/^\s*```\w*\s*|\s*```\s*$/g, '')
    .trim();
