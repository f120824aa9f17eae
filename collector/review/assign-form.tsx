import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SelectField } from '@/components/ui/field';
import { decide, getFilters } from './client';
import { DecisionForm } from './decision-form';
import { useSession } from './session-context';
import { useChange } from './use-change';

interface AssignFormProps {
  readonly flags: readonly string[];
  readonly assignee: string;
  readonly topic: string;
  readonly onDone: () => void;
}

export const AssignForm = ({ flags, assignee, topic, onDone }: AssignFormProps) => {
  const { name } = useSession();
  const { data } = useQuery({ queryKey: ['filters'], queryFn: getFilters });
  const change = useChange(topic);
  const [chosen, setChosen] = useState(assignee || name);
  const send = async (): Promise<void> => {
    const body = { flags: [...flags], decision: 'assign' as const, assignee: chosen };
    if (await change.run((csrf) => decide(csrf, body), chosen ? `Assigned to ${chosen}.` : 'Assigned to nobody.')) onDone();
  };
  return (
    <DecisionForm name="Assign" action="Assign" busy={change.busy} problem={change.problem} onSubmit={() => void send()} onClose={onDone}>
      <SelectField label="Who is to look at it?" value={chosen} onChange={(event) => setChosen(event.target.value)}>
        <option value="">Nobody</option>
        {(data?.owners ?? [name]).map((owner) => (
          <option key={owner} value={owner}>
            {owner === name ? `${owner} (you)` : owner}
          </option>
        ))}
      </SelectField>
    </DecisionForm>
  );
};
