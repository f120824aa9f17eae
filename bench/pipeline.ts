import { execFileSync } from 'node:child_process';
import type { CDPSession, Page, Worker } from '@playwright/test';
import { launchGloss } from '@/e2e/launch-gloss';
import { ask } from '@/e2e/panel';
import { type RequestBody, startScriptedEndpoint } from '@/e2e/servers/scripted-endpoint';
import { startSite } from '@/e2e/site/server';
import { EndpointSettings } from '@/lib/core/endpoint-settings';
import type { BenchResult } from './bench-result';
import { quantile } from './quantile';

/** Milliseconds that the server takes to its first byte. */
const FIRST_BYTES = [0, 20, 200] as const;
/** 24 characters every 5 ms are faster than models write, and an answer of 4,096 characters is there in a second. */
const model = (firstByte: number): string => `long@length=4096@size=24@gap=5@delay=${firstByte}`;

/** Moments of one answer, in milliseconds since the epoch. */
interface Moments {
  readonly request: number;
  readonly firstByte: number;
  readonly firstCharacter: number;
  readonly last: number;
}

/** What the worker notes of a request of its own: see `watchFetch`. */
interface SeenFetch {
  readonly request: number;
  firstByte: number;
}
declare global {
  var benchFetches: SeenFetch[];
  var benchRendered: { readonly pressed: number; first: number; last: number };
}

/** Runs in the worker: notes when a call for an answer is made, and when the first byte of its reply is there. */
const watchFetch = (): void => {
  const original = globalThis.fetch;
  globalThis.benchFetches = [];
  globalThis.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!address.endsWith('/chat/completions')) return original(input, init);
    const seen = { request: Date.now(), firstByte: 0 };
    globalThis.benchFetches.push(seen);
    const response = await original(input, init);
    const noted = response.body?.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform: (bytes, controller) => {
          seen.firstByte ||= Date.now();
          controller.enqueue(bytes);
        },
      }),
    );
    return new Response(noted, { status: response.status, headers: response.headers });
  };
};

