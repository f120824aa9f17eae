import type { Engine } from '@/lib/core/engine';
import { extractiveEngine } from '@/lib/engine/extractive';
import { chooseEngine } from '@/scripts/choose-engine';
import type { LoadedCase, LoadedCases } from './load-cases';
import type { PageReader } from './page-reader';
import { REFERENCE_MODEL, startReferenceEndpoint } from './reference/reference-endpoint';
import type { CaseReport } from './report';
import { runCase } from './run-case';

/** How an endpoint that people run behaves, and what has to come of a case all the same. */
interface Trouble {
  /** What the scripted endpoint is asked for. */
  readonly model: string;
  readonly fault: string;
  /** Whether the page's own words may answer in its place. */
  readonly instead?: boolean;
  /** BCP 47: what the reader set. */
  readonly language?: string;
  /** The cases that tell, where it is not the questions that every engine answers. */
  readonly tells?: (loaded: LoadedCase) => boolean;
  /** What of the answer is gone that the endpoint wrote. */
  readonly lost?: (report: CaseReport) => string | undefined;
}

const PARTS = ['problem', 'environment', 'tried', 'asked', 'nextStep'];

/** The reference writes every part of a brief. */
const lostPart = ({ answer }: CaseReport): string | undefined => {
  const parts = new Set(answer?.claims.map(({ part }) => part));
  const lost = answer?.missing.length === 0 ? 'missing' : PARTS.find((part) => !parts.has(part));
  return lost === undefined ? undefined : `“${lost}” is empty`;
};

const isBrief = ({ evalCase }: LoadedCase): boolean => evalCase.task === 'brief';

const TROUBLES: readonly Trouble[] = [
  { model: 'fenced@gap=0@size=4000', fault: 'a reply with words around its object is not read' },
  { model: 'too-long-first@gap=0@size=4000', fault: 'a page that was too long is not asked about again with less of it' },
  { model: 'error-openai-no-money', fault: 'where an endpoint can not answer, no other engine is asked', instead: true },
  { model: REFERENCE_MODEL, fault: 'a reader who wants German is not answered in it', language: 'de' },
  { model: REFERENCE_MODEL, fault: 'a part of a ticket’s brief is lost', tells: isBrief, lost: lostPart },
];

/** Questions that every engine answers, about pages with enough on them to send less. */
const isSure = ({ evalCase }: LoadedCase): boolean =>
  evalCase.must && evalCase.answerable && evalCase.task === 'ask' && evalCase.facts.length > 0;
/** The first call for a model is what fails, so that few cases tell as much as many. */
const CASES = 5;

const whyNot = ({ fault, instead, lost: lostOf }: Trouble, report: CaseReport): string | undefined => {
  const { id, failure, graders } = report;
  if (failure !== undefined) return `${fault}: ${id} failed, ${failure}`;
  const failed = graders.find(({ name, passed }) => !passed && ['facts', 'schema', 'language'].includes(name));
  const why = failed?.why ?? lostOf?.(report);
  return why !== undefined && !instead ? `${fault}: ${id}, ${why}` : undefined;
};

/** @returns what came of each trouble that should not have, in a sentence; the first case that tells is enough. */
export const faultsInTrouble = async (loaded: LoadedCases, reader: PageReader): Promise<readonly string[]> => {
  const endpoint = await startReferenceEndpoint(loaded.cases, 'perfect');
  const found: string[] = [];
  try {
    for (const trouble of TROUBLES) {
      const asked: Engine = chooseEngine({ baseUrl: endpoint.baseUrl, model: trouble.model }, {});
      for (const { evalCase, page } of loaded.cases.filter(trouble.tells ?? isSure).slice(0, CASES)) {
        const report = await runCase(evalCase, {
          engines: trouble.instead ? [asked, extractiveEngine] : [asked],
          capture: () => reader.capture(page),
          repeats: 1,
          rereads: false,
          language: trouble.language,
          now: () => performance.now(),
          wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
        });
        const why = whyNot(trouble, report);
        if (why) {
          found.push(why);
          break;
        }
      }
    }
    return found;
  } finally {
    await endpoint.close();
  }
};

/** How many troubles are tried. */
export const troubleCount = TROUBLES.length;
