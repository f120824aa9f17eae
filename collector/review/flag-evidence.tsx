import { AnswerBody } from '@/components/panel/answer-body';
import { reasonWords } from '@/components/panel/feedback-words';
import { Disclosure } from '@/components/ui/disclosure';
import type { ReviewFlags } from '@/lib/collector/review-contract';
import { citationsOf } from '@/lib/core/answer';
import { checkOf } from '@/lib/core/verification';
import { PassageList } from './passage-list';
import { RunFacts } from './run-facts';
import { Section } from './section';
import { momentWords } from './state-words';

/** Everything that the reader let go of, in the order in which it is looked at: what they say, what they saw, what it was made from. */
export const FlagEvidence = ({ flag: { feedback, metrics } }: { readonly flag: ReviewFlags['flags'][number] }) => {
  const { reason, note, suggestion, selection, answer, verification, passages } = feedback;
  const citations = answer ? citationsOf(answer) : [];
  const lost = citations.filter((citation) => checkOf(verification, citation)?.found === false).length;
  return (
    <div className="flex flex-col gap-4">
      <Section title="What the reader says" aside={momentWords(feedback.at)}>
        <div className="flex flex-col gap-2.5">
          <p className="font-medium">{reasonWords(reason ?? 'other')}</p>
          {note && <p className="whitespace-pre-line">{note}</p>}
          {suggestion && (
            <div className="border-l-[3px] border-accent pl-3">
              <p className="text-tiny font-medium text-ink-faint">The right answer, they say</p>
              <p className="whitespace-pre-line">{suggestion}</p>
            </div>
          )}
        </div>
      </Section>
      {selection && (
        <Section title="What was highlighted">
          <p className="max-h-40 overflow-y-auto font-page whitespace-pre-line">{selection}</p>
        </Section>
      )}
      <Section
        title="The answer as the reader saw it"
        aside={
          citations.length > 0 &&
          `${citations.length} ${citations.length === 1 ? 'quote' : 'quotes'}${lost > 0 ? `, ${lost} not found` : ''}`
        }
      >
        {answer ? (
          <AnswerBody answer={answer} verification={verification} />
        ) : (
          <p className="text-ink-faint">Not shared. The reader sent their words and the page’s address.</p>
        )}
      </Section>
      <Section
        title="The passages that were sent"
        aside={passages && `${passages.length} ${passages.length === 1 ? 'passage' : 'passages'}`}
      >
        {passages?.length ? (
          <PassageList passages={passages} quotes={citations.map(({ quote }) => quote)} />
        ) : (
          <p className="text-ink-faint">Not shared.</p>
        )}
      </Section>
      <Section title="The run">
        <RunFacts feedback={feedback} metrics={metrics} />
        <Disclosure summary="Everything that was received" className="mt-3">
          <textarea
            readOnly
            aria-label="Everything that was received"
            rows={10}
            value={JSON.stringify(feedback, null, 2)}
            className="w-full resize-y rounded-md bg-sunken p-2.5 font-mono text-tiny text-ink-soft"
          />
        </Disclosure>
      </Section>
    </div>
  );
};
