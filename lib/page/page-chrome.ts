import { isBox, lineText, nameWords, type Box } from './page-box';

const CHROME_ROLES = new Set([
  'navigation',
  'menu',
  'menubar',
  'toolbar',
  'tree',
  'search',
  'tablist',
  'alertdialog',
  'contentinfo',
  'banner',
  'status',
  'tooltip',
  'listbox',
]);
const CHROME_TAGS = new Set(['nav', 'search', 'menu', 'dialog']);

/** Names of parts of a page's frame, as authors of style sheets call them. Evidence, never proof: what holds sentences or fields stays. */
const FRAME =
  / (?:nav|navs|navbar|navigation|navlinks|navi|menu|menus|menubar|breadcrumbs?|crumbs|footer|foot|sidebar|side bar|sidenav|toolbar|tool bar|pagination|pager|paginator|cookies?|consent|gdpr|skip|share|sharing|social|login|signin|sign in|signup|masthead|topbar|top bar|actions?|buttons?|btns?|toc|contextual|related|recommend\w*|promo\w*|sponsor\w*|advert\w*|ads?|subscribe|newsletter|widget|copyright|legal|feedback|rating|tabs?) /;
const HEADER = / (?:header|banner|top|head|logo|site title) /;
/** Whole lines that are only a button's word. */
const ACTION =
  /^(?:\W*(?:edit|delete|reply|quote|report|share|like|dislike|follow|unfollow|watch|unwatch|vote(?: (?:up|down))?|up ?vote|down ?vote|flag|permalink|link|print|close|open|save|cancel|submit|copy|more|less|show (?:more|less|all)|hide|collapse|expand(?: all)?|login|log in|log out|logout|sign (?:in|out|up)|register|subscribe|unsubscribe|next|prev(?:ious)?|back|top|back to top|share this|email|tweet|pin|help|search|preview|view|reactions?|react|add (?:a )?(?:comment|reaction|tag)|toggle|menu|skip to (?:main )?content|jump to (?:navigation|content|search))\W*)+$/i;

/** At most this share of a part's text may be links for it to count as text. */
const LINK_SHARE = 0.6;

const density = (box: Box): number => (box.chars === 0 ? 0 : box.linkChars / box.chars);

const hasHeading = (box: Box): boolean =>
  box.kids.some((kid) => isBox(kid) && (/^h[1-3]$/.test(kid.tag) || kid.role === 'heading' || hasHeading(kid)));

const drop = (box: Box, why: string): void => {
  if (box.dropped !== undefined) return;
  box.dropped = why;
  for (let up = box.parent; up; up = up.parent) {
    up.chars -= box.chars;
    up.linkChars -= box.linkChars;
    up.links -= box.links;
    up.controls -= box.controls;
    up.prose -= box.prose;
    up.fields -= box.fields;
    up.times -= box.times;
  }
};

/** Keeps a frame part's headings and fields and drops the rest: a record's title often stands in a tool bar. */
const dropAllButRecord = (box: Box, why: string): void => {
  if (box.fields === 0 && !hasHeading(box)) {
    drop(box, why);
    return;
  }
  for (const kid of box.kids) {
    if (!isBox(kid) || kid.dropped !== undefined) continue;
    if (/^h[1-3]$/.test(kid.tag) || kid.role === 'heading') continue;
    if (kid.fields === 0 && !hasHeading(kid)) drop(kid, why);
    else dropAllButRecord(kid, why);
  }
};

/** Where the page's own text is: the smallest box that holds nearly all of it. */
export const contentRoot = (root: Box): Box => {
  const weight = (box: Box): number => box.prose + box.fields * 30 + (box.chars - box.linkChars) * 0.2;
  const all = weight(root);
  let best = root;
  for (;;) {
    const next: Box | undefined = best.kids.filter(isBox).find((kid) => kid.dropped === undefined && weight(kid) >= all * 0.85);
    if (!next) return best;
    best = next;
  }
};

