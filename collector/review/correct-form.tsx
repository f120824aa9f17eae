import { useState } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/choice';
import { TextArea, TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import type { ReviewFlags } from '@/lib/collector/review-contract';
import type { Answer } from '@/lib/core/answer';
import { Task } from '@/lib/core/ask';
import type { Correction } from '@/lib/core/correction';
import { pageAddress } from '@/lib/core/page-address';
import { correct } from './client';
import { DecisionForm } from './decision-form';
import { draftCorrection } from './draft-correction';
import { holderOf, QuoteFound } from './quote-found';
import { useChange } from './use-change';

type Flag = ReviewFlags['flags'][number];

interface CorrectFormProps {
  readonly flag: Flag;
  readonly flags: readonly Flag[];
  readonly topic: string;
  readonly correction: Correction | undefined;
  readonly onDone: () => void;
}

interface PointDraft {
  readonly text: string;
  readonly quotes: readonly string[];
}

const replaced = <Item,>(items: readonly Item[], at: number, item: Item): readonly Item[] =>
  items.map((one, index) => (index === at ? item : one));
const without = <Item,>(items: readonly Item[], at: number): readonly Item[] => items.filter((_, index) => index !== at);

/** The owner's answer, in the form in which every answer comes: a short text, and points with the page's words behind them. */
export const CorrectForm = ({ flag, flags, topic, correction, onDone }: CorrectFormProps) => {
  const { feedback } = flag;
  const passages = feedback.passages ?? [];
  const change = useChange(topic);
  const [draft] = useState<Answer>(() => correction?.answer ?? draftCorrection(feedback));
  const [question, setQuestion] = useState(feedback.question ?? correction?.question ?? '');
  const [text, setText] = useState(draft.text);
  const [answered, setAnswered] = useState(draft.answered);
  const [points, setPoints] = useState<readonly PointDraft[]>(
    draft.points.map(({ text: claim, citations }) => ({ text: claim, quotes: citations.map(({ quote }) => quote) })),
  );
  const [keepBrief, setKeepBrief] = useState(draft.brief !== undefined);
  const [reply, setReply] = useState('');
  const task = Task.catch('ask').parse(feedback.run.task);
  const unshared = feedback.question === undefined && task === 'ask';

  const changePoint = (at: number, part: Partial<PointDraft>): void => {
    const point = points[at];
    if (point) setPoints(replaced(points, at, { ...point, ...part }));
  };

  const answer: Answer = {
    text: text.trim(),
    answered,
    points: points
      .filter((point) => point.text.trim() !== '')
      .map((point) => ({
        text: point.text.trim(),
        citations: point.quotes
          .map((quote) => quote.trim())
          .filter((quote) => quote !== '')
          .map((quote) => ({ passageId: holderOf(quote, passages)?.id ?? '', quote })),
      })),
    ...(keepBrief && draft.brief && { brief: draft.brief }),
  };
  const send = async (): Promise<void> => {
    const body = {
      page: pageAddress(feedback.run.url),
      task,
      question,
      selection: feedback.selection ?? correction?.selection ?? '',
      answer,
      reply: reply.trim(),
      flags: flags.filter((one) => one.feedback.question === undefined).map(({ id }) => id),
    };
    if (
      await change.run((csrf) => correct(csrf, body), 'Corrected. Readers of that page get it within a minute, and who flagged it is told.')
    )
      onDone();
  };

  return (
    <DecisionForm
      name="Correct"
      action="Make it live"
      busy={change.busy}
      problem={change.problem}
      onSubmit={() => void send()}
      onClose={onDone}
    >
      {unshared && (
        <TextField
          label="The question it answers"
          hint="The reader did not share theirs. It is served to whoever asks this on that page."
          required
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
        />
      )}
      <TextArea
        label="The right answer"
        hint="One to three sentences. It is what readers see first."
        required
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Checkbox label="The page does not say" checked={!answered} onChange={(event) => setAnswered(!event.target.checked)} />
      {points.map((point, at) => (
        <fieldset key={at} className="flex min-w-0 flex-col gap-2.5 rounded-lg border border-line p-3">
          <legend className="px-1 text-fine font-medium text-ink-soft">Point {at + 1}</legend>
          <div className="flex items-start gap-2">
            <div className="min-w-0 flex-1">
              <TextArea label="What it says" value={point.text} onChange={(event) => changePoint(at, { text: event.target.value })} />
            </div>
            <IconButton icon="trash" label={`Remove point ${at + 1}`} onClick={() => setPoints(without(points, at))} />
          </div>
          {point.quotes.map((quote, place) => (
            <div key={place} className="flex items-start gap-2 border-l-[3px] border-mark pl-2.5">
              <div className="flex min-w-0 flex-1 flex-col gap-1">
                <TextArea
                  label={`Quote ${place + 1}, word for word from the page`}
                  className="font-page"
                  value={quote}
                  onChange={(event) => changePoint(at, { quotes: replaced(point.quotes, place, event.target.value) })}
                />
                <QuoteFound quote={quote} passages={passages} />
              </div>
              <IconButton
                icon="trash"
                label={`Remove quote ${place + 1} of point ${at + 1}`}
                onClick={() => changePoint(at, { quotes: without(point.quotes, place) })}
              />
            </div>
          ))}
          <div>
            <Button look="quiet" size="small" icon="plus" onClick={() => changePoint(at, { quotes: [...point.quotes, ''] })}>
              Add a quote
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button look="quiet" size="small" icon="plus" onClick={() => setPoints([...points, { text: '', quotes: [''] }])}>
          Add a point
        </Button>
      </div>
      {draft.brief && (
        <Checkbox
          label="Keep the brief’s sections as they were"
          hint="Without them readers get the text and the points above."
          checked={keepBrief}
          onChange={(event) => setKeepBrief(event.target.checked)}
        />
      )}
      {answered && answer.points.every(({ citations }) => citations.length === 0) && (
        <Notice tone="warn">No quote proves it. Readers are told that nothing on the page backs this answer.</Notice>
      )}
      <TextArea
        label="To the readers who flagged it (optional)"
        hint="They see it beside their flag."
        value={reply}
        onChange={(event) => setReply(event.target.value)}
      />
    </DecisionForm>
  );
};
