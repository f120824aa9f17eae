import { boxText, drop, holdsBoxes, isBox, isHeading, isTitle, nameWords, type Box } from './page-box';
import { isTable, tableForm } from './read-table';

/** Where a page is gone about: nothing of a record but its title is ever in there. */
const NAVIGATION = new Set('nav search menu navigation menubar tree tablist'.split(' '));
/** Tools and the site's frame, which may hold a record's fields. */
const TOOLS = new Set('dialog toolbar alertdialog contentinfo banner status tooltip listbox'.split(' '));

/** Names of parts of a page's frame, as authors of style sheets call them. Evidence, never proof: what holds sentences or fields stays. */
const FRAME =
  / (?:nav|navs|navbar|navigation|navlinks|navi|mainnav|subnav|menu|menus|menubar|breadcrumbs?|crumbs|footer|foot|sidebar|side bar|sidenav|toolbar|tool bar|pagination|pager|paginator|cookies?|consent|gdpr|skip|share|sharing|social|login|signin|sign in|signup|masthead|topbar|top bar|actions?|buttons?|btns?|toc|contextual|related|recommend\w*|promo\w*|sponsor\w*|advert\w*|ads?|subscribe|newsletter|widget|copyright|legal|feedback|rating|tabs?|drop ?downs?) /;
/** The same for names that nothing of the page's own text is ever called by. */
const FRAME_ONLY =
  / (?:likes?|share|sharing|social|cookies?|consent|gdpr|skip|login|signin|sign in|signup|pagination|pager|breadcrumbs?|copyright|newsletter|advert\w*|sponsor\w*) /;
const HEADER = / (?:header|banner|top|head|logo|site title) /;
/** Whole lines that are only a button's word. */
const ACTION =
  /^(?:\W*(?:edit|add|remove|delete|reply|quote|report|share|like|dislike|follow|unfollow|watch|unwatch|vote(?: (?:up|down))?|up ?vote|down ?vote|flag|permalink|link|print|close|open|save|cancel|submit|copy|more|less|show (?:more|less|all)|hide|collapse|expand(?: all)?|login|log in|log out|logout|sign (?:in|out|up)|register|subscribe|unsubscribe|next|prev(?:ious)?|back|top|back to top|share this|email|tweet|pin|help|search|preview|view|reactions?|react|(?:add|write|post|leave|reply to|collapse|expand|hide|show) (?:all |an? |your |this |the |first )*(?:comments?|reactions?|tags?|answers?|replies|reply|attachments?)(?: here)?|toggle|menu|skip to (?:main )?content|jump to (?:navigation|content|search))\W*)+$/i;

/** At least this share of a part's text are links where it is a menu and not text. */
const LINK_SHARE = 0.6;

const density = (box: Box): number => (box.chars === 0 ? 0 : box.linkChars / box.chars);
const hasTitle = (box: Box): boolean => box.titles > 0;

const dropAllButTitle = (box: Box, why: string): void => {
  if (isTitle(box)) return;
  if (!hasTitle(box)) {
    drop(box, why);
    return;
  }
  for (const kid of box.kids) if (isBox(kid) && kid.dropped === undefined) dropAllButTitle(kid, why);
};

/** Keeps the page's title and fields in a part of the frame and drops the rest: a record's title often stands in a tool bar. */
function* dropAllButRecord(box: Box, why: string, sliceIsOver: () => boolean): Generator<void> {
  if (isTitle(box)) return;
  if (!isRecord(box) && !hasTitle(box)) {
    drop(box, why);
    return;
  }
  if (isTable(box) && tableForm(box) !== 'layout') return;
  for (const kid of box.kids) {
    if (!isBox(kid) || kid.dropped !== undefined) continue;
    if (isRecord(box) && !isFrame(kid)) yield* dropInside(kid, sliceIsOver);
    else yield* dropAllButRecord(kid, why, sliceIsOver);
  }
}

/** Looks like a part of the frame by itself, wherever it stands. */
const isFrame = (box: Box): boolean =>
  !isRecord(box) &&
  (FRAME.test(nameWords(box.element)) || (box.links >= 3 && density(box) >= LINK_SHARE) || (box.controls >= 2 && box.chars < 20));

/** Holds fields of a record, more than it holds links. */
const isRecord = (box: Box): boolean => box.fields > 0 && (box.fields >= 2 || density(box) < LINK_SHARE) && box.fields * 3 >= box.links;

/** What is read as one: the content never starts inside of it. */
const isWhole = (box: Box): boolean =>
  /^(?:dl|ul|ol|pre|blockquote)$/.test(box.tag) || /^(?:list|feed|log)$/.test(box.role) || (isTable(box) && tableForm(box) !== 'layout');

