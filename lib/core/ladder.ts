import type { FailureKind } from './failure';

/** Failures after which no other engine is asked: the reader's own doing, or a refusal that must not be carried elsewhere. */
const FINAL: ReadonlySet<FailureKind> = new Set<FailureKind>(['cancelled', 'refused-by-filter', 'page-left', 'tab-closed', 'unexpected']);

/**
 * Whether the ladder goes on to its next engine after this failure. Only ever before the first shown character: what the reader has begun
 * to read is not replaced by something else.
 */
export const goesOn = (kind: FailureKind, somethingShown: boolean): boolean => !somethingShown && !FINAL.has(kind);
