/** How an element takes part in the layout, and whether a person could see what stands in it. */
export interface ElementLook {
  readonly flow: 'none' | 'contents' | 'inline' | 'inline-block' | 'block';
  /** Nothing of its subtree can be seen, though it is laid out. */
  readonly unseen: boolean;
  /** Laid out with no height, as a folded section is while it is closed. */
  readonly closed: boolean;
  /** Its own text cannot be seen (hidden, no size, the colour of its ground); a child may say otherwise. */
  readonly textUnseen: boolean;
  readonly preserved: boolean;
  /** Shown line by line as written, never wrapped: how code is set. */
  readonly verbatim: boolean;
  /** Placed by the flow and seen: another element of the same style can be taken to look the same. */
  readonly plain: boolean;
  /** Its ground, where it paints one; undefined where what lies beneath shows through. */
  readonly ground: string | undefined;
}

const FLOWS: Record<string, ElementLook['flow']> = {
  none: 'none',
  contents: 'contents',
  inline: 'inline',
  ruby: 'inline',
  'ruby-text': 'inline',
  'inline-block': 'inline-block',
  'inline-flex': 'inline-block',
  'inline-grid': 'inline-block',
  'inline-table': 'block',
};

/** What is fainter than this cannot be read by anybody. */
const FAINTEST = 0.06;

const isTransparent = (colour: string): boolean => {
  if (colour === 'transparent') return true;
  const alpha = /^rgba\(.*,\s*([\d.e-]+)\)$|\/\s*([\d.e-]+)\)$/.exec(colour);
  return alpha !== null && Number(alpha[1] ?? alpha[2]) <= FAINTEST;
};

/** Channels of eight bits that differ by less look the same on any screen. */
const NEAREST = 10;

/** Told once for each pair: a page has few. */
const alike = new Map<string, boolean>();

const lookAlike = (colour: string, ground: string): boolean => {
  if (colour === ground) return true;
  const pair = `${colour} ${ground}`;
  const known = alike.get(pair);
  if (known !== undefined) return known;
  const [one, other] = [colour, ground].map((each) => /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)/.exec(each)?.slice(1).map(Number));
  const same = one !== undefined && other !== undefined && one.every((channel, at) => Math.abs(channel - (other[at] ?? 0)) < NEAREST);
  if (alike.size > 500) alike.clear();
  alike.set(pair, same);
  return same;
};

/** Scaled to a point: "scale(0.001)", or the property of the same name. */
const isScaledAway = ({ transform, scale }: CSSStyleDeclaration): boolean => {
  const [a = 1, b = 0, c = 0, d = 1] = transform === 'none' ? [] : (transform.match(/-?[\d.e-]+(?=[,)])/g)?.map(Number) ?? []);
  const byTransform = transform.startsWith('matrix(') && (Math.hypot(a, b) < FAINTEST || Math.hypot(c, d) < FAINTEST);
  return (
    byTransform || (scale !== 'none' && scale !== '' && scale.split(' ').some((factor) => Math.abs(Number.parseFloat(factor)) < FAINTEST))
  );
};

/** Shown through a filter that lets nothing through. */
const isFilteredAway = ({ filter }: CSSStyleDeclaration): boolean => {
  if (filter === 'none' || filter === '') return false;
  const opacity = /opacity\(([\d.]+)\)/.exec(filter);
  return opacity !== null && Number(opacity[1]) <= FAINTEST;
};

