import { useState } from 'react';
import { TextArea } from '@/components/ui/field';
import { decide } from './client';
import { DecisionForm } from './decision-form';
import { useChange } from './use-change';

interface SayFormProps {
  readonly decision: 'not-a-problem' | 'duplicate' | 'comment';
  readonly flags: readonly string[];
  readonly topic: string;
  readonly onDone: () => void;
}

const words = {
  'not-a-problem': {
    name: 'Not a problem',
    action: 'Decide: not a problem',
    done: 'Decided: not a problem. The readers who flagged it are told.',
  },
  duplicate: { name: 'Duplicate', action: 'Decide: a duplicate', done: 'Decided: a duplicate. The readers who flagged it are told.' },
  comment: { name: 'Comment', action: 'Comment', done: 'Comment kept.' },
};

/** A decision with a few words. */
export const SayForm = ({ decision, flags, topic, onDone }: SayFormProps) => {
  const change = useChange(topic);
  const [reply, setReply] = useState('');
  const [comment, setComment] = useState('');
  const { name, action, done } = words[decision];
  const send = async (): Promise<void> => {
    const body = { flags: [...flags], decision, reply: reply.trim(), comment: comment.trim() };
    if (await change.run((csrf) => decide(csrf, body), done)) onDone();
  };
  return (
    <DecisionForm name={name} action={action} busy={change.busy} problem={change.problem} onSubmit={() => void send()} onClose={onDone}>
      {decision !== 'comment' && (
        <TextArea
          label="To the readers who flagged it (optional)"
          hint="They see it beside their flag."
          value={reply}
          onChange={(event) => setReply(event.target.value)}
        />
      )}
      <TextArea
        label={decision === 'comment' ? 'Comment' : 'Comment (optional)'}
        hint="Only owners see it."
        required={decision === 'comment'}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
    </DecisionForm>
  );
};
