import { pageAddress } from '@/lib/core/page-address';
import type { PageLink } from '@/lib/core/page-link';

/** No list for a person is longer. */
const MOST = 500;
/** Where a page keeps what leads elsewhere than its content. */
const SURROUNDINGS = 'nav, header, footer, aside, [role="navigation"], [role="banner"], [role="contentinfo"], [role="complementary"]';

const textOf = (link: HTMLAnchorElement): string =>
  (link.innerText || link.getAttribute('aria-label') || link.title || '').replace(/\s+/g, ' ').trim().slice(0, 200);

/** Pages that a document links to: those of its content, or all of them where its content has none; each once, and not itself. */
export const readLinks = (document: Document): readonly PageLink[] => {
  const selection = document.getSelection();
  const ranges =
    selection && !selection.isCollapsed ? Array.from({ length: selection.rangeCount }, (_, at) => selection.getRangeAt(at)) : [];
  const seen = document.querySelectorAll<HTMLAnchorElement>('a[href]');
  const found = [...seen].filter((link) => /^https?:/.test(link.href) && !link.hasAttribute('download') && link.checkVisibility());
  const ofContent = found.filter((link) => !link.closest(SURROUNDINGS));
  const links = new Map<string, PageLink>();
  for (const link of ofContent.length > 0 ? ofContent : found) {
    const url = pageAddress(link.href);
    if (url === pageAddress(document.URL)) continue;
    const selected = ranges.some((range) => range.intersectsNode(link));
    const known = links.get(url);
    const title = known?.title || textOf(link);
    links.set(url, { url, title, selected: selected || (known?.selected ?? false) });
  }
  return [...links.values()].slice(0, MOST);
};
