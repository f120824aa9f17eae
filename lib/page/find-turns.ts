import type { Turn } from '@/lib/core/block';
import { timeOfTurn } from '@/lib/core/time-of-turn';
import { stableHash } from '@/lib/core/stable-hash';
import { looksLikeTime, pointedTime } from './build-boxes';
import { boxStart, collapse, drop, holdsBoxes, isBox, isHeading, lineText, nameWords, type Box, type Part } from './page-box';
import { isTable } from './read-table';

/** What a contribution is called. */
const TURN =
  / (?:comments?|repl(?:y|ies)|notes?|journal|posts?|messages?|answers?|entry|change|activity|event|mail|email|tweet|review|discussion|response) /;
const AUTHOR =
  / (?:author|user|username|sender|name|from|poster|posted|by|creator|reporter|owner|profile|member|fn|person|nick|nickname|display name|who) /;
const AUTHOR_LINK = /\/(?:users?|u|people|profiles?|members?|~|accounts?|authors?|staff)[/=]|mailto:|^~|[?&](?:user|uid|author)=/i;
const SAYS =
  /^(.{2,40}?)\s+(?:added a (?:comment|note)|commented|wrote|said|replied|posted|asked|answered|noted|updated|created|opened|closed|changed)\b/i;
const BY =
  /^([\s\S]*?)\b(?:by|from|von|par|de|door|author)\s*:?\s+([\p{L}\d@_.][^,|•·\n(]{1,40}?)(?=\s*(?:$|[,|•·\n(]|\bon\b|\bat\b|\d|about\b|over\b))/iu;

/** What stands before "by" in a head; in a sentence ("we type the numbers by hand") other words do. */
const BEFORE_BY =
  /^(?:[^\p{L}]|#?\d\S*|\b(?:posted|written|added|created|changed|updated|edited|opened|closed|reported|submitted|asked|answered|commented|modified|started|sent|replied|resolved|assigned|attached|comment|reply|note|answer|message|post|edit|change|update|last|first|originally|ago|on|at|the|an?)\b)*$/iu;

/** `BY` without what makes it slow. */
const PERHAPS_BY = /\b(?:by|from|von|par|de|door|author)\b/i;

/** Where a head ends at the latest: who and when stand in the first words. */
const HEAD_CHARS = 260;

/** Rows of data have times too; a row is a contribution only where one of its cells holds sentences. */
const isTableish = (box: Box): boolean =>
  box.tag === 'tbody' || box.tag === 'table' || ((box.tag === 'tr' || box.role === 'row') && box.prose < 80);

type Unnamed = Omit<Turn, 'id'>;

export function* findTurns(root: Box, sliceIsOver: () => boolean): Generator<void, ReadonlyMap<Box, Turn>> {
  const turns = new Map<Box, Turn>();
  const seen = new Map<string, number>();
  const heads = new Map<Box, readonly Box[]>();
  const name = (turn: Unnamed, text: string): Turn => {
    const content = stableHash(`${turn.author ?? ''}\n${timeOfTurn(turn) ?? ''}\n${text}`).slice(0, 12);
    const nth = seen.get(content) ?? 0;
    seen.set(content, nth + 1);
    return { ...turn, id: nth === 0 ? content : `${content}.${nth + 1}` };
  };
  const add = (box: Box): void => {
    const found = readTurn(box);
    if (!found) return;
    turns.set(box, name(found.turn, boxStart(box, 300)));
    heads.set(box, found.heads);
  };
  function* visit(box: Box): Generator<void> {
    const kids = box.kids.filter((kid): kid is Box => isBox(kid) && kid.dropped === undefined && kid.chars > 0);
    const timed = new Map<Box, string>();
    const alike = new Map<string, number>();
    for (const kid of kids) {
      if (kid.times === 0 || kid.chars < 15 || isTableish(kid) || kid.pair || kid.fields >= 4 || isHeading(kid)) continue;
      const shape = shapeOf(kid);
      timed.set(kid, shape);
      alike.set(shape, (alike.get(shape) ?? 0) + 1);
    }
    for (const kid of kids) {
      const shape = timed.get(kid);
      if (shape !== undefined && kid.times <= 6 + kid.chars / 80) {
        const parted = hasHeadAndBody(kid);
        if (isNotice(kid) && (alike.get(shape) ?? 0) < 2) continue;
        const called = kid.role === 'article' || kid.role === 'comment' || kid.tag === 'article';
        // A footnote's id says "note" too; in one line only a class is believed.
        const named = TURN.test(parted ? nameWords(kid.element) : classWords(kid.element));
        if (called || named || (parted && (alike.get(shape) ?? 0) >= 2)) add(kid);
      }
      if (kid.times > 0 && holdsBoxes(kid)) yield* visit(kid);
      if (sliceIsOver()) yield;
    }
    if (box.tag === 'tbody' || box.tag === 'table') pairRows(kids);
  }
  /** Threads laid out in a table: a row that says who and when, and under it a row that says what. */
  const pairRows = (rows: readonly Box[]): void => {
    for (const [index, head] of rows.entries()) {
      const body = rows[index + 1];
      if (!body || head.tag !== 'tr' || body.tag !== 'tr' || head.times === 0 || head.chars > 200 || body.times > 0 + body.chars / 80)
        continue;
      if (turns.has(body) || body.kids.filter((kid) => isBox(kid) && kid.chars > 0).length !== 1 || body.chars < 15) continue;
      const turn = readTurn({ ...head, kids: [head, body], chars: head.chars + body.chars });
      if (turn === undefined) continue;
      const named = name(turn.turn, boxStart(body, 300));
      turns.set(head, named);
      turns.set(body, named);
    }
  };
  yield* visit(root);
  // A list of contributions is not one itself: where turns stand side by side in a turn that has no more than them, the outer one goes.
  for (const box of turns.keys()) {
    if (sliceIsOver()) yield;
    const inner = countInner(box, turns);
    if (inner.count >= 2 && (box.chars - inner.chars < 30 || inner.turns.some((turn) => isSameHead(turn, turns.get(box)))))
      turns.delete(box);
    else if (inner.count === 1 && box.chars - inner.chars < 10) turns.delete(box);
  }
  for (const [box, own] of heads) {
    if (sliceIsOver()) yield;
    if (turns.has(box)) for (const head of own) dropHead(box, head, turns);
  }
  return turns;
}

/**
 * Who and when are in the turn itself; the card they stand in (portrait, rank, number of posts, links to share) says nothing of what was
 * said. It goes with all that has no sentence in it, as long as something is left.
 */
const dropHead = (turn: Box, head: Box, turns: ReadonlyMap<Box, Turn>): void => {
  const said = longestLine(turn, head);
  if (head === turn || said === undefined) return;
  let card = head;
  while (card.parent && card.parent !== turn && !said.path.has(card.parent) && card.parent.prose === 0 && card.parent.chars <= 400)
    card = card.parent;
  if (turns.has(card) || countInner(card, turns).count > 0) return;
  if (card.prose > 0 || said.path.has(card) || isTable(card) || card.tag === 'td' || card.dropped !== undefined) return;
  drop(card, 'who and when');
};

/** Where the most is said in a turn outside of the head's own box, as the boxes that lead there. */
const longestLine = (turn: Box, head: Box): { readonly path: ReadonlySet<Box> } | undefined => {
  let longest = 10;
  let found: Box | undefined;
  const visit = (box: Box): void => {
    if (box === head) return;
    for (const kid of box.kids) {
      if (isBox(kid)) {
        if (kid.dropped === undefined) visit(kid);
        continue;
      }
      let chars = 0;
      for (const part of kid.parts) if (!part.control) chars += part.text.length;
      if (chars > longest) {
        longest = chars;
        found = box;
      }
    }
  };
  visit(turn);
  if (!found) return undefined;
  const path = new Set<Box>();
  for (let each: Box | undefined = found; each && each !== turn; each = each.parent) path.add(each);
  return { path };
};

const classWords = (element: Element): string => ` ${(element.getAttribute('class') ?? '').replace(/[^A-Za-z]+/g, ' ').toLowerCase()} `;

/** What side by side contributions have in common. */
const shapeOf = (box: Box): string => `${box.tag}.${(box.element.getAttribute('class') ?? '').trim().split(/\s+/)[0] ?? ''}`;

/** What a site tells everybody ("maintenance at 22:00, by the platform team") is no contribution, though it has a time and a name. */
const isNotice = (box: Box): boolean =>
  /^(?:alert|status|banner|marquee)$/.test(box.role) ||
  / (?:banner|alert|announcements?|announce|notices?|notifications?|flash|toast|site message|sitewide|maintenance) /.test(
    nameWords(box.element),
  );

/** More than one line: who and when stand apart from what was said. A reference in a list is one line with a date in it. */
const hasHeadAndBody = (box: Box): boolean => {
  let filled = 0;
  let only: Box | undefined;
  for (const kid of box.kids) {
    if (isBox(kid) ? kid.dropped === undefined && kid.chars > 0 : lineText(kid) !== '') filled++;
    if (isBox(kid) && kid.dropped === undefined && kid.chars > 0) only = kid;
  }
  return filled > 1 || (only !== undefined && hasHeadAndBody(only));
};

const isSameHead = (one: Turn, other: Turn | undefined): boolean =>
  one.author === other?.author && one.time !== undefined && timeOfTurn(one) === (other && timeOfTurn(other));

const countInner = (box: Box, turns: ReadonlyMap<Box, Turn>): { count: number; chars: number; turns: readonly Turn[] } => {
  const found: Turn[] = [];
  let chars = 0;
  const visit = (each: Box): void => {
    for (const kid of each.kids) {
      if (!isBox(kid) || kid.dropped !== undefined) continue;
      const turn = turns.get(kid);
      if (turn) {
        found.push(turn);
        chars += kid.chars;
      } else visit(kid);
    }
  };
  visit(box);
  return { count: found.length, chars, turns: found };
};

/** How sure a name is to be the author's: a link to a person, what is called so itself, what says so in words, what only looks like a name. */
type Certainty = 1 | 2 | 3 | 4 | 5;

const NOT_A_NAME =
  /^(?:by|from|author|posted|added|changed|edited|asked|answered|updated|commented|opened|reply|user|name|project member|member|owner|admin\w*|moderator|contributor|collaborator|op|staff|guest|date|log in.*|sign in.*)\b.{0,4}:?$/i;

/** Badges in a head, and nothing beside. */
const FOR_WHOM: Readonly<Record<string, Turn['audience']>> = {
  private: 'internal',
  internal: 'internal',
  privat: 'internal',
  intern: 'internal',
  privé: 'internal',
  privado: 'internal',
  public: 'public',
  öffentlich: 'public',
};

interface ReadTurn {
  readonly turn: Unnamed;
  /** The boxes that the author and the time stand in. */
  readonly heads: readonly Box[];
}

const readTurn = (box: Box): ReadTurn | undefined => {
  const words = new Map<Element, string>();
  const wordsOf = (element: Element): string => {
    let own = words.get(element);
    if (own === undefined) {
      own = nameWords(element);
      if (element.getAttribute('rel') === 'author' || /author|creator/.test(element.getAttribute('itemprop') ?? '')) own += ' author ';
      const test = element.getAttribute('data-testid') ?? element.getAttribute('data-test-id');
      if (test) own += ` ${test.replace(/[^A-Za-z]+/g, ' ').toLowerCase()} `;
      words.set(element, own);
    }
    return own;
  };
  let author: string | undefined;
  let certainty = 0;
  let time: string | undefined;
  let moment: string | undefined;
  let current = box;
  let authorBox = box;
  let timeBox = box;
  let audience: Turn['audience'];
  let before: string | undefined;
  const propose = (name: string | undefined, sure: Certainty): void => {
    if (name === undefined || sure <= certainty || NOT_A_NAME.test(name) || /^[\d#.,\s]+$/.test(name)) return;
    author = name.replace(/[\s:,]+$/, '');
    certainty = sure;
    authorBox = current;
  };
  const read = (part: Part): void => {
    const text = collapse(part.text);
    if (text === '' || part.control) return;
    // The link to the moment may be on "two months" alone.
    const ago = moment === undefined ? null : /^ago\b/.exec(text);
    if (ago && before?.trim() === time) time = `${time} ${ago[0]}`;
    before = text;
    const element = part.node.nodeType === 1 ? (part.node as Element) : (part.node as Text).parentElement;
    if (element === null) return;
    const inTime = element.closest('time, abbr, relative-time') !== null;
    const pointed = text.length < 60 ? pointedTime(element) : undefined;
    if (inTime || pointed !== undefined || (text.length < 60 && looksLikeTime(text))) {
      if (time === undefined) {
        time = text;
        moment = pointed === text ? undefined : pointed;
        timeBox = current;
      }
      if (certainty < 3) propose(authorOf(text), 3);
      return;
    }
    if (text.length > 200 || !/\p{L}/u.test(text)) return;
    audience ??= FOR_WHOM[text.toLowerCase()];
    if (certainty < 3) propose(authorOf(text), 3);
    if (text.length > 60) return;
    const link = element.closest('a');
    if (link && box.element.contains(link) && AUTHOR_LINK.test(link.getAttribute('href') ?? '')) propose(text, 5);
    if (AUTHOR.test(wordsOf(element))) propose(text, 4);
    for (let each = element.parentElement, up = 0; each !== null && each !== box.element && up < 4; each = each.parentElement, up++) {
      if (AUTHOR.test(wordsOf(each))) propose(text, 2);
    }
    if (/^\p{Lu}[\p{L}.'’-]*(?:\s+\p{Lu}[\p{L}.'’-]*){0,3}$/u.test(text)) propose(text, 1);
  };
  const parts = partsOf(box, HEAD_CHARS * 3);
  let chars = 0;
  let total = 0;
  let inHead = true;
  for (const { part, holder } of parts.list) {
    total += part.text.length;
    current = holder;
    // Once somebody was named and a time told, the first sentence is what they said: whom it names is not its author.
    inHead &&= chars <= HEAD_CHARS && !(author !== undefined && time !== undefined && isSentence(part.text));
    if (inHead) read(part);
    chars += part.text.trim().length;
  }
  if ((author === undefined || time === undefined) && parts.whole) {
    for (const { part, holder } of parts.list.slice(-12)) {
      current = holder;
      read(part);
    }
  }
  if (author === undefined || (time === undefined && (certainty < 4 || total < 40))) return undefined;
  const start = boxStart(box, 160);
  audience ??= /\binternal (?:note|comment|only)\b|\bwork notes?\b|\bprivate (?:note|comment)\b/i.test(start)
    ? 'internal'
    : /\b(?:public (?:reply|comment|note)|customer[- ]visible|additional comments)\b/i.test(start)
      ? 'public'
      : undefined;
  return {
    turn: {
      author,
      ...(time === undefined ? {} : { time }),
      ...(moment === undefined ? {} : { moment }),
      ...(audience === undefined ? {} : { audience }),
    },
    heads: [authorBox, timeBox],
  };
};

const isSentence = (text: string): boolean => text.length >= 40 && /\p{Ll}{2}[.!?…:]["'”’)\]]*(?:\s|$)/u.test(text);

const authorOf = (text: string): string | undefined => {
  const says = SAYS.exec(text)?.[1];
  if (says && !/[.!?:]/.test(says) && says.split(' ').length <= 4) return says;
  const [, before = '', found] = (PERHAPS_BY.test(text) && BY.exec(text)) || [];
  const by = found?.trim();
  if (!by || looksLikeTime(by) || by.split(' ').length > 5) return undefined;
  // A head names somebody after a word for what was done; elsewhere only what is written as a name is one.
  return BEFORE_BY.test(before) || (!isSentence(text) && /^[\p{Lu}@]|[\d@_]/u.test(by) && /\p{L}/u.test(by)) ? by : undefined;
};

const partsOf = (box: Box, limit: number): { list: { part: Part; holder: Box }[]; whole: boolean } => {
  const list: { part: Part; holder: Box }[] = [];
  let chars = 0;
  let whole = true;
  const visit = (each: Box): void => {
    for (const kid of each.kids) {
      if (chars > limit) {
        whole = false;
        return;
      }
      if (isBox(kid)) {
        if (kid.dropped === undefined) visit(kid);
        continue;
      }
      for (const part of kid.parts) {
        list.push({ part, holder: each });
        chars += part.text.length;
      }
    }
  };
  visit(box);
  return { list, whole };
};
