import type { Passage } from '@/lib/core/passage';
import { escapeHtml } from './escape-html';

const row = (text: string): string =>
  `<tr>${text
    .split(' | ')
    .map((cell) => `<td>${escapeHtml(cell)}</td>`)
    .join('')}</tr>`;

const line = (text: string, kind: Passage['kinds'][number], level: number): string => {
  if (kind === 'heading') return `<h${level}>${escapeHtml(text)}</h${level}>`;
  if (kind === 'row') return `<table>${row(text)}</table>`;
  if (kind === 'code') return `<pre>${escapeHtml(text)}</pre>`;
  if (kind === 'list-item') return `<ul><li>${escapeHtml(text)}</li></ul>`;
  return `<p>${escapeHtml(text)}</p>`;
};

/** One line of a table, of a listing or of a list goes on where the one before it ended. */
const JOINED = /<\/(table|pre|ul)>\n<\1>/g;
const goesOn = (_: string, tag: string): string => (tag === 'pre' ? '\n' : '');

/** A page with the passages that came with a flag, as far as they tell what it was: what a case of the flag is asked of. */
export const flagPage = (title: string, passages: readonly Passage[]): string => {
  let above: readonly string[] = [];
  const parts = passages.map((passage) => {
    const lines = passage.text.split('\n').map((text, at) => {
      const kind = passage.kinds[at] ?? passage.kinds.at(-1) ?? 'paragraph';
      return line(text, kind, Math.min(passage.headings.indexOf(text) + 1 || 6, 6));
    });
    // Headings that an earlier passage opened with stand above this one already.
    const own = new Set(passage.text.split('\n'));
    const fresh = passage.headings.flatMap((heading, at) =>
      above[at] === heading || own.has(heading) ? [] : [line(heading, 'heading', Math.min(at + 1, 6))],
    );
    above = passage.headings;
    const { author = '', time = '' } = passage.turn ?? {};
    const body = [...fresh, ...lines].join('\n').replace(JOINED, goesOn);
    return passage.turn ? `<article><header>${escapeHtml(author)} <time>${escapeHtml(time)}</time></header>\n${body}\n</article>` : body;
  });
  return `<!doctype html>\n<meta charset="utf-8">\n<title>${escapeHtml(title)}</title>\n<main>\n${parts.join('\n')}\n</main>\n`;
};
