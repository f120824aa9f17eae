import { EndpointSettings } from '@/lib/core/endpoint-settings';
import type { EngineEvent } from '@/lib/core/engine';
import { type ParsedAnswer, parseAnswer } from '@/lib/core/parse-answer';
import type { Passage } from '@/lib/core/passage';
import { buildPrompt } from '@/lib/core/prompt/build-prompt';
import { currentPrompt } from '@/lib/core/prompt/prompt-versions';
import { endpointEngine } from '@/lib/engine/endpoint/endpoint-engine';

/** What came of one question. */
export interface Asked {
  readonly events: readonly EngineEvent[];
  readonly last: EngineEvent;
  readonly parsed: ParsedAnswer;
}

const passages: readonly Passage[] = [
  {
    id: 'p1',
    blockIds: ['b1'],
    headings: ['Backup'],
    text: 'Backups are kept for ninety days.\nThey run at 02:00 UTC.',
    kinds: ['paragraph'],
  },
];

/** Asks an endpoint one question about a page of one paragraph: "Backups are kept for ninety days." */
export const askEndpoint = async (
  settings: Partial<EndpointSettings>,
  signal: AbortSignal = new AbortController().signal,
): Promise<Asked> => {
  const prompt = buildPrompt(currentPrompt, {
    ask: { task: 'ask', question: 'How many days are backups kept?', thread: [] },
    passages,
    page: { url: 'https://wiki.example.com/backup', title: 'Backup', lang: 'en' },
    secret: 'test',
  });
  const engine = endpointEngine(EndpointSettings.parse({ id: 'e', name: 'Test', model: 'good', ...settings }), { fetch });
  const events: EngineEvent[] = [];
  for await (const event of engine.write(prompt, signal)) events.push(event);
  const text = events.map((event) => (event.kind === 'text-added' ? event.text : '')).join('');
  return { events, last: events.at(-1)!, parsed: parseAnswer(text) };
};
