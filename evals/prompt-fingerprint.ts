import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Ask, Task } from '@/lib/core/ask';
import type { Passage } from '@/lib/core/passage';
import type { PromptText } from '@/lib/core/prompt/prompt-versions';
import { stableHash } from '@/lib/core/stable-hash';

const passages: readonly Passage[] = [
  { id: 'p1', blockIds: ['a'], headings: [], text: 'First.', kinds: ['paragraph'] },
  {
    id: 'p2',
    blockIds: ['b'],
    headings: ['Outer', 'Inner'],
    text: 'Second.',
    kinds: ['comment'],
    turn: { id: 't', author: 'Ada', time: '10:00', audience: 'internal' },
  },
];

/** A version's text in everything that it varies with, as one fingerprint. */
export const promptFingerprint = ({ system, user }: PromptText): string => {
  const asks = Task.options.flatMap((task) =>
    [
      { task },
      { task, question: 'Why?' },
      { task, selection: { text: 'Second.' } },
      { task, thread: [{ question: 'Who?', answer: 'Ada.' }] },
    ].map((ask) => Ask.parse(ask)),
  );
  const page = { url: 'https://wiki.example/page', title: 'Page', lang: 'en' };
  return stableHash(
    asks.flatMap((ask) => [system(ask, undefined), system(ask, 'de'), user({ ask, passages, page, boundary: 'boundary' })]),
  );
};

/** By id, as they were when each was first used. */
export const promptFingerprints = (): Readonly<Record<string, string>> =>
  z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'prompts.json'), 'utf8')));

/** Why a prompt is not what its id says; undefined when it is. */
export const whyNotItsId = (version: PromptText, known: Readonly<Record<string, string>>): string | undefined => {
  const fingerprint = promptFingerprint(version);
  if (known[version.id] === fingerprint) return undefined;
  return known[version.id] === undefined
    ? `The prompt ${version.id} is new: add "${version.id}": "${fingerprint}" to evals/prompts.json.`
    : `The text of the prompt ${version.id} is another than when it got its id: make it a new file with a new id, or undo the change.`;
};
