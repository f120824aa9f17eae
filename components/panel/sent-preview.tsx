import type { Feedback } from '@/lib/core/feedback';

/** What goes to the collector, word for word. A text box, so that the keyboard can reach, scroll and copy it. */
export const SentPreview = ({ feedback, label }: { feedback: Feedback; label: string }) => (
  <textarea
    readOnly
    aria-label={label}
    rows={10}
    value={JSON.stringify(feedback, null, 2)}
    className="field-sizing-content max-h-64 w-full resize-none rounded-md bg-sunken p-2.5 font-mono text-tiny text-ink-soft"
  />
);
