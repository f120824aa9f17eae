import type { Decision } from '@/lib/collector/review-contract';
import { Section } from './section';
import { decisionWords, momentWords } from './state-words';

/** Who decided what about a flag, and when; the last at the end. */
export const HistoryList = ({ history }: { readonly history: readonly Decision[] }) => (
  <Section title="History">
    {history.length === 0 ? (
      <p className="text-ink-faint">Nobody has decided anything yet.</p>
    ) : (
      <ol className="flex flex-col gap-2.5">
        {history.map(({ at, owner, decision, detail, comment, reply }, index) => (
          <li key={index} className="border-l-2 border-line pl-3">
            <p className="text-fine">
              <span className="font-medium">{owner}</span> {decisionWords(decision, detail)}{' '}
              <span className="text-ink-faint">{momentWords(at)}</span>
            </p>
            {comment && <p className="whitespace-pre-line text-ink-soft">{comment}</p>}
            {reply && <p className="whitespace-pre-line text-ink-soft">To the reader: {reply}</p>}
          </li>
        ))}
      </ol>
    )}
  </Section>
);