/** A box that is clipped to nothing: the ways of hiding text from the eye while screen readers and scripts still get it. */
const isClipped = (style: CSSStyleDeclaration, placed: boolean): boolean => {
  const path = style.clipPath;
  if (path !== 'none' && /^(?:inset\((?:[5-9]\d|100)(?:\.\d+)?%|circle\(0|polygon\((?:0px 0px,?\s*)+\))/.test(path)) return true;
  if (!placed) return false;
  const clip = style.getPropertyValue('clip');
  if (clip === 'auto') return false;
  const edges = clip.match(/-?[\d.]+/g)?.map(Number) ?? [];
  return edges.length === 4 && ((edges[2] ?? 0) - (edges[0] ?? 0) <= 1 || (edges[1] ?? 0) - (edges[3] ?? 0) <= 1);
};

/** Laid out wholly to the left of or above the page, where no scrolling leads. */
const isOffPage = (element: Element, view: Window): boolean => {
  const box = element.getBoundingClientRect();
  if (box.width === 0 && box.height === 0) return false;
  if (box.right + view.scrollX <= 0) return true;
  return box.bottom + view.scrollY <= -200 && !hasScrolledAncestor(element);
};

/** A box that begins far to the left and ends on the page: what matters is where its text stands, and a box that wide is no line of it. */
const hasTextOffPage = (element: Element, view: Window): boolean => {
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  return [...range.getClientRects()].every((box) => box.right + view.scrollX <= 0 || box.width === 0 || box.width > 3_000);
};

const hasScrolledAncestor = (element: Element): boolean => {
  for (let each = element.parentElement; each !== null; each = each.parentElement) if (each.scrollTop > 0) return true;
  return false;
};

const NOTHING: ElementLook = {
  flow: 'none',
  unseen: true,
  closed: false,
  textUnseen: true,
  preserved: false,
  verbatim: false,
  plain: false,
  ground: undefined,
};

/**
 * Reads how an element looks. Called for every element of the page, so it asks the style for as little as it can.
 * @param ground the colour that the element stands on
 * @param laidOut false inside a closed section, where sizes say nothing
 */
export const lookAt = (element: Element, view: Window, ground: string, laidOut: boolean): ElementLook => {
  const style = view.getComputedStyle(element);
  const flow = FLOWS[style.display] ?? 'block';
  if (flow === 'none') return NOTHING;
  const background = style.backgroundColor;
  const ownGround = style.backgroundImage === 'none' ? (isTransparent(background) ? undefined : background) : 'image';
  const inline = flow === 'inline' || flow === 'contents';
  const position = style.position;
  const placed = position === 'absolute' || position === 'fixed';
  let unseen =
    Number(style.opacity) <= FAINTEST ||
    isFilteredAway(style) ||
    (style.contentVisibility === 'hidden' && element.getAttribute('hidden') !== 'until-found') ||
    isClipped(style, placed);
  let closed = false;
  let sized = false;
  if (laidOut && !unseen && (!inline || placed)) {
    const moved = style.transform !== 'none' || (style.translate !== 'none' && style.translate !== '');
    const marginLeft = Number.parseFloat(style.marginLeft);
    if (isScaledAway(style)) unseen = true;
    else if (placed || position === 'relative' || moved || marginLeft < 0) {
      sized = true;
      unseen = isOffPage(element, view) || (marginLeft < -1_000 && hasTextOffPage(element, view));
    }
    const overflow = style.overflowY;
    if (!unseen && (overflow === 'hidden' || overflow === 'clip')) {
      sized = true;
      // Text starts behind the padding: an icon is a padding of its size, with no room for the word beside it.
      const before = style.direction === 'rtl' ? style.paddingRight : style.paddingLeft;
      closed = element.clientHeight - Number.parseFloat(style.paddingTop) <= 1;
      unseen = element.clientWidth - Number.parseFloat(before) <= 1 || (closed && placed);
    }
  }
  const whiteSpace = style.whiteSpace;
  const textUnseen = style.visibility !== 'visible' || isTextUnseen(style, ownGround ?? ground, element, view);
  return {
    flow,
    unseen,
    closed,
    textUnseen,
    preserved: whiteSpace.startsWith('pre') || whiteSpace.startsWith('break-spaces'),
    verbatim: whiteSpace === 'pre',
    plain: !unseen && !closed && !textUnseen && !sized,
    ground: ownGround,
  };
};

const isTextUnseen = (style: CSSStyleDeclaration, ground: string, element: Element, view: Window): boolean => {
  if (Number.parseFloat(style.fontSize) < 2) return true;
  if (Number.parseFloat(style.textIndent) <= -300) return true;
  const colour = style.webkitTextFillColor || style.color;
  // A gradient clipped to the text makes it visible although its colour is not.
  if (ground === 'image') return false;
  if (isTransparent(colour)) return style.backgroundImage === 'none';
  return lookAlike(colour, ground) && !liesOnPicture(element, view);
};

/** Whether a picture or a painted box is placed beneath, which is how titles are set on photographs: then the ground is not the ancestors'. */
const liesOnPicture = (element: Element, view: Window): boolean => {
  let inner = element;
  for (let up = 0; up < 5 && inner.parentElement; up++) {
    for (const sibling of inner.parentElement.children) {
      if (sibling === inner) continue;
      const style = view.getComputedStyle(sibling);
      if (style.position !== 'absolute' && style.position !== 'fixed') continue;
      if (
        /^(?:img|video|picture|canvas|svg)$/.test(sibling.localName) ||
        style.backgroundImage !== 'none' ||
        !isTransparent(style.backgroundColor)
      )
        return true;
      if (sibling.querySelector('img, video, picture, canvas') !== null) return true;
    }
    inner = inner.parentElement;
  }
  return false;
};

/** The colour that a page stands on where no element paints one: the browser's own, which follows the page's colour scheme. */
export const pageGround = (document: Document, view: Window): string => {
  const style = view.getComputedStyle(document.documentElement);
  if (!isTransparent(style.backgroundColor)) return style.backgroundColor;
  return style.color === 'rgb(255, 255, 255)' ? 'rgb(18, 18, 18)' : 'rgb(255, 255, 255)';
};
