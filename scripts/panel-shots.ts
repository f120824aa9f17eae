import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import tailwindcss from '@tailwindcss/vite';
import { build } from 'vite';
import { accessibilityFaults } from '@/e2e/accessibility-faults';
import { browserFlags } from './browser-flags.mjs';
import { ensureBrowser } from './find-browser.mjs';
import { galleryStates } from './panel-gallery/states';

/**
 * Pictures of the panel in every state, at the widths and in the colours in which it is used, into shots/. `npm run shots -- answered`
 * takes only those whose name begins so. Exits 1 when a state is wider than its window, because nothing may have to
 * be scrolled sideways, and when axe finds a fault of accessibility.
 */
const repo = path.resolve(import.meta.dirname, '..');
const out = path.join(repo, 'shots');
const built = path.join(repo, '.cache/panel-gallery');
const sizes = [
  { width: 240, height: 720, scheme: 'light' },
  { width: 360, height: 760, scheme: 'light' },
  { width: 360, height: 760, scheme: 'dark' },
  { width: 600, height: 800, scheme: 'light' },
  { width: 600, height: 800, scheme: 'dark' },
  // 360 px at 200 %.
  { width: 180, height: 400, scheme: 'light', zoom: 2 },
] as const;

const mime: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

const press = async (page: Page, names: readonly (string | RegExp)[]): Promise<void> => {
  for (const name of names) {
    const button = page.getByRole('button', { name, exact: true });
    // A choice in a form is a label around its input.
    await ((await button.count()) > 0 ? button : page.getByText(name, { exact: true })).first().click();
  }
};

await build({
  root: path.join(repo, 'scripts/panel-gallery'),
  base: './',
  logLevel: 'error',
  configFile: false,
  plugins: [tailwindcss()],
  resolve: { alias: { '@': repo } },
  build: { outDir: built, emptyOutDir: true, target: 'es2022' },
});

const server = createServer((request, response) => {
  const name = new URL(request.url ?? '/', 'http://localhost').pathname;
  const file = path.join(built, name === '/' ? 'index.html' : path.normalize(name));
  try {
    response.setHeader('content-type', mime[path.extname(file)] ?? 'application/octet-stream').end(readFileSync(file));
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, '127.0.0.1');
await once(server, 'listening');
// Listening on a port, so its address is an AddressInfo.
const { port } = server.address() as AddressInfo;

const wanted = process.argv[2] ?? '';
const browser = await chromium.launch({ executablePath: ensureBrowser().path, args: browserFlags });
const faults: string[] = [];
mkdirSync(out, { recursive: true });
try {
  for (const { width, height, scheme, ...rest } of sizes) {
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: 'zoom' in rest ? rest.zoom : 1,
      colorScheme: scheme,
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'UTC',
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      throw error;
    });
    for (const [name, state] of Object.entries(galleryStates)) {
      if (!name.startsWith(wanted)) continue;
      await page.goto('about:blank');
      await page.goto(`http://127.0.0.1:${port}/#${name}`);
      await page.getByRole('navigation', { name: 'Gloss' }).waitFor();
      await page.waitForFunction(() => document.querySelector('main') !== null);
      await page.waitForTimeout(150);
      await press(page, state.press ?? []);
      await page.waitForTimeout(100);
      const file = `${name}-${width}-${scheme}.png`;
      const inner = await page.evaluate(() =>
        Math.max(
          document.documentElement.scrollWidth,
          ...[...document.querySelectorAll('header, main, footer')].map((main) => main.scrollWidth),
        ),
      );
      if (inner > width) faults.push(`${file}: wider than its window: ${inner} px`);
      if (width === 360) faults.push(...(await accessibilityFaults(page)).map((fault) => `${file}: ${fault}`));
      await page.screenshot({ path: path.join(out, file) });
    }
    await context.close();
  }
} finally {
  await browser.close();
  server.close();
}

console.log(`Pictures are in ${path.relative(process.cwd(), out)}/`);
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exitCode = 1;
}