/** Where most of the page's own text is: the smallest box that holds nearly all of it. */
const contentRoot = (root: Box, sparse: boolean): Box => {
  const weight = (box: Box): number => (sparse ? box.chars : box.prose + box.fields * 30 + (box.chars - box.linkChars) * 0.2);
  const all = weight(root);
  let best = root;
  for (;;) {
    const next: Box | undefined = best.kids.filter(isBox).find((kid) => kid.dropped === undefined && weight(kid) >= all * 0.85);
    if (!next || isWhole(best)) return best;
    best = next;
  }
};

/** As far out as the page's record reaches: the content with the fields and the title that stand beside it. */
const recordRoot = (content: Box, root: Box): Box => {
  let best = content;
  for (let each = content; each.parent; each = each.parent) {
    const outer = each.parent;
    if (outer.fields >= best.fields + 2 && outer.fields >= root.fields * 0.5) best = outer;
    if (best.heads === 0 && outer.heads > 0) best = outer;
  }
  return best;
};

/**
 * Marks what is not the page's text. Outside the record all that is neither title, field nor contribution goes; beside the content
 * menus and tool strips go by what they hold; inside the content only what is called a tool and holds no sentence.
 */
export function* dropChrome(root: Box, turns: ReadonlyMap<Box, unknown>, sliceIsOver: () => boolean): Generator<void> {
  // A page of links is one whose text they are: an index, a catalogue, search results.
  const sparse = root.prose < 900 && root.fields < 3 && turns.size < 2 && root.linkChars > root.chars * 0.5 && root.chars > 400;
  const content = contentRoot(root, sparse);
  const article = !sparse && content.prose > 1500 && turns.size < 3 && content.fields < 3;
  const inside: Inside = { sparse, article, prose: content.prose };
  const record = recordRoot(content, root);
  const path = new Set<Box>();
  for (let each: Box | undefined = content; each; each = each.parent) path.add(each);
  const thread = new Set<Box>();
  for (const turn of turns.keys()) for (let each: Box | undefined = turn; each && !thread.has(each); each = each.parent) thread.add(each);
  function* around(box: Box): Generator<void> {
    if (box === content) {
      yield* dropInside(box, sliceIsOver, inside);
      return;
    }
    for (const kid of box.kids) {
      if (!isBox(kid) || kid.dropped !== undefined) continue;
      if (path.has(kid)) yield* around(kid);
      else if (isFrame(kid) && !thread.has(kid)) yield* dropAllButRecord(kid, 'beside', sliceIsOver);
      else yield* dropInside(kid, sliceIsOver, inside);
    }
  }
  function* outside(box: Box): Generator<void> {
    if (box === record) {
      yield* around(box);
      return;
    }
    for (const kid of box.kids) {
      if (!isBox(kid) || kid.dropped !== undefined) continue;
      if (path.has(kid)) yield* outside(kid);
      else yield* dropOutside(kid, thread, sliceIsOver);
    }
  }
  yield* outside(root);
}

/** The first step, which needs nothing but the elements' own words: what HTML and ARIA call navigation, tools and site frame. */
export const dropLandmarks = (root: Box, sliceIsOver: () => boolean): Generator<void> => dropLandmarksIn(root, false, sliceIsOver);

function* dropLandmarksIn(box: Box, inArticle: boolean, sliceIsOver: () => boolean): Generator<void> {
  for (const kid of box.kids) {
    if (!isBox(kid) || kid.dropped !== undefined) continue;
    const { tag, role } = kid;
    if (NAVIGATION.has(tag) || NAVIGATION.has(role)) {
      dropAllButTitle(kid, role || tag);
      continue;
    }
    if (TOOLS.has(tag) || TOOLS.has(role)) {
      yield* dropAllButRecord(kid, role || tag, sliceIsOver);
      continue;
    }
    if (tag === 'footer' && !inArticle) {
      drop(kid, 'footer');
      continue;
    }
    if (tag === 'header' && !inArticle && kid.prose < 200) {
      yield* dropAllButRecord(kid, 'header', sliceIsOver);
      continue;
    }
    if ((tag === 'aside' || role === 'complementary') && !isRecord(kid) && kid.fields < 2) {
      drop(kid, 'aside');
      continue;
    }
    if (tag === 'form' && isSearchForm(kid)) {
      drop(kid, 'search');
      continue;
    }
    if (kid.kids.length > 0)
      yield* dropLandmarksIn(kid, inArticle || tag === 'article' || role === 'article' || tag === 'main', sliceIsOver);
  }
  if (sliceIsOver()) yield;
}

const isSearchForm = (box: Box): boolean => {
  if (box.chars - box.linkChars > 120 || box.prose > 0) return false;
  if (
    /search|suche|find|query/i.test(
      `${box.element.getAttribute('action') ?? ''} ${box.element.getAttribute('role') ?? ''} ${nameWords(box.element)}`,
    )
  )
    return true;
  return box.element.querySelector('input[type=search], input[name=q], input[name=query], input[name=search], input[name=s]') !== null;
};

