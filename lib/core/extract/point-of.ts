import type { Citation, Point } from '@/lib/core/answer';
import type { Statement } from './statement';
import { shorten } from './shorten';

/** Characters of a point's own text; its quote is whole. */
const LENGTH = 320;

export const citationOf = ({ passage, text }: Statement): Citation => ({ passageId: passage.id, quote: text });

/** A point that says what its statements say, or `text` about them, and quotes them. */
export const pointOf = (statements: readonly Statement[], text?: string): Point => ({
  text: text ?? shorten(statements.map((statement) => plainText(statement)).join(' '), LENGTH),
  citations: statements.map(citationOf),
});

/** A statement as it reads outside its page: list marks, quotation marks of mails and space taken off. */
export const plainText = ({ text, kind }: Pick<Statement, 'text' | 'kind'>): string =>
  kind === 'code'
    ? text
    : text
        .replace(/^(?:[\s>•*·]|[–-]+\s|\d{1,2}[.)]\s)+/, '')
        .replace(/\s+/g, ' ')
        .trim() || text;
