import { boxText, drop, isBox, isHeading, nameWords, type Box } from './page-box';

/**
 * What surrounds a text that is read for itself: an article, a manual's page, a product, a thread. A record (a ticket, a form) is none
 * of these: there a part called "related" or a box to subscribe with belongs to it, and this step leaves it alone.
 */
export function* dropSurroundings(root: Box, turns: ReadonlyMap<Box, unknown>, sliceIsOver: () => boolean): Generator<void> {
  yield* dropMemberCards(root, sliceIsOver);
  const thread = threadOf(turns);
  const saidInTurns = [...turns.keys()].reduce((sum, turn) => (turn.dropped === undefined ? sum + turn.prose : sum), 0);
  const ownFields = root.fields - fieldsIn(turns);
  if (ownFields >= 3) return;
  const page: Page = { root, turns, thread, isThread: saidInTurns > root.prose * 0.35, prose: root.prose };
  yield* visit(root, page, false, sliceIsOver);
}

interface Page {
  readonly root: Box;
  readonly turns: ReadonlyMap<Box, unknown>;
  /** The contributions and all that they stand in. */
  readonly thread: ReadonlySet<Box>;
  /** Most of what is said is said in contributions. */
  readonly isThread: boolean;
  readonly prose: number;
}

/** Other texts that are offered. In a thread they go only where their heading says that they are others. */
const OTHERS =
  / (?:related|recommend\w*|recirc\w*|similar|more from|read next|read more|up next|you may also like|also like|trending|most read|most popular) /;
/** What asks for something: an address, an agreement, an account. */
const ASKS =
  / (?:newsletter|subscribe|subscription|signup|sign up|optin|opt in|cookies?|cookie\w*|consent|gdpr|modal|popup|pop up|lightbox|paywall|regwall) /;
/** What is said of the text or its author under or beside it. */
const FRAMES =
  / (?:footer|footers|site footer|page footer|prefooter|pre footer|sidebar|side bar|rightpanel|right (?:panel|column|col|rail|side)|right(?:column|col|rail|side)|author bio|about author|author box|author card) /;
/** What each contribution of one author ends with. */
const SIGNATURE = / (?:signature|signatures) /;
/** Who wrote a contribution, which it says itself: rank, number of posts, equipment. */
const USER = / (?:user|userinfo|author|member|profile|poster|postprofile) /;
/** What only a screen reader says, on a page whose style did not come. */
const SPOKEN = / (?:sr only|visually hidden|visuallyhidden|screen reader text|screenreader) /;

const OTHER_TEXTS =
  /^\W*(?:related (?:articles?|posts?|stories|content|blogs?|blog posts|reading|topics|products|resources|news|links)|recommended|more (?:from|on|in|like|articles|stories|posts|resources|to explore)|you (?:may|might) (?:also )?(?:like|enjoy|be interested)|also (?:read|like)|read (?:next|more|also)|up next|what to read next|keep reading|continue reading|popular|most (?:read|popular|viewed)|latest (?:posts?|articles?|news|stories|from)|recent(?:ly)? (?:posts?|articles?|conversations|discussions|topics|viewed|news|comments)|trending|similar (?:threads|topics|questions|discussions|products|items|posts|articles)|customers (?:also|who)|frequently bought|people also|discover more|explore more|other (?:articles|posts)|suggested)/i;