function* dropOutside(box: Box, thread: ReadonlySet<Box>, sliceIsOver: () => boolean): Generator<void> {
  if (box.chars === 0 && box.controls === 0) return;
  if (isRecord(box)) {
    yield* dropAllButRecord(box, 'outside', sliceIsOver);
    return;
  }
  if (thread.has(box) && density(box) < 0.8) {
    yield* dropInside(box, sliceIsOver);
    return;
  }
  const words = nameWords(box.element);
  if (FRAME.test(words) || (HEADER.test(words) && box.prose < 200) || density(box) >= LINK_SHARE || box.prose < 40) {
    yield* dropAllButRecord(box, 'outside', sliceIsOver);
    return;
  }
  for (const kid of box.kids) if (isBox(kid) && kid.dropped === undefined) yield* dropOutside(kid, thread, sliceIsOver);
}

interface Inside {
  /** A page of links: lists of them are its text. */
  readonly sparse: boolean;
  /** One long text, not a record or a thread: what follows it is other texts' advertisement. */
  readonly article: boolean;
  /** Characters of sentences in the content. */
  readonly prose: number;
}
const RECORD: Inside = { sparse: false, article: false, prose: 0 };

/** Headings of what stands under an article and is not of it. */
const AFTERWORD =
  /^\W*(?:related|recommended|more (?:from|on|in|articles|stories|posts)|you (?:may|might) (?:also )?(?:like|enjoy)|read (?:next|more|also)|up next|keep reading|popular|most (?:read|popular)|latest|recent (?:posts|articles|comments)|trending|leave a (?:reply|comment)|comments?\b|subscribe|sign up|newsletter|share (?:this|on)|about the author|advertisement|tags|categories|discover more|follow us|join )/i;

const firstHeading = (box: Box): string => {
  for (const kid of box.kids) {
    if (!isBox(kid)) {
      if (kid.parts.some((part) => /\S/.test(part.text))) return '';
      continue;
    }
    if (kid.dropped !== undefined || kid.chars === 0) continue;
    return isHeading(kid) ? boxText(kid, ' ', true) : firstHeading(kid);
  }
  return '';
};

/** Inside the content only tool strips and menus go: what is called one and holds no sentence. */
function* dropInside(box: Box, sliceIsOver: () => boolean, inside: Inside = RECORD): Generator<void> {
  for (const kid of box.kids) {
    if (!isBox(kid) || kid.dropped !== undefined) continue;
    if (isTable(kid) && tableForm(kid) === 'data') continue;
    const words = nameWords(kid.element);
    if ((FRAME.test(words) || FRAME_ONLY.test(words)) && !isRecord(kid) && !hasTitle(kid) && kid.prose < (inside.article ? 300 : 60)) {
      const menu = density(kid) >= LINK_SHARE && kid.links >= 2 && !(inside.sparse && kid.linkChars > kid.links * 20);
      if (menu || kid.controls > 0 || (FRAME_ONLY.test(words) && kid.chars < 200)) {
        drop(kid, `named${words}`);
        continue;
      }
    }
    if (isComposerForm(kid)) {
      drop(kid, 'composer');
      continue;
    }
    if (inside.article && kid.prose < inside.prose * 0.25 && !hasTitle(kid) && isAfterword(kid)) {
      drop(kid, 'afterword');
      continue;
    }
    if (holdsBoxes(kid)) yield* dropInside(kid, sliceIsOver, inside);
  }
  if (sliceIsOver()) yield;
}

const isAfterword = (box: Box): boolean =>
  box.tag === 'aside' ||
  AFTERWORD.test(firstHeading(box)) ||
  (box.links >= 4 && density(box) >= 0.8 && box.tag !== 'ul' && box.tag !== 'ol' && box.tag !== 'table' && !/^h[1-6]$/.test(box.tag));

/** A form to write something new with: an empty box to write in, and hardly a value. */
const isComposerForm = (box: Box): boolean => {
  if (box.controls === 0 || box.times > 2 || box.prose > 900) return false;
  if (box.tag !== 'form' && box.role !== 'form') return false;
  if (box.fields > 2 && fieldsElsewhere(box) < 3) return false;
  return box.element.querySelector('textarea, [contenteditable=true], [role=textbox]') !== null;
};

const fieldsElsewhere = (box: Box): number => {
  let root = box;
  while (root.parent) root = root.parent;
  return root.fields - box.fields;
};

/** A line that is nothing but what a button would say. */
export const isActionLine = (text: string): boolean => text.length < 60 && ACTION.test(text);
