import type { Failure } from '@/lib/core/failure';
import { formatList, formatNumber, joinSentences } from '@/locales/formats';
import { t } from '@/locales/i18n';
import { taskWords } from './task-words';

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

const retry = (): FailureAction => ({ kind: 'retry', label: t('failure.action.retry') });
const openOptions = (label = t('failure.action.openOptions')): FailureAction => ({ kind: 'open-options', label });
const openHistory = (label = t('failure.action.openHistory')): FailureAction => ({ kind: 'open-history', label });

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : address);

const whoSet = (organization: string): string => organization || t('failure.yourCompany');

type Failed<Kind extends Failure['kind']> = Extract<Failure, { kind: Kind }>;

const modelMissingWords = ({ host, model, models }: Failed<'model-missing'>): string => {
  const missing = t('failure.modelMissing.message', { host, model });
  if (models.length === 0) return missing;
  const some = { models: formatList(models.slice(0, 4)) };
  return joinSentences(missing, models.length > 4 ? t('failure.modelMissing.offersMore', some) : t('failure.modelMissing.offers', some));
};

const timedOutWords = ({ host, stage, ms }: Failed<'timed-out'>): string => {
  const seconds = Math.round(ms / 1000);
  const figures = { host, count: formatNumber(seconds) };
  switch (stage) {
    case 'headers':
      return t('failure.timedOut.headers', seconds, figures);
    case 'first-text':
      return t('failure.timedOut.firstText', seconds, figures);
    case 'silence':
      return t('failure.timedOut.silence', seconds, figures);
    case 'total':
      return t('failure.timedOut.total', seconds, figures);
  }
};

/** In one line, for a list. */
export const failureLine = (failure: Failure): string => {
  const { title, message } = failureWords(failure, false);
  return t('failure.line', { title, message });
};

