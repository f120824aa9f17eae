import { Feedback } from '@/lib/core/feedback';
import { hideFeedback } from '@/lib/core/redact/hide-feedback';
import { mapText } from '@/lib/core/redact/map-text';

/**
 * The extension redacts before it sends; an older one, or another program with a team token, may not have. NUL is what PostgreSQL cannot
 * keep.
 */
export const redactFeedback = (feedback: Feedback): Feedback =>
  hideFeedback(Feedback.parse(mapText(feedback, (text) => text.replaceAll('\0', '\u{FFFD}'))));