/** Runs in the worker: the least that shows an answer's first character, and waits for its last. */
const bareFetch = async ({ url, body }: { readonly url: string; readonly body: RequestBody }): Promise<Moments> => {
  const request = Date.now();
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const moments = { request, firstByte: 0, firstCharacter: 0, last: 0 };
  let stream = '';
  let answer = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return moments;
    moments.firstByte ||= Date.now();
    const events = (stream + value).split('\n\n');
    stream = events.pop() ?? '';
    for (const event of events) {
      if (event === 'data: [DONE]') continue;
      const { choices } = JSON.parse(event.slice('data: '.length)) as { choices: readonly { delta: { content?: string } }[] };
      const content = choices[0]?.delta.content;
      if (!content) continue;
      answer += content;
      moments.last = Date.now();
      if (/^\{"text":"./.test(answer)) moments.firstCharacter ||= moments.last;
    }
  }
};

/** Runs in the panel: notes the frames in which the first and the last of an answer's text are on the screen. */
const watchRendering = (text: string): void => {
  const rendered = { pressed: Date.now(), first: 0, last: 0 };
  globalThis.benchRendered = rendered;
  /** After the frame: what the callback of a frame sees is painted at its end. */
  const afterFrame = (note: () => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', note, { once: true });
      port1.start();
      port2.postMessage(undefined);
    });
  };
  let sawFirst = false;
  const observer = new MutationObserver(() => {
    const written = [...document.querySelectorAll('article:last-of-type p')].map((element) => element.textContent);
    const shown = written.find((paragraph) => paragraph !== '' && text.startsWith(paragraph));
    if (shown === undefined) return;
    if (!sawFirst) afterFrame(() => (rendered.first = Date.now()));
    sawFirst = true;
    if (shown.length < text.length) return;
    observer.disconnect();
    afterFrame(() => (rendered.last = Date.now()));
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
};

/** Milliseconds of processor time that the extension's own process, its worker and its panel, has used. */
const cpuReader = async (browser: CDPSession): Promise<() => Promise<number>> => {
  const processes = async () => (await browser.send('SystemInfo.getProcessInfo')).processInfo;
  const isOurs = (id: number): boolean =>
    execFileSync('ps', ['-o', 'args=', '-p', String(id)], { encoding: 'utf8' }).includes('--extension-process');
  const ours = (await processes()).filter(({ type, id }) => type === 'renderer' && isOurs(id)).map(({ id }) => id);
  if (ours.length === 0) throw new Error('The process of the extension was not found.');
  return async () => (await processes()).filter(({ id }) => ours.includes(id)).reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
};

interface Sample {
  readonly gloss: Moments & { readonly pressed: number };
  readonly bare: Moments;
  readonly cpu: { readonly gloss: number; readonly bare: number };
}

/** What the panel shows of an answer, timed; then the same stream, to the same worker, with nothing around it. */
const takeSample = async (
  { panel, worker, url, cpu }: { panel: Page; worker: Worker; url: string; cpu: () => Promise<number> },
  question: string,
  text: string,
  body: RequestBody,
): Promise<Sample> => {
  const newThread = panel.getByRole('button', { name: 'New thread on this page' });
  if (await newThread.isVisible()) await newThread.click();
  await panel.getByRole('textbox', { name: /^Ask about/ }).fill(question);
  const start = await cpu();
  await panel.evaluate(watchRendering, text);
  await panel.keyboard.press('Enter');
  await panel.waitForFunction(() => globalThis.benchRendered.last > 0);
  const afterGloss = await cpu();
  const { pressed, first, last } = await panel.evaluate(() => globalThis.benchRendered);
  const seen = await worker.evaluate(() => globalThis.benchFetches.at(-1)!);
  await panel.getByTestId('running').waitFor({ state: 'detached' });

  const beforeBare = await cpu();
  const bare = await worker.evaluate(bareFetch, { url, body });
  return {
    gloss: { ...seen, pressed, firstCharacter: first, last },
    bare,
    cpu: { gloss: afterGloss - start, bare: (await cpu()) - beforeBare },
  };
};

/**
 * The built extension in its real panel in front of a server that streams an answer of 4,096 characters, beside a bare `fetch` of the same
 * stream by the same worker, one after the other. GLOSS_BENCH_SAMPLES answers for each time to the first byte, 15 where nothing is said.
 */
export const run = async (): Promise<BenchResult> => {
  const samples = Number(process.env.GLOSS_BENCH_SAMPLES ?? 15);
  const [site, endpoint, gloss] = await Promise.all([startSite(), startScriptedEndpoint(), launchGloss()]);
  try {
    const use = (firstByte: number) =>
      gloss.setUp({
        endpoints: [
          EndpointSettings.parse({ id: 'bench', name: 'Bench', baseUrl: endpoint.baseUrl, keyStyle: 'none', model: model(firstByte) }),
        ],
      });
    await use(0);
    await gloss.switchOn(site.url);
    const page = await gloss.context.newPage();
    await page.goto(`${site.url}/wiki/on-call`);
    const panel = await gloss.openPanel(page);
    const worker = gloss.context.serviceWorkers()[0]!;
    // What runs this file wraps named functions in one of its own, which the browser does not have.
    const nameNothing = 'globalThis.__name = (named) => named';
    await Promise.all([panel.evaluate(nameNothing), worker.evaluate(nameNothing)]);
    await worker.evaluate(watchFetch);
    const cpu = await cpuReader(await gloss.context.browser()!.newBrowserCDPSession());
    const url = `${endpoint.baseUrl}/chat/completions`;

    const figures: Record<string, number> = {};
    const bare: Record<string, number> = {};
    const all: Sample[] = [];
    const noteBoth = (figure: string, taken: readonly Sample[], of: (moments: Moments) => number): void => {
      for (const [name, share] of [
        ['median', 0.5],
        ['p95', 0.95],
      ] as const) {
        figures[`${figure}, ${name}`] = quantile(
          taken.map(({ gloss }) => of(gloss)),
          share,
        );
        bare[`${figure}, ${name}`] = quantile(
          taken.map(({ bare }) => of(bare)),
          share,
        );
      }
    };
    for (const firstByte of FIRST_BYTES) {
      await use(firstByte);
      await page.bringToFront();
      // The first question teaches Gloss what the server takes, and this bench what is sent and what comes back.
      const warmUp = await ask(panel, `What is a week on call paid at? Sample${firstByte}`);
      await warmUp.getByRole('list', { name: 'How this answer was made' }).waitFor();
      const { body } = endpoint.requestsFor(model(firstByte)).at(-1)!;
      const text = await warmUp.getByText('A week on call is paid').first().textContent();
      if (text?.length !== 4096) throw new Error(`The answer has ${text?.length} characters.`);

      const taken: Sample[] = [];
      for (let index = 0; index < samples; index++) {
        taken.push(
          await takeSample({ panel, worker, url, cpu }, `What is a week on call paid at? Sample${firstByte}x${index}`, text, body),
        );
      }
      all.push(...taken);
      const at = `at ${firstByte} ms`;
      noteBoth(`request to first byte ${at}`, taken, ({ request, firstByte }) => firstByte - request);
      noteBoth(`request to first character ${at}`, taken, ({ request, firstCharacter }) => firstCharacter - request);
      noteBoth(`request to last character ${at}`, taken, ({ request, last }) => last - request);
    }
    // Each beside the bare fetch that followed it: what else the machine did meanwhile was about the same for both.
    const added = all.map(({ gloss, bare }) => gloss.firstCharacter - gloss.request - (bare.firstCharacter - bare.request));
    const before = all.map(({ gloss }) => gloss.request - gloss.pressed);
    figures['added to first character, median'] = quantile(added, 0.5);
    figures['added to first character, p95'] = quantile(added, 0.95);
    figures['Enter to request, median'] = quantile(before, 0.5);
    figures['Enter to request, p95'] = quantile(before, 0.95);
    figures['CPU ms per 4 KB answer'] = all.reduce((sum, { cpu }) => sum + cpu.gloss, 0) / all.length;
    bare['CPU ms per 4 KB answer'] = all.reduce((sum, { cpu }) => sum + cpu.bare, 0) / all.length;
    return { figures, baselines: { 'bare fetch': bare } };
  } finally {
    await gloss.close();
    await Promise.all([site.close(), endpoint.close()]);
  }
};