/** @param hasText whether part of an answer was written before it failed; it stays on the screen. */
export const failureWords = (failure: Failure, hasText: boolean): FailureWords => {
  const kept = hasText ? t('failure.kept.text') : t('failure.kept.question');
  const unsent = t('failure.kept.unsent');
  const keptUnsent = joinSentences(unsent, kept);
  switch (failure.kind) {
    case 'page-closed-to-extensions':
      return {
        title: t('failure.pageClosed.title'),
        message: t('failure.pageClosed.message'),
        safe: unsent,
        action: openHistory(),
        calm: true,
      };
    case 'page-not-permitted':
      return failure.origin
        ? {
            title: t('failure.notPermitted.title'),
            message: t('failure.notPermitted.message', { site: hostOf(failure.origin) }),
            safe: unsent,
            action: { kind: 'permit-site', label: t('failure.action.allowSite', { site: hostOf(failure.origin) }), origin: failure.origin },
            calm: true,
          }
        : {
            title: t('failure.notPermitted.title'),
            message: t('failure.notPermitted.press'),
            safe: unsent,
            action: retry(),
            calm: true,
          };
    case 'site-forbidden':
      return {
        title: t('failure.siteForbidden.title'),
        message: t('failure.siteForbidden.message', {
          who: whoSet(failure.organization),
          site: hostOf(failure.site) || t('failure.thisPage'),
        }),
        safe: unsent,
        action: openHistory(),
        calm: true,
      };
    case 'task-off':
      return {
        title: t('failure.taskOff.title', { task: taskWords(failure.task) }),
        message: t('failure.taskOff.message', { who: whoSet(failure.organization) }),
        safe: keptUnsent,
        action: openHistory(),
        calm: true,
      };
    case 'page-empty':
      return {
        title: t('failure.pageEmpty.title'),
        message: t('failure.pageEmpty.message'),
        safe: keptUnsent,
        action: retry(),
        calm: true,
      };
    case 'page-not-read':
      return {
        title: t('failure.pageNotRead.title'),
        message: t('failure.pageNotRead.message'),
        safe: keptUnsent,
        action: { kind: 'reload-page', label: t('failure.action.reload') },
        detail: failure.detail,
      };
    case 'page-left':
      return {
        title: t('failure.pageLeft.title'),
        message: t('failure.pageLeft.message'),
        safe: kept,
        action: { kind: 'retry', label: t('failure.action.askShown') },
        calm: true,
      };
    case 'tab-closed':
      return {
        title: t('failure.tabClosed.title'),
        message: t('failure.tabClosed.message'),
        safe: hasText ? t('failure.kept.textInHistory') : t('failure.kept.questionInHistory'),
        action: openHistory(),
        calm: true,
      };
    case 'nothing-selected':
      return {
        title: t('failure.nothingSelected.title'),
        message: t('failure.nothingSelected.message'),
        safe: unsent,
        action: retry(),
        calm: true,
      };
    case 'page-refused':
      return {
        title: t('failure.pageRefused.title'),
        message: t('failure.pageRefused.message', { site: hostOf(failure.site), status: failure.status }),
        safe: unsent,
        action: retry(),
        calm: true,
      };
    case 'sign-in-needed':
      return {
        title: t('failure.signInNeeded.title'),
        message: t('failure.signInNeeded.message', { site: hostOf(failure.site) }),
        safe: unsent,
        action: retry(),
        calm: true,
      };
    case 'key-rejected':
      return {
        title: t('failure.keyRejected.title'),
        message: t('failure.keyRejected.message', { host: failure.host }),
        safe: kept,
        action: openOptions(),
      };
    case 'model-missing':
      return {
        title: t('failure.modelMissing.title'),
        message: modelMissingWords(failure),
        safe: kept,
        action: openOptions(t('failure.action.otherModel')),
      };
    case 'address-wrong':
      return {
        title: t('failure.addressWrong.title'),
        message: t('failure.addressWrong.message', { url: failure.baseUrl }),
        safe: kept,
        action: openOptions(t('failure.action.correctAddress')),
      };
    case 'endpoint-not-permitted':
      return {
        title: t('failure.endpointNotPermitted.title', { host: failure.host }),
        message: t('failure.endpointNotPermitted.message'),
        safe: keptUnsent,
        action: { kind: 'permit-host', label: t('failure.action.allowHost', { host: failure.host }), host: failure.host },
      };
    case 'endpoint-unreachable':
      return {
        title: t('failure.unreachable.title', { host: hostOf(failure.baseUrl) }),
        message: t('failure.unreachable.message', { url: failure.baseUrl }),
        safe: kept,
        action: retry(),
      };
    case 'origin-forbidden':
      return {
        title: t('failure.originForbidden.title'),
        message: t('failure.originForbidden.message', { host: failure.host, line: failure.line }),
        safe: kept,
        action: { kind: 'copy-line', label: t('failure.action.copyLine'), line: failure.line },
      };
    case 'context-too-long':
      return {
        title: t('failure.contextTooLong.title'),
        message: failure.limit
          ? t('failure.contextTooLong.messageLimit', { host: failure.host, limit: formatNumber(failure.limit) })
          : t('failure.contextTooLong.message', { host: failure.host }),
        safe: kept,
        action: openOptions(),
      };
    case 'refused-by-filter':
      return {
        title: t('failure.refusedByFilter.title'),
        message: t('failure.refusedByFilter.message', { host: failure.host }),
        safe: kept,
        action: retry(),
      };
    case 'out-of-credit':
      return {
        title: t('failure.outOfCredit.title'),
        message: t('failure.outOfCredit.message', { host: failure.host }),
        safe: kept,
        action: openOptions(t('failure.action.otherEndpoint')),
      };
    case 'rate-limited':
      return {
        title: t('failure.rateLimited.title'),
        message: t('failure.rateLimited.message', { host: failure.host }),
        safe: kept,
        action: retry(),
        retryAt: failure.retryAt,
      };
    case 'overloaded':
      return {
        title: t('failure.overloaded.title'),
        message: t('failure.overloaded.message', { host: failure.host }),
        safe: kept,
        action: retry(),
      };
    case 'request-rejected':
      return {
        title: t('failure.requestRejected.title'),
        message: t('failure.requestRejected.message', { host: failure.host }),
        safe: kept,
        action: openOptions(),
        detail: failure.detail,
      };
    case 'timed-out':
      return {
        title: t('failure.timedOut.title'),
        message: timedOutWords(failure),
        safe: kept,
        action: retry(),
      };
    case 'cut-off':
      return {
        title: t('failure.cutOff.title'),
        message: {
          connection: t('failure.cutOff.connection', { host: failure.host }),
          length: t('failure.cutOff.length', { host: failure.host }),
          server: t('failure.cutOff.server', { host: failure.host }),
        }[failure.cause],
        safe: kept,
        action: failure.cause === 'length' ? openOptions() : retry(),
      };
    case 'reply-unusable':
      return {
        title: t('failure.replyUnusable.title'),
        message: t('failure.replyUnusable.message', { host: failure.host }),
        safe: kept,
        action: retry(),
        detail: failure.detail,
      };
    case 'budget-spent':
      return {
        title: t('failure.budgetSpent.title'),
        message: t('failure.budgetSpent.message', { limit: formatNumber(failure.limit) }),
        safe: keptUnsent,
        action: openOptions(t('failure.action.changeLimit')),
      };
    case 'built-in-unavailable':
      return {
        title: t('failure.builtInUnavailable.title'),
        message: t('failure.builtInUnavailable.message'),
        safe: kept,
        action: openOptions(),
        detail: failure.detail,
      };
    case 'worker-stopped':
      return {
        title: t('failure.workerStopped.title'),
        message: t('failure.workerStopped.message'),
        safe: kept,
        action: retry(),
      };
    case 'cancelled':
      return {
        title: t('failure.cancelled.title'),
        message: t('failure.cancelled.message'),
        safe: kept,
        action: { kind: 'retry', label: t('failure.action.askAgain') },
        calm: true,
      };
    case 'storage-full':
      return {
        title: t('failure.storageFull.title'),
        message: t('failure.storageFull.message'),
        safe: kept,
        action: openHistory(t('failure.action.makeRoom')),
      };
    case 'unexpected':
      return {
        title: t('failure.unexpected.title'),
        message: t('failure.unexpected.message'),
        safe: kept,
        action: retry(),
        detail: failure.detail,
      };
  }
};
