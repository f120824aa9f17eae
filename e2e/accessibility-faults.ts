import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare const axe: { run(context: Document, options: RunOptions): Promise<AxeResults> } | undefined;

/** The rules whose outcome another colour scheme can change. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * What a machine can find wrong with this page as it looks now: the rule, and the markup it is about. Its frames are not looked into.
 * @param about only the colours, for a page whose other faults are known.
 */
export const accessibilityFaults = async (page: Page, about: 'everything' | 'colours' = 'everything'): Promise<string[]> => {
  if (!(await page.evaluate(() => typeof axe === 'object'))) await page.evaluate(source);
  const options: RunOptions = {
    resultTypes: ['violations'],
    // WCAG 2.5.8, which axe leaves out until it is asked.
    rules: { 'target-size': { enabled: true } },
    ...(about === 'colours' && { runOnly: COLOUR_RULES }),
  };
  const { violations } = await page.evaluate(async (given) => {
    // Colours that are still changing are nobody's choice.
    const ending = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    // One whose element is not drawn never ends.
    const longest = new Promise((resolve) => setTimeout(resolve, 1_000));
    await Promise.race([Promise.allSettled(ending.map(({ finished }) => finished)), longest]);
    return axe!.run(document, given);
  }, options);
  return violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`);
};
