import type { Task } from '@/lib/core/ask';
import type { Failure } from '@/lib/core/failure';

/** What the reader can do about it, in one press. */
export type FailureAction =
  | { readonly kind: 'retry' | 'open-options' | 'open-history' | 'reload-page'; readonly label: string }
  | { readonly kind: 'permit-site'; readonly label: string; readonly origin: string }
  | { readonly kind: 'permit-host'; readonly label: string; readonly host: string }
  | { readonly kind: 'copy-line'; readonly label: string; readonly line: string };

/** What happened, what is safe, what to do. */
export interface FailureWords {
  readonly title: string;
  readonly message: string;
  readonly safe: string;
  readonly action: FailureAction;
  /** Nothing is broken: no warning colour. */
  readonly calm?: boolean;
  /** Milliseconds since the epoch before which another try is refused. */
  readonly retryAt?: number | undefined;
  /** For whoever mends it. */
  readonly detail?: string | undefined;
}

const retry = { kind: 'retry', label: 'Try again' } as const;
const openOptions = { kind: 'open-options', label: 'Open options' } as const;
const openHistory = { kind: 'open-history', label: 'See earlier answers' } as const;

const seconds = (ms: number): string => (ms === 1000 ? '1 second' : `${Math.round(ms / 1000)} seconds`);

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : address);

const setBy = (organization: string): string => (organization === '' ? 'Your company has set' : `${organization} has set`);

const taskNames: Readonly<Record<Task, string>> = { summarize: 'Summarize', explain: 'Explain', ask: 'Ask', brief: 'Brief this ticket' };

