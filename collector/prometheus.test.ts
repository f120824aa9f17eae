import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { flag, run } from './sample-entries';
import { startCollector } from './start-collector';
import { freePort } from './temporary-postgres';

const RULES = path.join(import.meta.dirname, 'alerts.yml');
const RULE_TESTS = path.join(import.meta.dirname, 'alerts.test.yml');

/** @throws with what promtool said, and how to get it where it is missing. */
const promtool = async (...words: readonly string[]): Promise<string> => {
  try {
    return (await promisify(execFile)('promtool', [...words])).stdout;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new Error('Prometheus is not installed: node scripts/ensure-prometheus.mjs', { cause: error });
    throw error;
  }
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gloss-prometheus-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('alerts.yml holds rules that Prometheus reads', async () => {
  expect(await promtool('check', 'rules', RULES)).toContain('SUCCESS');
});

test('each alert of alerts.yml fires when it should and is quiet before', async () => {
  expect(await promtool('test', 'rules', RULE_TESTS)).toContain('SUCCESS');
}, 120_000);

const Answer = z.object({
  status: z.literal('success'),
  data: z.object({ result: z.array(z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]) })) }),
});
const Rules = z.object({
  data: z.object({ groups: z.array(z.object({ rules: z.array(z.object({ name: z.string(), health: z.string() })) })) }),
});

/** A Prometheus of our own on loopback that scrapes a collector as docs/operating.md says, only sooner. */
const startPrometheus = async (target: string, token: string) => {
  const config = path.join(folder, 'prometheus.yml');
  writeFileSync(
    config,
    JSON.stringify({
      global: { evaluation_interval: '1s' },
      scrape_configs: [
        { job_name: 'gloss', scrape_interval: '1s', authorization: { credentials: token }, static_configs: [{ targets: [target] }] },
      ],
      rule_files: [RULES],
    }),
  );
  const address = `127.0.0.1:${await freePort()}`;
  const server = spawn(
    'prometheus',
    [`--config.file=${config}`, `--storage.tsdb.path=${path.join(folder, 'data')}`, `--web.listen-address=${address}`],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  server.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
    server.once('error', () => resolve());
  });
  const get = async (where: string): Promise<unknown> => {
    // Until it listens, nobody answers.
    const response = await fetch(`http://${address}/api/v1/${where}`).catch(() => undefined);
    return response?.json();
  };
  return {
    ask: async (query: string) => {
      const answer = Answer.safeParse(await get(`query?query=${encodeURIComponent(query)}`));
      return answer.success ? answer.data.data.result.map(({ metric, value }) => ({ metric, value: Number(value[1]) })) : [];
    },
    rules: async () => {
      const rules = Rules.safeParse(await get('rules'));
      return rules.success ? rules.data.data.groups.flatMap((group) => group.rules) : [];
    },
    said: () => said,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
    },
  };
};

const eventually = async <Value>(look: () => Promise<Value>, isRight: (value: Value) => boolean): Promise<Value> => {
  let value = await look();
  for (let tries = 0; tries < 300 && !isRight(value); tries++) {
    await setTimeout(100);
    value = await look();
  }
  return value;
};

test('a real Prometheus reads the figures of a real collector with a team token, and evaluates every rule', async () => {
  let team = '';
  const collector = await startCollector({
    database: path.join(folder, 'gloss.db'),
    host: '127.0.0.1',
    port: 0,
    proxies: 0,
    keep: { feedbackDays: 10_000, runDays: 10_000 },
    limit: { burst: 1000, perSecond: 1000 },
    now: Date.now,
    log: () => undefined,
    firstTokens: (tokens) => (team = tokens.team),
  });
  const prometheus = await startPrometheus(new URL(collector.url).host, team);
  try {
    const response = await fetch(`${collector.url}/v1/entries`, {
      method: 'POST',
      headers: { authorization: `Bearer ${team}`, 'content-type': 'application/json' },
      body: JSON.stringify({ entries: [run('fast', 100), run('slow', 5000), flag('wrong')] }),
    });
    expect(response.status).toBe(200);
    const runs = await eventually(
      () => prometheus.ask('gloss_runs_total'),
      (found) => found[0]?.value === 2,
    );
    expect(runs, prometheus.said()).toMatchObject([{ metric: { job: 'gloss', engine: 'endpoint' }, value: 2 }]);
    expect(await prometheus.ask('up{job="gloss"}')).toMatchObject([{ value: 1 }]);
    expect(await prometheus.ask('gloss_run_duration_seconds_bucket{le="0.128"}')).toMatchObject([{ value: 1 }]);
    expect(await prometheus.ask('gloss_flags_open')).toMatchObject([{ value: 1 }]);
    const rules = await eventually(
      () => prometheus.rules(),
      (found) => found.length > 0 && found.every(({ health }) => health !== 'unknown'),
    );
    expect(rules.map(({ name }) => name)).toEqual(expect.arrayContaining(['failure-rate', 'p95', 'flag-rate', 'collector-silent']));
    expect(rules.filter(({ health }) => health !== 'ok')).toEqual([]);
  } finally {
    await prometheus.stop();
    await collector.close();
  }
}, 120_000);
