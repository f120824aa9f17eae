/**
 * Writes the sample company's pages into evals/cases/pages as they are served, each in one file: `npx tsx evals/snapshot-site.ts`.
 * The cases hold on to these copies, so that a change to the site changes no case without a reviewed commit.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { startSite } from '@/e2e/site/server';

const pages: Readonly<Record<string, string>> = {
  'voltmoor-restart': '/wiki/restart-charge-controller',
  'voltmoor-on-call': '/wiki/on-call',
  'voltmoor-gateway': '/wiki/gateway-architecture',
  'voltmoor-travel': '/wiki/travel-and-expenses',
  'voltmoor-handbook': '/wiki/depot-handbook',
  'voltmoor-queue': '/tickets',
  'voltmoor-grid-2481': '/tickets/GRID-2481',
  'voltmoor-grid-2502': '/tickets/GRID-2502/edit',
};

const site = await startSite();
try {
  const text = async (address: string): Promise<string> => (await fetch(`${site.url}${address}`)).text();
  const style = await text('/style.css');
  for (const [name, address] of Object.entries(pages)) {
    const page = (await text(address))
      .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>\n${style}</style>`)
      .replace(/<link rel="icon"[^>]*>\n?/, '')
      .replace(/<script src="[^"]*"><\/script>\n?/, '')
      .replace(/<img [^>]*>/g, '');
    writeFileSync(path.join(import.meta.dirname, 'cases', 'pages', `${name}.html`), page);
  }
} finally {
  await site.close();
}
