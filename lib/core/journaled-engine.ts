import type { Engine, EngineEvent } from './engine';
import type { Failure } from './failure';
import { parseAnswer } from './parse-answer';
import type { Prompt } from './prompt/prompt';
import { stableHash } from './stable-hash';

/** A reply as far as it came. */
export interface JournaledReply {
  /** Which engine was asked what. */
  readonly key: string;
  readonly text: string;
  /** What the engine said at its end; undefined while it has not come to one. */
  readonly end?: Omit<Extract<EngineEvent, { kind: 'finished' }>, 'kind'> | undefined;
}

/** What is written down of a request, in this order: that it is about to be sent, what came back, that it is complete. */
export interface ReplyJournal {
  find(key: string): Promise<JournaledReply | undefined>;
  /** Before the request. A failure: it must not be sent. */
  begin(key: string, engine: Engine, prompt: Prompt): Promise<Failure | undefined>;
  /** Called for each piece, with all of the text so far; not waited for. */
  wrote(key: string, text: string): void;
  /** Resolves when it is kept. */
  finished(reply: JournaledReply): Promise<void>;
}

const finishedBy = ({ end }: JournaledReply): EngineEvent => ({ kind: 'finished', ...end });

/**
 * An engine whose replies are written down as they come, so that one that is there is never asked for again, whoever died in the meantime.
 * A reply that holds a whole answer is one, also where its end was not seen.
 */
export const journaledEngine = (engine: Engine, journal: ReplyJournal): Engine => ({
  kind: engine.kind,
  name: engine.name,
  model: engine.model,
  host: engine.host,
  // Learnt while it is asked, so it is asked for each time.
  get budgetWords() {
    return engine.budgetWords;
  },
  async *write(prompt, signal) {
    const key = stableHash([engine.kind, engine.host ?? '', engine.model, prompt.id, prompt.messages]);
    const kept = await journal.find(key);
    if (kept && (kept.end || parseAnswer(kept.text).ok)) {
      yield { kind: 'text-added', text: kept.text };
      return yield finishedBy(kept);
    }
    const refused = await journal.begin(key, engine, prompt);
    if (refused) return yield { kind: 'failed', failure: refused };

    let text = '';
    for await (const event of engine.write(prompt, signal)) {
      if (event.kind === 'text-added') {
        text += event.text;
        journal.wrote(key, text);
      }
      if (event.kind === 'finished') {
        const { kind: _kind, ...end } = event;
        await journal.finished({ key, text, end });
      }
      yield event;
    }
  },
});
