import type { Capture } from './capture';
import { DUE_LABEL, OWNER_LABEL, PRIORITY_LABEL, STATE_LABEL } from './extract/brief-cues';

const STANDING = [STATE_LABEL, OWNER_LABEL, DUE_LABEL, PRIORITY_LABEL] as const;

/**
 * Whether a page is a ticket, by its shape and not by its address: fields that say how it stands and whose it is, or one of them above a
 * thread. A forum has the thread alone, a wiki page neither.
 */
export const isTicket = ({ blocks }: Pick<Capture, 'blocks'>): boolean => {
  const labels = blocks.flatMap(({ label }) => (label ? [label.replace(/\s*:\s*$/, '').trim()] : []));
  const has = (pattern: RegExp): boolean => labels.some((label) => pattern.test(label));
  const standing = STANDING.filter(has).length;
  return (has(STATE_LABEL) || has(OWNER_LABEL)) && (standing > 1 || blocks.some(({ turn }) => turn !== undefined));
};
