// The second half of `npm start`: packages, browser and build are there. See start.mjs.
import path from 'node:path';
import { citationsOf } from '@/lib/core/answer';
import { checkOf } from '@/lib/core/verification';
import type { RunRecord } from '@/lib/core/run-record';
import { launchGloss } from '@/e2e/launch-gloss';
import { startSite } from '@/e2e/site/server';
import { startDemoCollector } from './demo-collector';
import { demoQuestion } from './demo-question';
import { root } from './ensure.mjs';
import { doMainJob } from './main-job';

const hasDisplay =
  !process.argv.includes('--headless') &&
  (process.platform === 'darwin' || process.platform === 'win32' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY));

const asked = ({ ask }: RunRecord): string => ask.question || `${ask.task}: “${ask.selection?.text.slice(0, 70) ?? 'the page'}…”`;

const print = (run: RunRecord): void => {
  console.log(`\n▸ ${asked(run)}`);
  if (run.outcome?.status !== 'answered') throw new Error(`There is no answer: ${JSON.stringify(run.outcome)}`);
  const { answer, verification, facts } = run.outcome;
  if (answer.text) console.log(`  ${answer.text}`);
  for (const point of answer.points) {
    console.log(`\n  • ${point.text}`);
    for (const citation of point.citations) {
      const found = checkOf(verification, citation)?.found ?? false;
      console.log(`    ${found ? '✓ on the page' : '✗ not found'}: “${citation.quote}”`);
    }
  }
  console.log(`\n  ${facts.engineName}, ${(facts.ms.total / 1000).toFixed(1)} s, ${citationsOf(answer).length} quotes`);
};

/** Without a display: the main job by itself, and what came of it in print and pictures. */
const show = async (): Promise<void> => {
  const site = await startSite();
  const collector = await startDemoCollector();
  const gloss = await launchGloss();
  try {
    await gloss.setUp({ collector: collector.settings });
    console.log(`Doing the main job on ${site.url}/wiki/restart-charge-controller, in the real side panel …`);
    const { runs, shots } = await doMainJob(gloss, site.url, path.join(root, 'shots'), demoQuestion);
    for (const run of runs) print(run);
    console.log('\nPictures:');
    for (const shot of shots) console.log(`  ${path.relative(root, shot)}`);
    console.log(
      '\nWhat readers flag goes to a collector, which ran beside it: `npm run collector` starts one that stays, with its review page.',
    );
  } finally {
    await gloss.close();
    await collector.close();
    await site.close();
  }
};

/** With a display: a browser to play with, until it is closed. */
const open = async (): Promise<void> => {
  const site = await startSite();
  const collector = await startDemoCollector();
  const gloss = await launchGloss({ headless: false });
  const ended = new Promise<void>((resolve) => {
    gloss.context.once('close', () => resolve());
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await gloss.switchOn(site.url);
  await gloss.setUp({ collector: collector.settings });
  const page = await gloss.context.newPage();
  await page.goto(`${site.url}/wiki/restart-charge-controller`);
  console.log(`A browser with Gloss is open on the wiki of an invented company: ${site.url}

  1. Press the Gloss button in the browser's toolbar (behind the puzzle piece), and its panel opens beside the page.
  2. Ask something, or highlight a paragraph and press “Explain selection”.
  3. Press a quote: the page scrolls to it and marks it.
  4. Flag an answer, and correct it as its owner on the review page: within a minute it is served here, and the panel tells you.
     ${collector.reviewPage}
     owner's token  ${collector.owner}

What you flag and correct here is gone when this ends; \`npm run collector\` starts a collector that keeps it.

Close the browser, or press Ctrl+C here, to end.`);
  await ended;
  await gloss.close().catch(() => undefined); // closed already
  await collector.close();
  await site.close();
};

await (hasDisplay ? open() : show());
