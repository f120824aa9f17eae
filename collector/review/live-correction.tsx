import { AnswerBody } from '@/components/panel/answer-body';
import { Button } from '@/components/ui/button';
import type { Correction } from '@/lib/core/correction';
import { takeBack } from './client';
import { Problem } from './problem';
import { Section } from './section';
import { momentWords } from './state-words';
import { useChange } from './use-change';

/** What readers are given for this question now, ahead of any engine. */
export const LiveCorrection = ({ correction, topic }: { readonly correction: Correction; readonly topic: string }) => {
  const change = useChange(topic);
  return (
    <Section title="Corrected: this is what readers get" aside={`${correction.owner}, ${momentWords(correction.at)}`}>
      <AnswerBody answer={correction.answer} />
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button
          size="small"
          look="danger"
          disabled={change.busy}
          onClick={() => void change.run((csrf) => takeBack(csrf, correction.id), 'Taken back. Its flags are open again.')}
        >
          Take it back
        </Button>
        <Problem words={change.problem} />
      </div>
    </Section>
  );
};
