import { gloss1, passageText, wish } from './gloss-1';
import type { PromptText } from './prompt-versions';

/** As gloss-1, with the page's title and address between the boundary lines: whoever writes a page writes them too. */
export const gloss2: PromptText = {
  ...gloss1,
  id: 'gloss-2',
  user: ({ ask, passages, page, boundary }) =>
    [
      `<<<${boundary}\nPage: ${page.title}\nAddress: ${page.url}\n\n${passages.map(passageText).join('\n\n')}\n${boundary}>>>`,
      ask.selection ? `The selection:\n<<<${boundary}\n${ask.selection.text}\n${boundary}>>>` : '',
      ask.thread.length > 0
        ? `Asked before, on this page:\n<<<${boundary}\n${ask.thread.map(({ question, answer }) => `Q: ${question}\nA: ${answer}`).join('\n')}\n${boundary}>>>`
        : '',
      wish(ask),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
};
