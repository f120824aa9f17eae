import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { browserFlags } from '@/scripts/browser-flags.mjs';
import { buildCapture } from '@/scripts/build-capture';
import { ensureBrowser } from '@/scripts/find-browser.mjs';
import { groupsOf, overTools, scorePage, wordScore, type LabelledPage, type PageScore } from './capture-items';
import type { BenchOptions, BenchResult } from './bench-result';

/** A page with what it should give: an internal tool's, labelled item by item, or a public one with its main text. */
interface BenchPage {
  readonly url: string;
  readonly html: string;
  readonly labels?: LabelledPage;
  readonly main?: { readonly kind: string; readonly text: string };
}

interface Extracted {
  readonly text: string;
  readonly title: string;
}

const EXTRACTORS = ['gloss', 'readability', 'defuddle', 'innerText'] as const;
type Extractor = (typeof EXTRACTORS)[number];

/** In the page, as a content script would: nothing but the live document. */
const extractorScript = async (): Promise<string> => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { Readability } from '@mozilla/readability'; import Defuddle from 'defuddle'; export { Readability, Defuddle };`,
      resolveDir: fileURLToPath(new URL('..', import.meta.url)),
    },
    bundle: true,
    format: 'iife',
    globalName: 'libraries',
    platform: 'browser',
    write: false,
    logLevel: 'error',
  });
  return `${outputFiles[0]?.text ?? ''}
