import { boxParts, boxText, isBox, lineText, nameWords, type Box, type Line, type Part } from './page-box';
import { isLabelled, isTable } from './read-table';

/** Longer than this is a sentence, not the name of a field. */
export const LABEL_CHARS = 48;

/** A part that is a form control's value. */
export const isValue = (part: Part): boolean =>
  part.node.nodeType === 1 &&
  /^(?:input|select|textarea)$/.test((part.node as Element).localName) &&
  !/^ \[[x ]\] $/.test(part.text) &&
  /\S/.test(part.text);

/** "Status: Closed", where the name is written apart from the value. */
export const splitLabel = (line: Line): { label: string; value: string } | undefined => {
  let at = 0;
  while (at < line.parts.length && (line.parts[at]?.labelled || !/\S/.test(line.parts[at]?.text ?? ''))) at++;
  if (at === 0 || at >= line.parts.length) return undefined;
  const label = lineText({ kind: 'line', parts: line.parts.slice(0, at) });
  const value = lineText({ kind: 'line', parts: line.parts.slice(at) });
  if (label === '' || value === '' || label.length > LABEL_CHARS || value.length > 200) return undefined;
  if (label.endsWith(':')) return { label, value };
  return value.startsWith(':') ? { label, value: value.slice(1).trim() } : undefined;
};

export interface LabelPair {
  readonly label: string;
  readonly parts: readonly Part[];
  readonly value: Box | Line;
}

/** The two things that a box holds, where it holds exactly two and the first is short: perhaps a label and its value. */
export const shortPair = (box: Box): LabelPair | undefined => {
  if (box.chars > 500 || box.kids.length < 2 || box.kids.length > 8) return undefined;
  const filled: (Box | Line)[] = [];
  for (const kid of box.kids) {
    if (isBox(kid)) {
      if (kid.dropped !== undefined || (kid.chars === 0 && boxText(kid, ' ', true) === '')) continue;
    } else if (lineText(kid, true) === '') continue;
    filled.push(kid);
    if (filled.length > 2) return undefined;
  }
  const [first, second] = filled;
  if (!first || !second) return undefined;
  const label = isBox(first) ? boxText(first) || boxText(first, ' ', true) : lineText(first);
  if (label === '' || label.length > LABEL_CHARS || /[.!?;]$/.test(label) || label.split(' ').length > 6) return undefined;
  if (
    isBox(second) &&
    (second.prose > 300 || second.kids.some((kid) => isBox(kid) && (isTable(kid) || kid.tag === 'pre')) || hasHeadingIn(second))
  )
    return undefined;
  return { label, parts: isBox(first) ? boxParts(first) : first.parts, value: second };
};

/** A box that says by its own that it is a label and its value: by markup, names, a colon, or a form control. */
export const isLabelPair = (box: Box): boolean => {
  const pair = shortPair(box);
  if (!pair || !isBox(pair.value)) return false;
  const first = box.kids.find((kid) => (isBox(kid) ? kid.dropped === undefined && kid.chars > 0 : lineText(kid) !== ''));
  if (!first) return false;
  if (isBox(first) && /^h[1-6]$/.test(first.tag)) return false;
  const words = isBox(first)
    ? nameWords(first.element) + (first.kids[0] && isBox(first.kids[0]) ? nameWords(first.kids[0].element) : '')
    : '';
  const called =
    / (?:label|name|key|title|term|caption|legend|field|property) /.test(words) ||
    / (?:value|val|data) /.test(nameWords(pair.value.element));
  const written = isBox(first)
    ? isLabelled(first) || first.tag === 'label' || first.tag === 'dt' || first.tag === 'legend'
    : first.parts.every((part) => part.labelled || !/\S/.test(part.text));
  return called || written || pair.label.endsWith(':') || boxParts(pair.value).some(isValue);
};

/** The text of a pair's value; a list's items are set apart. */
export const pairValue = (value: Box | Line): string => {
  if (!isBox(value)) return lineText(value) || lineText(value, true);
  const control = boxParts(value).find(isValue);
  if (control?.preserved) return control.text.replace(/\s+$/, '');
  return boxText(value, ', ') || boxText(value, ' ', true);
};

/**
 * Boxes that have a label and a value by their shape alone, side by side: what one such box would leave open, three of them say.
 */
export const markRepeatedPairs = (box: Box): void => {
  if (box.kids.length < 2 || box.chars > 6000) return;
  const pairs: Box[] = [];
  let others = 0;
  for (const kid of box.kids) {
    if (!isBox(kid)) continue;
    if (kid.chars === 0) continue;
    const core = innermost(kid);
    if (
      core.pair ||
      (core.fields === 0 &&
        core.prose === 0 &&
        core.chars <= 160 &&
        shortPair(core) !== undefined &&
        core.linkChars <= core.chars * 0.7 &&
        core.times <= 1)
    )
      pairs.push(core);
    else others++;
  }
  if (pairs.length < 3 || others > pairs.length) return;
  for (const pair of pairs) {
    if (pair.pair) continue;
    pair.pair = true;
    for (let each: Box | undefined = pair; each; each = each.parent) {
      each.fields++;
      if (each === box) break;
    }
  }
};

/** Through boxes that hold one box and nothing else. */
const innermost = (box: Box): Box => {
  let inner = box;
  for (;;) {
    const filled = inner.kids.filter((kid) => (isBox(kid) ? kid.chars > 0 || kid.controls > 0 : lineText(kid) !== ''));
    const [only] = filled;
    if (filled.length !== 1 || !only || !isBox(only)) return inner;
    inner = only;
  }
};

const hasHeadingIn = (box: Box): boolean => /^h[1-6]$/.test(box.tag) || box.kids.some((kid) => isBox(kid) && hasHeadingIn(kid));