const ASKED =
  /^\W*(?:subscribe|sign up|join (?:our|the|us|\d)|newsletter|get (?:the|our) (?:latest|newsletter)|stay (?:updated|informed|connected|in the loop|up to date)|follow us|share (?:this|on)|about the authors?|leave a (?:reply|comment)|advertisement|who(?:'s|’s| is) online|members online|join the conversation)\b/i;

function* visit(box: Box, page: Page, inTurn: boolean, sliceIsOver: () => boolean): Generator<void> {
  for (const kid of box.kids) {
    if (!isBox(kid) || kid.dropped !== undefined || kid.chars === 0) continue;
    const turn = inTurn || page.turns.has(kid);
    const why = surrounds(kid, page, turn);
    if (why !== undefined) {
      drop(kid, why);
      continue;
    }
    yield* visit(kid, page, turn, sliceIsOver);
  }
  if (sliceIsOver()) yield;
}

function* dropMemberCards(box: Box, sliceIsOver: () => boolean): Generator<void> {
  for (const kid of box.kids) {
    if (!isBox(kid) || kid.dropped !== undefined || kid.chars === 0) continue;
    if (isMemberCard(kid)) drop(kid, 'member');
    else yield* dropMemberCards(kid, sliceIsOver);
  }
  if (sliceIsOver()) yield;
}

const surrounds = (box: Box, page: Page, inTurn: boolean): string | undefined => {
  if (box.titles > 0 || (page.thread.has(box) && page.isThread) || box.prose > page.prose * 0.3) return undefined;
  const words = nameWords(box.element);
  if (SPOKEN.test(words)) return 'spoken';
  if (inTurn) {
    if (SIGNATURE.test(words) && box.chars < 1000) return 'signature';
    return USER.test(words) && box.prose === 0 && box.chars < 600 && box.kids.length > 0 && holdsList(box) ? 'member' : undefined;
  }
  if (box.prose < page.prose * 0.1 && isConsent(box)) return 'asks';
  if (box.fields >= 3 && box.fields * 2 > box.links) return undefined;
  const holds = box.kids.length > 0 && box.chars >= 12;
  if (!holds) return undefined;
  if (ASKS.test(words) && box.prose < 1200) return 'asks';
  if (FRAMES.test(words)) return 'named';
  if (!page.isThread && OTHERS.test(words) && (box.links > 0 || box.prose > 0) && box.tag !== 'p') return 'others';
  if (/^(?:p|li|a|span|h[1-6])$/.test(box.tag)) return undefined;
  if (box.kids.length < 2 && box.kids.every((kid) => !isBox(kid))) return undefined;
  const heading = headingOf(box, 3);
  if (heading === '' || heading.length > 80) return undefined;
  if (OTHER_TEXTS.test(heading) && box.links >= 1) return 'others';
  if (ASKED.test(heading) && box.prose < 1200) return 'asks';
  return undefined;
};

const JOINED = /\b(?:joined|join date|registered|member since|date joined)\b/i;
const COUNTED = /\b(?:posts|messages|threads|likes|reputation|reaction score|karma|points|topics)\b/i;

/** Since when somebody is a member, how much they wrote, where they live: the smallest box that says it. */
const isMemberCard = (box: Box): boolean => {
  if (box.prose > 0 || box.chars > 300 || box.chars < 10) return false;
  const text = boxText(box);
  return JOINED.test(text) && COUNTED.test(text) && !box.kids.some((kid) => isBox(kid) && kid.dropped === undefined && isMemberCard(kid));
};

const holdsList = (box: Box): boolean => box.kids.some((kid) => isBox(kid) && (/^(?:ul|dl)$/.test(kid.tag) || holdsList(kid)));

/** A bar that asks to be agreed with. */
const isConsent = (box: Box): boolean => {
  if (box.prose === 0 || box.chars > 1200 || box.chars < 40 || !/^(?:div|section|aside)$/.test(box.tag)) return false;
  // A page about cookies speaks of them in its text.
  if (box.element.closest('main, article, [role=main]') !== null) return false;
  const text = boxText(box);
  return (
    /\bcookies?\b|\bprivacy policy\b/i.test(text) &&
    /\b(?:(?:you(?: are|'re|’re)?|continu\w+)\b.{0,60}\b(?:agree\w*|consent\w*|accept\w*)|(?:uses?|using|set) (?:of )?(?:\w+ )?cookies|we use cookies|accept (?:all )?cookies)\b/is.test(
      text,
    )
  );
};

/** The heading that a part begins with; empty when something else comes first. */
const headingOf = (box: Box, depth: number): string => {
  for (const kid of box.kids) {
    if (!isBox(kid)) {
      if (kid.parts.some((part) => !part.control && /\S/.test(part.text))) return '';
      continue;
    }
    if (kid.dropped !== undefined || kid.chars === 0) continue;
    if (isHeading(kid)) return boxText(kid, ' ', true);
    if (depth === 0) return '';
    const inner = headingOf(kid, depth - 1);
    return inner !== '' || kid.chars > 60 || kid.kids.some(isBox) ? inner : boxText(kid, ' ', true);
  }
  return '';
};

const threadOf = (turns: ReadonlyMap<Box, unknown>): ReadonlySet<Box> => {
  const thread = new Set<Box>();
  for (const turn of turns.keys()) for (let each: Box | undefined = turn; each && !thread.has(each); each = each.parent) thread.add(each);
  return thread;
};

const fieldsIn = (turns: ReadonlyMap<Box, unknown>): number => {
  let fields = 0;
  for (const turn of turns.keys()) {
    let up = turn.parent;
    while (up && !turns.has(up)) up = up.parent;
    if (!up && turn.dropped === undefined) fields += turn.fields;
  }
  return fields;
};