/** @param hasText whether part of an answer was written before it failed; it stays on the screen. */
export const failureWords = (failure: Failure, hasText: boolean): FailureWords => {
  const kept = hasText ? 'What was written so far stays here, and so does your question.' : 'Your question is kept.';
  const unsent = 'Nothing was sent anywhere.';
  switch (failure.kind) {
    case 'page-closed-to-extensions':
      return {
        title: 'This page is closed to extensions',
        message: 'Browsers keep their own pages and extension stores out of reach of every extension. On any other page Gloss can read.',
        safe: unsent,
        action: openHistory,
        calm: true,
      };
    case 'page-not-permitted':
      return failure.origin
        ? {
            title: 'Gloss may not read this page yet',
            message: `It reads a page only when you let it. Allow it on ${hostOf(failure.origin)}, or press the Gloss button in the toolbar for this once.`,
            safe: unsent,
            action: { kind: 'permit-site', label: `Allow on ${hostOf(failure.origin)}`, origin: failure.origin },
            calm: true,
          }
        : {
            title: 'Gloss may not read this page yet',
            message:
              'It reads a page only when you let it. Press the Gloss button in the toolbar while this page is in front, then try again.',
            safe: unsent,
            action: retry,
            calm: true,
          };
    case 'site-forbidden':
      return {
        title: 'Gloss is kept out of this site',
        message: `${setBy(failure.organization)} that Gloss does not read ${hostOf(failure.site) || 'this page'}. Ask them if you need it here.`,
        safe: unsent,
        action: openHistory,
        calm: true,
      };
    case 'task-off':
      return {
        title: `“${taskNames[failure.task]}” is switched off here`,
        message: `${setBy(failure.organization)} that this is not used. What else the panel offers works as always.`,
        safe: `${unsent} ${kept}`,
        action: openHistory,
        calm: true,
      };
    case 'page-empty':
      return {
        title: 'There is no text on this page',
        message: 'It may still be loading, or show its text only as pictures. Wait until you can read it yourself, then try again.',
        safe: `${unsent} ${kept}`,
        action: retry,
        calm: true,
      };
    case 'page-not-read':
      return {
        title: 'This page could not be read',
        message: 'Reading it stopped half-way. Loading the page again usually mends that.',
        safe: `${unsent} ${kept}`,
        action: { kind: 'reload-page', label: 'Reload the page' },
        detail: failure.detail,
      };
    case 'page-left':
      return {
        title: 'The page changed while Gloss was answering',
        message: 'The tab went to another address, so the answer was stopped: it would have been about a page you no longer see.',
        safe: kept,
        action: { kind: 'retry', label: 'Ask on the page shown now' },
        calm: true,
      };
    case 'tab-closed':
      return {
        title: 'The tab was closed',
        message: 'The answer was stopped because its page is gone.',
        safe: hasText ? 'What was written so far is kept in your history.' : 'Your question is kept in your history.',
        action: openHistory,
        calm: true,
      };
    case 'nothing-selected':
      return {
        title: 'Nothing is selected',
        message: 'Highlight some text on the page, then try again.',
        safe: unsent,
        action: retry,
        calm: true,
      };
    case 'key-rejected':
      return {
        title: 'The API key was refused',
        message: `${failure.host} does not accept the key that is set for it. It may be mistyped, expired or withdrawn.`,
        safe: kept,
        action: openOptions,
      };
    case 'model-missing':
      return {
        title: 'The model is not there',
        message: `${failure.host} has no model named “${failure.model}”.${
          failure.models.length > 0
            ? ` It offers ${failure.models.slice(0, 4).join(', ')}${failure.models.length > 4 ? ' and others' : ''}.`
            : ''
        }`,
        safe: kept,
        action: { kind: 'open-options', label: 'Choose another model' },
      };
    case 'address-wrong':
      return {
        title: 'That address is not a model endpoint',
        message: `Something answers at ${failure.baseUrl}, but not the way an OpenAI-compatible endpoint does. Often only “/v1” is missing at its end.`,
        safe: kept,
        action: { kind: 'open-options', label: 'Correct the address' },
      };
    case 'endpoint-not-permitted':
      return {
        title: `Gloss may not call ${failure.host}`,
        message: 'The browser asks you before an extension may reach a server. It has not been allowed yet.',
        safe: `${unsent} ${kept}`,
        action: { kind: 'permit-host', label: `Allow ${failure.host}`, host: failure.host },
      };
    case 'endpoint-unreachable':
      return {
        title: `${hostOf(failure.baseUrl)} can’t be reached`,
        message: `Nothing answers at ${failure.baseUrl}. The server may be down, or this network or a VPN keeps it out of reach.`,
        safe: kept,
        action: retry,
      };
    case 'origin-forbidden':
      return {
        title: 'The local server turns extensions away',
        message: `${failure.host} refuses calls from browser extensions until it is told otherwise. Set this where it runs and start it again: ${failure.line}`,
        safe: kept,
        action: { kind: 'copy-line', label: 'Copy the line', line: failure.line },
      };
    case 'context-too-long':
      return {
        title: 'The page is too long for this model',
        message: `${failure.host} takes less text than was sent${
          failure.limit ? `: ${failure.limit.toLocaleString('en')} tokens at most` : ''
        }. Set a smaller context for it in the options, or select the part that matters and ask about that.`,
        safe: kept,
        action: openOptions,
      };
    case 'refused-by-filter':
      return {
        title: 'The provider’s filter refused this',
        message: `${failure.host} would not answer about this text. Asking in other words, or about a smaller selection, may pass.`,
        safe: kept,
        action: retry,
      };
    case 'out-of-credit':
      return {
        title: 'The account is out of credit',
        message: `${failure.host} answers again when its account has been paid or its quota raised.`,
        safe: kept,
        action: { kind: 'open-options', label: 'Use another endpoint' },
      };
    case 'rate-limited':
      return {
        title: 'Too many questions at once',
        message: `${failure.host} asks to wait a little before the next one.`,
        safe: kept,
        action: retry,
        retryAt: failure.retryAt,
      };
    case 'overloaded':
      return {
        title: 'The model is overloaded',
        message: `${failure.host} has more to do than it can. That usually passes within a minute.`,
        safe: kept,
        action: retry,
      };
    case 'request-rejected':
      return {
        title: 'The endpoint rejected the request',
        message: `${failure.host} could not work with what was sent. Its own words are below; a setting of this endpoint may need a change.`,
        safe: kept,
        action: openOptions,
        detail: failure.detail,
      };
    case 'timed-out':
      return {
        title: 'No answer in time',
        message: {
          headers: `${failure.host} did not react within ${seconds(failure.ms)}.`,
          'first-text': `${failure.host} accepted the question but wrote nothing for ${seconds(failure.ms)}.`,
          silence: `${failure.host} stopped in the middle and stayed silent for ${seconds(failure.ms)}.`,
          total: `${failure.host} was not done after ${seconds(failure.ms)}.`,
        }[failure.stage],
        safe: kept,
        action: retry,
      };
    case 'cut-off':
      return {
        title: 'The answer was cut off',
        message: {
          connection: `The connection to ${failure.host} broke before the end.`,
          length: `It reached the length that is set for ${failure.host}. Ask for less at once, or allow longer answers in the options.`,
          server: `${failure.host} ended it early.`,
        }[failure.cause],
        safe: kept,
        action: failure.cause === 'length' ? openOptions : retry,
      };
    case 'reply-unusable':
      return {
        title: 'The reply made no sense',
        message: `${failure.host} replied, but there was no answer in it. Smaller models do that now and then.`,
        safe: kept,
        action: retry,
        detail: failure.detail,
      };
    case 'budget-spent':
      return {
        title: 'This month’s budget is spent',
        message: `The limit of ${failure.limit.toLocaleString('en')} is reached, so no paid model is asked until next month or until the limit is raised.`,
        safe: `${unsent} ${kept}`,
        action: { kind: 'open-options', label: 'Change the limit' },
      };
    case 'built-in-unavailable':
      return {
        title: 'The browser’s own model is not available',
        message: 'This browser or machine can’t run it, or it is not downloaded yet. Another engine can be set in the options.',
        safe: kept,
        action: openOptions,
        detail: failure.detail,
      };
    case 'worker-stopped':
      return {
        title: 'The browser stopped Gloss in the middle',
        message: 'Browsers end an extension’s background work to save memory, and did so before the answer was finished.',
        safe: kept,
        action: retry,
      };
    case 'cancelled':
      return {
        title: 'Stopped',
        message: 'It was stopped, or the panel was closed, before the answer was done.',
        safe: kept,
        action: { kind: 'retry', label: 'Ask again' },
        calm: true,
      };
    case 'storage-full':
      return {
        title: 'There is no room left to keep answers',
        message: 'The browser has no space left for Gloss. Deleting earlier answers makes room.',
        safe: kept,
        action: { kind: 'open-history', label: 'Choose what to delete' },
      };
    case 'unexpected':
      return {
        title: 'Something went wrong in Gloss',
        message: 'That is a fault of Gloss, not yours. The words below help whoever mends it.',
        safe: kept,
        action: retry,
        detail: failure.detail,
      };
  }
};
