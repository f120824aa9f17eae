const NO_WORD = /^[^\p{L}\p{N}]{0,3}$/u;

/** The sign beside a heading that is there to copy the heading's address: "¶", "#", "§", a chain. */
export const isHeadingPermalink = (element: Element): boolean =>
  element.localName === 'a' &&
  (element.getAttribute('href') ?? '').startsWith('#') &&
  NO_WORD.test((element.textContent ?? '').trim()) &&
  element.closest('h1, h2, h3, h4, h5, h6, dt, [role=heading]') !== null;