globalThis.extractors = {
  gloss: ${await buildCapture()},
  readability: (document) => new libraries.Readability(document.cloneNode(true)).parse() ?? { content: '', title: '' },
  defuddle: (document) => new libraries.Defuddle(document, { url: document.URL }).parse(),
  innerText: (document) => ({ text: document.body.innerText, title: document.title }),
};
globalThis.extract = async (name) => {
  const found = await extractors[name](document);
  if (found.blocks) return { title: found.title, text: found.blocks.map((block) => block.text).join('\\n\\n') };
  if (found.text !== undefined && found.content === undefined) return found;
  const parsed = new DOMParser().parseFromString(found.content ?? '', 'text/html');
  for (const cell of parsed.querySelectorAll('p, div, li, td, th, tr, h1, h2, h3, h4, h5, h6, pre, br, dt, dd, blockquote')) cell.append('\\n');
  return { title: found.title ?? '', text: parsed.body.textContent ?? '' };
};`;
};

function* labelledPages(data: string): Generator<BenchPage> {
  const folder = path.join(data, 'itx');
  if (!existsSync(folder)) return;
  const folders = [folder, ...readdirSync(folder).map((name) => path.join(folder, name))].filter((each) => statSync(each).isDirectory());
  for (const each of folders) {
    for (const file of readdirSync(each)
      .filter((name) => name.endsWith('.gold.json'))
      .toSorted()) {
      const labels = JSON.parse(readFileSync(path.join(each, file), 'utf8')) as LabelledPage;
      yield { url: labels.url, html: readFileSync(path.join(each, file.replace('.gold.json', '.html')), 'utf8'), labels };
    }
  }
}

interface WebPage {
  readonly url?: string;
  readonly ground_truth?: { readonly main_content?: string };
  readonly _internal?: { readonly page_type?: { readonly primary?: string } };
}

function* webPages(data: string): Generator<BenchPage> {
  const folder = path.join(data, 'wcxb');
  if (!existsSync(folder)) return;
  for (const part of readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'ground-truth')))) {
    for (const file of readdirSync(path.join(folder, part, 'ground-truth')).toSorted()) {
      const labels = JSON.parse(readFileSync(path.join(folder, part, 'ground-truth', file), 'utf8')) as WebPage;
      const { _internal: internal } = labels;
      yield {
        url: labels.url && URL.canParse(labels.url) ? labels.url : 'https://page.example/',
        html: withoutScripts(gunzipSync(readFileSync(path.join(folder, part, 'html', file.replace('.json', '.html.gz')))).toString('utf8')),
        main: { kind: internal?.page_type?.primary ?? 'article', text: labels.ground_truth?.main_content ?? '' },
      };
    }
  }
}

/** These pages were saved without their scripts: a whole text in a `noscript` is what their readers saw. */
const withoutScripts = (html: string): string =>
  html.replace(/<noscript\b([^>]*)>([\s\S]*?)<\/noscript>/gi, (whole: string, attributes: string, inner: string) =>
    inner.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').length > 800 && /<(?:p|div|article|span)\b/i.test(inner)
      ? `<div${attributes}>${inner}</div>`
      : whole,
  );

const HTML = { 'content-type': 'text/html; charset=utf-8' };

/** Serves a page's documents as if from its address, without scripts or network. */
const open = async (tab: Page, page: BenchPage): Promise<void> => {
  await tab.unrouteAll({ behavior: 'ignoreErrors' });
  await tab.route('**/*', async (route) => {
    const request = route.request();
    const address = new URL(request.url());
    const frame = page.labels?.frames?.[address.pathname];
    if (request.resourceType() !== 'document') await route.abort();
    else if (request.frame().parentFrame() === null) {
      const scripts = page.labels?.allowScript ? {} : { 'content-security-policy': "script-src 'none'" };
      await route.fulfill({ headers: { ...HTML, ...scripts }, body: page.html });
    } else if (frame !== undefined) await route.fulfill({ headers: HTML, body: frame });
    else await route.abort();
  });
  await tab.goto(page.url, { waitUntil: 'domcontentloaded', timeout: 60_000 });
  if (page.labels?.frames ?? page.labels?.allowScript) await tab.waitForTimeout(400);
};

const cpuMs = async (session: CDPSession): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? 0;

/**
 * Reads every page of the labelled sets under `data` (`itx/`, `wcxb/`) in a real browser with the built capture script and with the
 * libraries, and scores them alike. GLOSS_BENCH_EVERY=4 takes every fourth page.
 */
export const run = async ({ data }: BenchOptions): Promise<BenchResult> => {
  const every = Number(process.env.GLOSS_BENCH_EVERY ?? 1);
  const pages = [...labelledPages(data), ...webPages(data)].filter((_, index) => index % every === 0);
  if (pages.length === 0) return { figures: {}, baselines: {} };
  const script = await extractorScript();
  const browser = await chromium.launch({
    executablePath: ensureBrowser().path,
    args: [...browserFlags, '--host-resolver-rules=MAP * ~NOTFOUND', '--disable-site-isolation-trials'],
  });
  const results = new Map<
    Extractor,
    { tools: { platform: string; score: PageScore }[]; web: { kind: string; f1: number }[]; cpu: number[] }
  >();
  for (const name of EXTRACTORS) results.set(name, { tools: [], web: [], cpu: [] });
  try {
    const tab = await browser.newPage({ viewport: { width: 1366, height: 900 }, bypassCSP: true });
    const session = await tab.context().newCDPSession(tab);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    for (const page of pages) {
      for (const [name, result] of results) {
        let found: Extracted = { text: '', title: '' };
        try {
          await open(tab, page);
          await tab.evaluate(`${script};0`);
          const before = await cpuMs(session);
          found = await tab.evaluate<Extracted>(`extract(${JSON.stringify(name)})`);
          result.cpu.push((await cpuMs(session)) - before);
        } catch (error) {
          // A library that gives up on a page gave nothing for it.
          if (name === 'gloss') throw error;
        }
        if (page.labels) result.tools.push({ platform: page.labels.platform, score: scorePage(found.text, found.title, page.labels) });
        if (page.main) result.web.push({ kind: page.main.kind, f1: wordScore(found.text, page.main.text).f1 });
      }
    }
  } finally {
    await browser.close();
  }
  const figuresOf = (name: Extractor): Record<string, number> => {
    const { tools, web, cpu } = results.get(name) ?? { tools: [], web: [], cpu: [] };
    const figures = tools.length > 0 ? overTools(tools) : {};
    if (web.length > 0) figures['web F1'] = mean(web.map(({ f1 }) => f1));
    for (const [kind, own] of groupsOf(web, (each) => each.kind)) figures[`web F1, ${kind}`] = mean(own.map(({ f1 }) => f1));
    return { ...figures, 'CPU ms, median': quantile(cpu, 0.5), 'CPU ms, p95': quantile(cpu, 0.95) };
  };
  const [own, ...others] = EXTRACTORS;
  return { figures: figuresOf(own), baselines: Object.fromEntries(others.map((name) => [name, figuresOf(name)])) };
};
