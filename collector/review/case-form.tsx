import { useState } from 'react';
import { Checkbox } from '@/components/ui/choice';
import { TextArea, TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import type { ReviewFlags } from '@/lib/collector/review-contract';
import type { Correction } from '@/lib/core/correction';
import { makeCase } from './client';
import { DecisionForm } from './decision-form';
import { draftCase } from './draft-case';
import { QuoteFound } from './quote-found';
import { useChange } from './use-change';

interface CaseFormProps {
  readonly flag: ReviewFlags['flags'][number];
  readonly topic: string;
  readonly correction: Correction | undefined;
  readonly onDone: () => void;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What a good answer must do from now on. Begins with what is known, so that mostly nothing is left to write. */
export const CaseForm = ({ flag, topic, correction, onDone }: CaseFormProps) => {
  const { feedback } = flag;
  const passages = feedback.passages ?? [];
  const change = useChange(topic);
  const [draft] = useState(() => draftCase(feedback, correction?.answer));
  const [about, setAbout] = useState(draft.about);
  const [question, setQuestion] = useState(draft.question);
  const [facts, setFacts] = useState(draft.facts.map((ways) => ways.join(' | ')).join('\n'));
  const [forbidden, setForbidden] = useState(draft.forbidden.join('\n'));
  const [cites, setCites] = useState(draft.cites.join('\n'));
  const [answerable, setAnswerable] = useState(draft.answerable);

  const send = async (): Promise<void> => {
    const body = {
      flag: flag.id,
      case: {
        ...draft,
        about: about.trim(),
        question,
        answerable,
        facts: linesOf(facts).map((line) =>
          line
            .split('|')
            .map((way) => way.trim())
            .filter((way) => way !== ''),
        ),
        forbidden: linesOf(forbidden),
        cites: linesOf(cites),
      },
    };
    if (await change.run((csrf) => makeCase(csrf, body), 'Case kept, and run again. What came of it is below.')) onDone();
  };

  return (
    <DecisionForm
      name="Make an eval case"
      action="Keep the case"
      busy={change.busy}
      problem={change.problem}
      onSubmit={() => void send()}
      onClose={onDone}
    >
      {passages.length === 0 && (
        <Notice>The reader did not share the passages, so the case cannot be run here. It is kept with the page’s address.</Notice>
      )}
      {feedback.question === undefined && draft.task === 'ask' && (
        <TextField label="The question" required value={question} onChange={(event) => setQuestion(event.target.value)} />
      )}
      <TextArea
        label="A good answer says"
        hint="One fact a line; several ways to say one with | between. Numbers and dates are compared by value."
        value={facts}
        onChange={(event) => setFacts(event.target.value)}
      />
      <div className="flex flex-col gap-1">
        <TextArea
          label="It quotes"
          hint="Words of the page that a quote has to come from, one a line."
          className="font-page"
          value={cites}
          onChange={(event) => setCites(event.target.value)}
        />
        {linesOf(cites).map((quote) => (
          <QuoteFound key={quote} quote={quote} passages={passages} />
        ))}
      </div>
      <TextArea label="It must not say (optional)" value={forbidden} onChange={(event) => setForbidden(event.target.value)} />
      <Checkbox
        label="The page does not say"
        hint="Then a good answer says so."
        checked={!answerable}
        onChange={(event) => setAnswerable(!event.target.checked)}
      />
      <TextField label="What it is there to catch (optional)" value={about} onChange={(event) => setAbout(event.target.value)} />
      <p className="text-fine text-ink-faint">
        Personal data and secrets are replaced before it is kept. <code className="font-mono">npm run eval -- promote</code> fetches it.
      </p>
    </DecisionForm>
  );
};
