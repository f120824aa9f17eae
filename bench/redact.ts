import { existsSync, statSync } from 'node:fs';
import { findSensitive } from '@/lib/core/redact/redactor';
import type { BenchOptions, BenchResult } from './bench-result';
import { linesOfJson } from './data-set';
import { labelledSet, type LabelledText } from './redact-set';
import { type Finder, secretlint } from './secret-finders';

/** Fixed, so that the set is the same everywhere. */
const SEED = 20261125;

const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

/** A secret is found when not one character of it is left to be read; a finding is right when it touches something that is labelled. */
async function measure(lines: readonly LabelledText[], find: Finder): Promise<Record<string, number>> {
  const byKind = new Map<string, { found: number; total: number }>();
  let right = 0;
  let findings = 0;
  const before = process.cpuUsage().user;
  let characters = 0;
  for (const { text, spans } of lines) {
    const found = await find(text);
    characters += text.length;
    findings += found.length;
    right += found.filter(({ start, end }) => spans.some((span) => start < span.end && span.start < end)).length;
    const covered = (at: number): boolean => found.some(({ start, end }) => at >= start && at < end);
    for (const span of spans) {
      const tally = byKind.get(span.kind) ?? { found: 0, total: 0 };
      byKind.set(span.kind, tally);
      tally.total++;
      const places = Array.from({ length: span.end - span.start }, (_, offset) => span.start + offset);
      if (places.every((at) => /\s/.test(text[at] ?? '') || covered(at))) tally.found++;
    }
  }
  const ms = (process.cpuUsage().user - before) / 1_000;
  const tallies = [...byKind.values()];
  return {
    found: ratio(
      tallies.reduce((sum, { found }) => sum + found, 0),
      tallies.reduce((sum, { total }) => sum + total, 0),
    ),
    precision: ratio(right, findings),
    ...Object.fromEntries([...byKind].map(([kind, { found, total }]) => [`found: ${kind}`, ratio(found, total)])),
    'secrets labelled': tallies.reduce((sum, { total }) => sum + total, 0),
    'ms per 100,000 characters': (ms / characters) * 100_000,
  };
}

/**
 * How many of the secrets and personal data in labelled texts are hidden whole, and how much of what is hidden had to be. `--data FILE` names
 * JSON lines `{text, spans: [{start, end, kind}]}`; without one the project's own set is made.
 */
export async function run({ data }: BenchOptions): Promise<BenchResult> {
  const lines = existsSync(data) && statSync(data).isFile() ? linesOfJson<LabelledText>(data) : labelledSet(SEED);
  return {
    figures: await measure(lines, (text) => findSensitive(text)),
    baselines: { secretlint: await measure(lines, secretlint) },
  };
}
