import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';

/** Where a method finds something that must not leave the machine. */
export type Finder = (
  text: string,
) => Promise<readonly { readonly start: number; readonly end: number }[]> | readonly { readonly start: number; readonly end: number }[];

/** The library as its recommended preset sets it up. It knows keys and passwords in addresses, and no personal data. */
export const secretlint: Finder = async (content) => {
  const { messages } = await lintSource({
    source: { filePath: 'page.txt', content, contentType: 'text' },
    options: { config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] } },
  });
  return messages.map(({ range: [start, end] }) => ({ start, end }));
};
