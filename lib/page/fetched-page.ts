import type { FetchedPage, FetchedReading } from '@/lib/core/fetched-page';
import { hintFor } from '@/lib/core/hint-for';
import { countWords } from '@/lib/core/words';
import { capturePage, type CaptureOptions } from './capture-page';

export interface FetchedPageDeps extends Pick<CaptureOptions, 'now' | 'yieldToPage'> {
  /** A style sheet; undefined where it cannot be had. */
  readonly fetchStyle: (url: string) => Promise<string | undefined>;
}

/** A page with fewer words, and scripts, is a shell that they fill. */
const SHELL_WORDS = 40;
/** A page that asks for a password and says no more than this asks for nothing else. */
const SIGN_IN_WORDS = 100;

/** The size of window that a page is laid out for. */
const WIDTH = 1280;
const HEIGHT = 900;

/** What would be loaded from somewhere: nothing is, so it is taken out rather than refused piece by piece. */
const LOADED = ['src', 'srcset', 'poster', 'data', 'background', 'ping'];

/** Pictures and fonts of a style: none is loaded, and a box with a picture stays one with a picture. */
const withoutPictures = (css: string): string => css.replace(/url\(\s*(?!["']?data:)[^)]*\)/gi, 'url("data:,")');

const isForScreens = (media: string, view: Window): boolean => media.trim() === '' || view.matchMedia(media).matches;

/** Puts the words of the page's style sheets where they are named. @returns false where one of them cannot be had. */
const bringStyles = async (page: Document, address: string, view: Window, deps: FetchedPageDeps): Promise<boolean> => {
  const base = page.querySelector('base[href]')?.getAttribute('href') ?? '';
  const root = URL.canParse(base, address) ? new URL(base, address).href : address;
  const links = [...page.querySelectorAll<HTMLLinkElement>('link[rel~="stylesheet" i][href]')].filter(
    (link) => !/\balternate\b/i.test(link.rel) && !link.hasAttribute('disabled') && isForScreens(link.media, view),
  );
  const sheets = await Promise.all(
    links.map(async (link) => {
      const href = link.getAttribute('href') ?? '';
      return URL.canParse(href, root) ? deps.fetchStyle(new URL(href, root).href) : undefined;
    }),
  );
  for (const [index, link] of links.entries()) {
    const style = page.createElement('style');
    style.textContent = sheets[index] ?? '';
    link.replaceWith(style);
  }
  const styles = [...page.querySelectorAll('style')];
  const imports = styles.some((style) => /@import\b/i.test(style.textContent ?? ''));
  for (const style of styles) style.textContent = withoutPictures(style.textContent ?? '');
  for (const styled of page.querySelectorAll('[style]')) {
    const own = styled.getAttribute('style') ?? '';
    if (/url\(/i.test(own)) styled.setAttribute('style', withoutPictures(own));
  }
  return !imports && sheets.every((sheet) => sheet !== undefined);
};

/**
 * Reads a page that was fetched and is shown nowhere. It is laid out with its own styles in a frame in which nothing runs and from which nothing
 * is loaded: what no person could see of it is not read here either.
 * @param around where the frame is put for as long as it takes
 */
export const readFetchedPage = async (
  around: Document,
  { url, html, hints }: FetchedPage,
  deps: FetchedPageDeps,
): Promise<FetchedReading> => {
  const view = around.defaultView ?? window;
  const page = new DOMParser().parseFromString(html, 'text/html');
  const scripts = page.querySelectorAll(
    'script:not([type]), script[type=""], script[type*="javascript" i], script[type="module" i]',
  ).length;
  const moves = page.querySelector('meta[http-equiv="refresh" i]') !== null;
  const inShadow = page.querySelector('template[shadowrootmode]') !== null;
  const styled = await bringStyles(page, url, view, deps);

  const frameHosts = [...page.querySelectorAll('iframe, frame')].map((frame) => {
    const src = frame.getAttribute('src') ?? '';
    return URL.canParse(src, url) ? new URL(src, url).host : '';
  });
  for (const gone of page.querySelectorAll('script, noscript, link, base, meta[http-equiv], object, embed')) gone.remove();
  for (const name of LOADED) for (const each of page.querySelectorAll(`[${name}]`)) each.removeAttribute(name);
  for (const each of page.querySelectorAll('[srcdoc]')) each.removeAttribute('srcdoc');

  // oxlint-disable-next-line react/iframe-missing-sandbox -- the rule does not see the next line
  const frame = around.createElement('iframe');
  // Of our own origin, so that it can be read; without `allow-scripts`, so that nothing in it runs.
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.style.cssText = `width:${WIDTH}px;height:${HEIGHT}px;border:0`;
  around.body.append(frame);
  try {
    const shown = frame.contentDocument;
    if (!shown) throw new Error('The frame has no document.');
    const root = shown.documentElement;
    for (const { name, value } of page.documentElement.attributes) root.setAttribute(name, value);
    root.innerHTML = page.documentElement.innerHTML;

    const { capture } = await capturePage(shown, deps, hintFor(hints, url));
    const frames = [...shown.querySelectorAll('iframe, frame')].flatMap((inner, index) => {
      const { width, height } = inner.getBoundingClientRect();
      return width >= 150 && height >= 80 ? [frameHosts[index] ?? ''] : [];
    });
    const words = capture.blocks.reduce((sum, { text }) => sum + countWords(text), 0);
    const asksPassword = [...shown.querySelectorAll('input[type="password" i]')].some((input) => input.checkVisibility());
    return {
      capture: {
        ...capture,
        url,
        frames: [],
        unread: [
          ...capture.unread.filter(({ what }) => what !== 'frame'),
          ...frames.map((host) => ({ what: 'frame' as const, count: 1, ...(host && { detail: host }) })),
        ],
      },
      needsTab: moves || inShadow || !styled || (words < SHELL_WORDS && scripts > 0) || frames.includes(new URL(url).host),
      signIn: asksPassword && words < SIGN_IN_WORDS,
    };
  } finally {
    frame.remove();
  }
};
