import type { BrowserContext } from '@playwright/test';

/** Runs a function in a page of that address, which is closed afterwards. */
export const inNewPage = async <Argument, Value>(
  context: BrowserContext,
  url: string,
  use: (argument: Argument) => Promise<Value>,
  argument: Argument,
): Promise<Value> => {
  const page = await context.newPage();
  try {
    await page.goto(url);
    // The cast: Playwright's type wants to know what the argument is made of.
    return await page.evaluate(use as (argument: unknown) => Promise<Value>, argument);
  } finally {
    await page.close();
  }
};
