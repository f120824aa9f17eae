import type { Page } from '@playwright/test';

/** The text that is marked in a page by highlights, which are not elements. */
export const markedText = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...CSS.highlights.values()]
      .flatMap((highlight) => [...highlight].map((range) => (range instanceof Range ? range.toString() : '')))
      .join(' '),
  );
