import { applyRule, type Finding, type SensitiveKind } from './finding';
import { rules } from './rules';

/** Replaces what must not leave the machine by placeholders, and puts it back. */
export interface Redactor {
  /** The same value always gets the same placeholder, so that an answer can still tell two people apart. */
  hide(text: string): string;
  /** Puts the values back into what came from a model. A placeholder that was never given out stays as it is. */
  restore(text: string): string;
  /** How many different values are hidden, by kind. */
  counts(): Readonly<Partial<Record<SensitiveKind, number>>>;
}

const LITERAL = /[.*+?^${}()|[\]\\]/g;

/** Names are found by list: telling a person's name from any other word by its form alone destroys more than it protects. */
const nameFindings = (names: readonly string[], text: string): readonly Finding[] => {
  const known = names.map((name) => name.trim()).filter((name) => name.length > 1);
  if (known.length === 0) return [];
  const longestFirst = known.toSorted((a, b) => b.length - a.length).map((name) => name.replace(LITERAL, String.raw`\$&`));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return applyRule({ kind: 'NAME', pattern }, text);
};

/** Every sensitive stretch of a text, in order, none overlapping another: where two meet, the rule listed first wins. */
export const findSensitive = (text: string, names: readonly string[] = []): readonly Finding[] => {
  const taken: Finding[] = [];
  for (const finding of [...rules.flatMap((rule) => applyRule(rule, text)), ...nameFindings(names, text)]) {
    if (!taken.some(({ start, end }) => finding.start < end && start < finding.end)) taken.push(finding);
  }
  return taken.toSorted((a, b) => a.start - b.start);
};

const PLACEHOLDER = /\[(?:KEY|PASSWORD|CARD|IBAN|EMAIL|PHONE|ID|NAME)-\d+\]/g;

/** The placeholders that occur in a text, each once. */
export const placeholdersIn = (text: string): ReadonlySet<string> => new Set(text.match(PLACEHOLDER));

/** What a text says where nothing was hidden in it. */
export const betweenPlaceholders = (text: string): readonly string[] => text.split(PLACEHOLDER);

/**
 * One redactor serves one run: its table of values is never stored and dies with it.
 * @param beside a text that was hidden before, by another: its placeholders are not given out again.
 */
export const createRedactor = (names: readonly string[] = [], beside = ''): Redactor => {
  const taken = placeholdersIn(beside);
  const placeholders = new Map<string, string>();
  const values = new Map<string, string>();
  const counts: Partial<Record<SensitiveKind, number>> = {};
  const placeholderFor = (kind: SensitiveKind, value: string): string => {
    const known = placeholders.get(value);
    if (known) return known;
    counts[kind] = (counts[kind] ?? 0) + 1;
    let number = counts[kind];
    while (taken.has(`[${kind}-${number}]`) || values.has(`[${kind}-${number}]`)) number++;
    const placeholder = `[${kind}-${number}]`;
    placeholders.set(value, placeholder);
    values.set(placeholder, value);
    return placeholder;
  };
  return {
    hide: (text) => {
      let hidden = '';
      let at = 0;
      for (const { kind, start, end } of findSensitive(text, names)) {
        hidden += text.slice(at, start) + placeholderFor(kind, text.slice(start, end));
        at = end;
      }
      return hidden + text.slice(at);
    },
    restore: (text) => text.replace(PLACEHOLDER, (placeholder) => values.get(placeholder) ?? placeholder),
    counts: () => ({ ...counts }),
  };
};