/**
 * Marks what is not the page's text: menus, tool bars, cookie bars, trees, site headers and footers. By landmarks first; then by what
 * parts are called together with what they hold; outside the content also by link density alone.
 */
export const dropChrome = (root: Box): void => {
  dropLandmarks(root, false);
  const content = contentRoot(root);
  const inside = new Set<Box>();
  for (let each: Box | undefined = content; each; each = each.parent) inside.add(each);
  dropByName(root, content, inside);
};

const dropLandmarks = (box: Box, inArticle: boolean): void => {
  for (const kid of box.kids) {
    if (!isBox(kid) || kid.dropped !== undefined) continue;
    const { tag, role } = kid;
    if (CHROME_TAGS.has(tag) || CHROME_ROLES.has(role)) {
      dropAllButRecord(kid, role || tag);
      continue;
    }
    if (tag === 'footer' && !inArticle) {
      drop(kid, 'footer');
      continue;
    }
    if (tag === 'header' && !inArticle && !hasHeading(kid) && kid.prose < 200) {
      dropAllButRecord(kid, 'header');
      continue;
    }
    if ((tag === 'aside' || role === 'complementary') && kid.fields === 0 && !holdsLabels(kid)) {
      drop(kid, 'aside');
      continue;
    }
    if (tag === 'form' && isSearchForm(kid)) {
      drop(kid, 'search');
      continue;
    }
    dropLandmarks(kid, inArticle || tag === 'article' || role === 'article' || tag === 'main');
  }
};

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

/** Short lines in pairs, the first of which is called a label: fields that are neither form nor definition list. */
const holdsLabels = (box: Box): boolean => {
  let labels = 0;
  const visit = (each: Box): void => {
    for (const kid of each.kids) {
      if (isBox(kid)) {
        if (
          / (?:label|value|field|property|attribute|title|key|term) /.test(nameWords(kid.element)) ||
          kid.tag === 'dt' ||
          kid.tag === 'label'
        )
          labels++;
        visit(kid);
      } else if (kid.parts.some((part) => part.labelled) && /:\s*$/.test(lineText(kid))) labels++;
    }
  };
  visit(box);
  return labels >= 2 && density(box) < 0.9;
};

const dropByName = (box: Box, content: Box, path: ReadonlySet<Box>): void => {
  for (const kid of box.kids) {
    if (!isBox(kid) || kid.dropped !== undefined) continue;
    if (path.has(kid)) {
      if (kid !== content) dropByName(kid, content, path);
      else dropInside(kid);
      continue;
    }
    if (kid.chars === 0 && kid.controls === 0) continue;
    const share = density(kid);
    const words = nameWords(kid.element);
    if (kid.fields > 0 || holdsLabels(kid)) {
      dropByName(kid, content, path);
      continue;
    }
    if (FRAME.test(words) || (HEADER.test(words) && kid.prose < 200)) {
      dropAllButRecord(kid, `named${words}`);
      continue;
    }
    if (share >= LINK_SHARE || kid.prose < 40) {
      dropAllButRecord(kid, 'links');
      continue;
    }
    dropByName(kid, content, path);
  }
};

/** Inside the content only tool strips go: what is called one and holds no sentence, and lines of buttons' words. */
const dropInside = (box: Box): void => {
  for (const kid of box.kids) {
    if (!isBox(kid) || kid.dropped !== undefined) continue;
    const words = nameWords(kid.element);
    if (FRAME.test(words) && kid.fields === 0 && kid.prose < 60 && (density(kid) >= LINK_SHARE || kid.controls > 0) && !hasHeading(kid)) {
      drop(kid, `named${words}`);
      continue;
    }
    dropInside(kid);
  }
};

/** A line that is nothing but what a button would say. */
export const isActionLine = (text: string): boolean => text.length < 60 && ACTION.test(text);
