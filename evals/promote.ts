import { parseHTML } from 'linkedom';
import { z } from 'zod';
import { CasePage, FlagCase } from '@/lib/collector/flag-case';
import { mapText } from '@/lib/core/redact/map-text';
import { betweenPlaceholders, createRedactor } from '@/lib/core/redact/redactor';
import { similarQuestion } from '@/lib/core/similar-question';
import { EvalCase, whyUngraded } from './eval-case';
import { flagPage } from './flag-page';

/** A case that waits for a person, and the HTML of its page. */
export interface Candidate {
  readonly evalCase: EvalCase;
  readonly html: string;
}

export interface Promotion {
  readonly made: readonly Candidate[];
  readonly duplicates: readonly { readonly id: string; readonly of: string }[];
  /** What is sound and makes no case, and why. */
  readonly unmade: readonly string[];
  /** Lines that could not be read. */
  readonly faults: readonly string[];
}

const Line = z.looseObject({ table: z.string() });
const CaseLine = z.object({ id: z.string(), flag: z.string(), body: z.object({ case: FlagCase, page: CasePage }) });
const FlagLine = z.object({ id: z.string(), verdict: z.string() });

/** Words of the contract itself, which are no reader's. */
const AS_IT_IS = new Set(['id', 'blockIds', 'kinds', 'task', 'audience']);

/** Letters and digits alone: two ways to mark up a page are one page. */
const wordsOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const wordsOfPage = (html: string): string => {
  // The parser takes the first element for the root, and a page that was made of passages has none around the rest.
  const { document } = parseHTML(`<html>${html}</html>`);
  for (const code of document.querySelectorAll('script, style')) code.remove();
  return wordsOf(document.documentElement?.textContent ?? '');
};

const asksTheSame = (one: EvalCase, other: EvalCase): boolean =>
  one.task === other.task &&
  (one.selection ?? '') === (other.selection ?? '') &&
  similarQuestion(one.question, other.question) !== undefined;

/** The page is the same where it holds every line that came with the flag, whatever else it holds and whatever was hidden in the lines. */
const holdsAll = (html: string, lines: readonly string[]): boolean => {
  const page = wordsOfPage(html);
  return lines.flatMap(betweenPlaceholders).every((part) => page.includes(wordsOf(part)));
};

const candidateOf = ({
  id,
  flag,
  body,
}: z.infer<typeof CaseLine>): { readonly candidate: Candidate; readonly lines: readonly string[] } => {
  // An older collector, or another program, may not have hidden all.
  const redactor = createRedactor([], JSON.stringify(body));
  const hidden = CaseLine.shape.body.parse(mapText(body, (text) => redactor.hide(text), AS_IT_IS));
  const name = `flag-${id.toLowerCase()}`;
  const evalCase = EvalCase.parse({ ...hidden.case, id: name, page: `pages/${name}.html`, origin: `flag ${flag}` });
  const { title, passages } = hidden.page;
  return { candidate: { evalCase, html: flagPage(title, passages) }, lines: passages.flatMap(({ text }) => text.split('\n')) };
};

const parseLine = (text: string): z.infer<typeof Line> | string => {
  try {
    const parsed = Line.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : 'it is no line of an export';
  } catch (error) {
    return `it is not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
};

/**
 * Makes candidates of what a collector exported: of the cases that its owners made of flags, never of a flag alone, because nothing but a
 * person knows what its answer should have been.
 * @param from what the lines are called in words to a person
 * @param known the cases that there are already, accepted or waiting
 */
export const promote = (text: string, from: string, known: readonly Candidate[]): Promotion => {
  const made: Candidate[] = [];
  const duplicates: { id: string; of: string }[] = [];
  const unmade: string[] = [];
  const faults: string[] = [];
  const flags = new Set<string>();
  const cased = new Set<string>();
  for (const [at, content] of text.split('\n').entries()) {
    if (content.trim() === '') continue;
    const where = `${from}, line ${at + 1}`;
    const line = parseLine(content);
    if (typeof line === 'string') {
      faults.push(`${where}: ${line}.`);
      continue;
    }
    if (line.table === 'feedback') {
      const flag = FlagLine.safeParse(line);
      if (!flag.success) faults.push(`${where}: ${z.prettifyError(flag.error)}`);
      else if (flag.data.verdict === 'flag') flags.add(flag.data.id);
      continue;
    }
    if (line.table !== 'eval_cases') continue;
    const parsed = CaseLine.safeParse(line);
    if (!parsed.success) {
      faults.push(`${where}: ${z.prettifyError(parsed.error)}`);
      continue;
    }
    cased.add(parsed.data.flag);
    if (parsed.data.body.page.passages.length === 0) {
      unmade.push(`${where}: the case of flag ${parsed.data.flag} came without its page's passages, so there is nothing to ask it of.`);
      continue;
    }
    const { candidate, lines } = candidateOf(parsed.data);
    const ungraded = whyUngraded(candidate.evalCase);
    if (ungraded) {
      unmade.push(`${where}: the case of flag ${parsed.data.flag} is no case yet: ${ungraded}.`);
      continue;
    }
    const { id } = candidate.evalCase;
    const same = [...known, ...made].find(
      ({ evalCase, html }) => evalCase.id === id || (asksTheSame(candidate.evalCase, evalCase) && holdsAll(html, lines)),
    );
    if (same) duplicates.push({ id, of: same.evalCase.id });
    else made.push(candidate);
  }
  for (const flag of flags)
    if (!cased.has(flag))
      unmade.push(`Flag ${flag}: nobody has made a case of it on the review page, so nobody said what a good answer is.`);
  return { made, duplicates, unmade, faults };
};
