import { Feedback } from '@/lib/core/feedback';
import type { OutboxEntry } from '@/lib/core/outbox-entry';
import { Settings } from '@/lib/core/settings';
import { Trace } from '@/lib/core/trace';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** mulberry32: the same figures each time, so that two pictures differ only where the page does. */
const dice = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

const profile = { structuredOutput: 'json-schema', tokenField: 'max_completion_tokens', usageInStream: true, firstByteMs: 212 } as const;

export const sampleSettings = Settings.parse({
  endpoints: [
    {
      id: 'gateway',
      name: 'Company gateway',
      baseUrl: 'https://llm.northwind.example/v1',
      apiKey: 'sk-northwind-0123456789-3f9a',
      model: 'granite-large',
      price: { currency: 'USD', input: 2.5, cachedInput: 1.25, output: 10 },
      contextTokens: 32_000,
      profile: { ...profile, baseUrl: 'https://llm.northwind.example/v1', model: 'granite-large' },
    },
    {
      id: 'ollama',
      name: 'Ollama on this machine',
      baseUrl: 'http://localhost:11434/v1',
      keyStyle: 'none',
      model: 'qwen3:8b',
      mayFollow: true,
      profile: {
        ...profile,
        tokenField: 'max_tokens',
        buffered: true,
        usageInStream: false,
        baseUrl: 'http://localhost:11434/v1',
        model: 'qwen3:8b',
      },
    },
    { id: 'trial', name: 'Trial account', baseUrl: 'https://api.vendor.example/v1', model: '', enabled: false },
  ],
  sites: [
    { origin: 'https://wiki.northwind.example' },
    { origin: 'https://tickets.northwind.example', toolbar: false },
    { origin: 'http://runbooks.internal' },
  ],
  owner: { name: 'Mara Lindqvist', contact: '#gloss-help' },
  collector: { url: 'https://gloss.northwind.example', token: 'team-token' },
  telemetry: { url: 'https://otel.northwind.example:4318', headers: { authorization: 'Basic bm90IGEga2V5' } },
  monthlyBudget: 40,
  prefetch: { on: true, dailyTokens: 150_000 },
});

const questions = [
  'Which port does the VPN gateway listen on?',
  'Who approves a refund above 5,000?',
  'What was tried before the database was restarted?',
  'How do I rotate the signing key on staging without a downtime?',
  'Is INC-1041 the same fault as INC-1038?',
] as const;

const pick = <Item>(list: readonly Item[], roll: number): Item => list[Math.floor(roll * list.length)] as Item;

