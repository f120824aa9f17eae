/**
 * `npm run ask -- PAGE "QUESTION"`: the whole pipeline on a page, from a terminal, over the code that the extension ships.
 *
 *   --task summarize|explain|ask|brief   (ask where a question is given, else summarize)
 *   --selection TEXT                     the words that are highlighted
 *   --engine extractive|endpoint         (endpoint where --base-url is given, else extractive)
 *   --base-url URL --model NAME          an OpenAI-compatible endpoint; its key is read from GLOSS_API_KEY
 *   --json                               one JSON object; its fields may grow but not change
 */
import { parseArgs } from 'node:util';
import { Ask, Task } from '@/lib/core/ask';
import type { Engine } from '@/lib/core/engine';
import type { RunEvent } from '@/lib/core/run-event';
import { answerQuestion } from '@/lib/core/run';
import { answerAsJson, answerAsText } from './answer-report';
import { captureInBrowser } from './capture-in-browser';
import { chooseEngine } from './choose-engine';

const usage = 'usage: npm run ask -- PAGE ["QUESTION"] [--task T] [--selection TEXT] [--engine E] [--base-url URL --model NAME] [--json]';

const stop = (message: string): never => {
  process.stderr.write(`${message}\n${usage}\n`);
  process.exit(2);
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    task: { type: 'string' },
    selection: { type: 'string' },
    engine: { type: 'string' },
    'base-url': { type: 'string' },
    model: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const readTask = (question: string): Task => {
  const task = Task.safeParse(values.task ?? (question === '' ? 'summarize' : 'ask'));
  if (!task.success) return stop(`There is no task "${values.task}": it is one of ${Task.options.join(', ')}.`);
  return task.data === 'ask' && question === '' ? stop('What is the question?') : task.data;
};

const engineOrStop = (): Engine => {
  try {
    return chooseEngine({ engine: values.engine, baseUrl: values['base-url'], model: values.model }, process.env);
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error));
  }
};

const [page = stop('Which page?'), question = ''] = positionals;
const ask = Ask.parse({ task: readTask(question), question, ...(values.selection && { selection: { text: values.selection } }) });
const engine = engineOrStop();
const { capture } = await captureInBrowser(page);

const run = answerQuestion(
  {
    runId: crypto.randomUUID(),
    ask,
    capture: () => Promise.resolve(capture),
    engines: [engine],
    cache: { find: () => Promise.resolve(undefined), asked: () => Promise.resolve([]), keep: () => Promise.resolve() },
    now: Date.now,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  },
  new AbortController().signal,
);
let last: RunEvent | undefined;
for await (const event of run) last = event;
if (last?.kind !== 'answered' && last?.kind !== 'failed') throw new Error('a run ended without its last event');

process.stdout.write(values.json ? `${JSON.stringify(answerAsJson(last, { ask, engine, capture }), null, 2)}\n` : answerAsText(last));
process.exitCode = last.kind === 'answered' ? 0 : 1;
