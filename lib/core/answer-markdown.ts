import type { Answer, Point } from './answer';
import { checkOf, type Verification } from './verification';

/** Where an answer comes from, for whoever gets the copy. */
export interface CopiedFrom {
  readonly url: string;
  readonly title: string;
  readonly question: string;
  /** "This page's own words", "gpt-x at Example". */
  readonly engine: string;
}

/** Characters that would turn the page's or the model's words into markup of their own. */
const escapeMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>]/g, '\\$&');

const lineOf = (text: string): string => text.replace(/\s+/g, ' ').trim();

const pointLines = (point: Point, verification: Verification): readonly string[] => [
  `- ${lineOf(escapeMarkdown(point.text))}`,
  ...point.citations.map((citation) =>
    checkOf(verification, citation)?.found
      ? `  > “${lineOf(escapeMarkdown(citation.quote))}”`
      : `  > (not found on the page: “${lineOf(escapeMarkdown(citation.quote))}”)`,
  ),
];

const section = (title: string, points: readonly Point[], verification: Verification): readonly string[] =>
  points.length === 0 ? [] : [`### ${title}`, points.flatMap((point) => pointLines(point, verification)).join('\n')];

/** An answer as Markdown for a ticket or a chat: the claims, each with its quotes, and the page's address. No HTML, no markup from outside. */
export const answerMarkdown = (answer: Answer, verification: Verification, { url, title, question, engine }: CopiedFrom): string => {
  const { brief } = answer;
  return [
    ...(question ? [`**${lineOf(escapeMarkdown(question))}**`] : []),
    ...(answer.answered ? [] : ['*The page does not say. What comes closest:*']),
    ...(answer.text ? [escapeMarkdown(answer.text.trim())] : []),
    ...(answer.points.length > 0 ? [answer.points.flatMap((point) => pointLines(point, verification)).join('\n')] : []),
    ...(brief
      ? [
          ...section('Problem', brief.problem, verification),
          ...section('Environment', brief.environment, verification),
          ...section('Tried', brief.tried, verification),
          ...section('Asked', brief.asked, verification),
          ...section('Next step', brief.nextStep, verification),
          ...(brief.missing.length > 0 ? ['### Missing', brief.missing.map((what) => `- ${lineOf(escapeMarkdown(what))}`).join('\n')] : []),
        ]
      : []),
    `Source: [${lineOf(escapeMarkdown(title)) || url}](<${url.replace(/[<>\s]/g, encodeURIComponent)}>), answered by Gloss (${escapeMarkdown(engine)})`,
  ].join('\n\n');
};