const sampleTrace = (index: number, now: number, roll: () => number): Trace => {
  const site = pick(
    ['https://wiki.northwind.example', 'https://wiki.northwind.example', 'https://tickets.northwind.example', 'http://runbooks.internal'],
    roll(),
  );
  const task = pick(['ask', 'ask', 'summarize', 'explain', 'brief'], roll());
  const engine = pick(['endpoint', 'endpoint', 'endpoint', 'extractive'] as const, roll());
  const asked = engine === 'endpoint';
  const local = asked && roll() < 0.2;
  const firstText = 250 + 900 * roll() ** 3;
  const [input, output] = [1_200 + Math.floor(6_000 * roll()), 120 + Math.floor(400 * roll())];
  const failed = asked && roll() < 0.05;
  const question = pick(questions, roll());
  return Trace.parse({
    runId: `run-${index}`,
    // More on working days, and in the hours in which people work.
    at: now - Math.floor(roll() ** 1.3 * 58) * DAY - Math.floor(roll() * 9 * 60) * MINUTE,
    url: `${site}/pages/${index % 40}`,
    site,
    task,
    question: task === 'ask' ? question : '',
    prompt: 'answer-3',
    input: asked
      ? [
          { role: 'system', content: 'Answer from the passages of this page alone. Quote them word for word.' },
          { role: 'user', content: `[p1] VPN > Ports\nThe gateway listens on port 8443. Before May it was 9443.\n\n${question}` },
        ]
      : [],
    output:
      asked && !failed
        ? '{"text":"It listens on port 8443.","answered":true,"points":[{"text":"Port 8443 since May","citations":[{"passageId":"p1","quote":"The gateway listens on port 8443."}]}]}'
        : '',
    engine,
    engineName: asked ? (local ? 'Ollama on this machine' : 'Company gateway') : 'This page’s own words',
    model: asked ? (local ? 'qwen3:8b' : 'granite-large') : '',
    ...(asked ? { host: local ? 'localhost:11434' : 'llm.northwind.example' } : {}),
    stages: asked
      ? [
          { name: 'capture', ms: 8 + 20 * roll() },
          { name: 'retrieve', ms: 3 + 12 * roll() },
          { name: 'prompt', ms: 1 },
          { name: 'first-text', ms: firstText },
          { name: 'engine', ms: 900 + 2_600 * roll() ** 2 },
          { name: 'verify', ms: 2 + 3 * roll() },
          { name: 'store', ms: 4 },
        ]
      : [
          { name: 'capture', ms: 8 + 20 * roll() },
          { name: 'engine', ms: 20 + 40 * roll() },
          { name: 'verify', ms: 1 },
        ],
    retries: failed ? 2 : 0,
    ...(asked && !failed ? { tokens: { input, output, cachedInput: Math.floor(input * 0.3), estimated: local } } : {}),
    ...(asked && !failed && !local ? { cost: { amount: (input * 2.2 + output * 10) / 1_000_000, currency: 'USD' } } : {}),
    ...(failed
      ? {
          failure: pick(
            [
              { kind: 'overloaded', host: 'llm.northwind.example' },
              { kind: 'timed-out', host: 'llm.northwind.example', stage: 'first-text', ms: 120_000 },
            ],
            roll(),
          ),
        }
      : {}),
  });
};

export const sampleTraces = (count: number, now: number): readonly Trace[] => {
  const roll = dice(7);
  return Array.from({ length: count }, (_, index) => sampleTrace(index, now, roll));
};

const verdict = (id: string, runId: string, at: number, part: Partial<Feedback>): Feedback =>
  Feedback.parse({
    id,
    runId,
    verdict: 'flag',
    at,
    share: 'answer',
    run: {
      url: 'https://wiki.northwind.example/pages/7',
      title: 'VPN: ports and gateways',
      task: 'ask',
      engine: 'endpoint',
      model: 'granite-large',
      prompt: 'answer-3',
      ms: 1_840,
      version: '1.0.0',
    },
    question: questions[0],
    ...part,
  });

export const sampleVerdicts = (traces: readonly Trace[], now: number): readonly Feedback[] => [
  verdict('v1', 'run-3', now - 4 * MINUTE, {
    reason: 'out-of-date',
    note: 'The port changed in May.',
    suggestion: 'Port 9443 until May, 8443 since.',
  }),
  verdict('v2', 'run-9', now - 70 * MINUTE, { verdict: 'helpful' }),
  verdict('v3', 'run-12', now - 26 * 60 * MINUTE, { reason: 'wrong' }),
  ...traces
    .filter(({ engine }, index) => engine === 'endpoint' && index > 20 && index % 41 === 0)
    .map((trace, index) => verdict(`w${index}`, trace.runId, trace.at + MINUTE, { reason: 'incomplete' })),
];

export const sampleOutbox = (verdicts: readonly Feedback[], now: number): readonly OutboxEntry[] =>
  verdicts.slice(0, 3).map((body, index) => ({
    id: body.id,
    kind: 'feedback',
    body,
    state: (['waiting', 'received', 'rejected'] as const)[index] ?? 'waiting',
    attempts: [2, 1, 1][index] ?? 0,
    nextAttemptAt: now + MINUTE,
    createdAt: body.at,
    ...(index === 0 ? { lastError: 'gloss.northwind.example cannot be reached.' } : {}),
    ...(index === 1 ? { receivedAt: body.at + 2_000 } : {}),
    ...(index === 2 ? { lastError: 'gloss.northwind.example refused it (422): unknown run' } : {}),
  }));
