import { page, userEvent } from 'vitest/browser';
import { expect, test } from 'vitest';
import { runningJob } from './job-panel-samples';
import { answeredEvents, sampleAnswer, verificationOf, waitingEvents } from './panel-samples';
import { showPanel } from './show-panel';

const LIVE = 'output, [role="status"], [role="alert"], [role="log"], [aria-live]:not([aria-live="off"])';

/** What a screen reader is given to say from now on: the text of a live region, each time that it has changed. */
const listen = (): readonly string[] => {
  const said: string[] = [];
  const observer = new MutationObserver((changes) => {
    const regions = new Set(
      changes.flatMap(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest(LIVE) ?? []),
    );
    for (const region of regions) if (region.isConnected && region.textContent) said.push(region.textContent);
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  return said;
};

test('an answer of four hundred pieces is announced twice: that it is being made, and that it is ready', async () => {
  const { host, close } = await showPanel({ world: { events: ({ runId }) => waitingEvents(runId) } });
  const said = listen();
  await userEvent.fill(page.getByRole('textbox', { name: /^Ask about/ }), 'How long are snapshots kept?');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => said).toEqual(['Working on the answer.']);

  const text = Array.from({ length: 400 }, (_, at) => `word${at}`);
  for (let pieces = 1; pieces <= text.length; pieces++) {
    host.send({ kind: 'answer-drafted', draft: { text: text.slice(0, pieces).join(' '), points: [] } });
    // A frame now and then, as pieces come from a network: each is drawn.
    if (pieces % 10 === 0) await new Promise(requestAnimationFrame);
  }
  await expect.element(page.getByText(/word399/)).toBeVisible();
  expect(said).toEqual(['Working on the answer.']);

  const runId = host.requests[0]?.runId ?? '';
  for (const event of answeredEvents(runId, sampleAnswer, verificationOf(sampleAnswer)).slice(-1)) host.send(event);
  await expect.poll(() => said).toEqual(['Working on the answer.', expect.stringMatching(/^The answer is ready, with \d+ quotes/)]);
  close();
});

test('a job of many pages is announced by the quarter, not by the page', async () => {
  const { db, close } = await showPanel({ jobs: [runningJob] });
  await userEvent.click(page.getByRole('button', { name: 'Many pages' }));
  await userEvent.click(page.getByRole('button', { name: /^What caused/ }));
  await expect.element(page.getByText(/^3 of 25 done/)).toBeVisible();
  const said = listen();

  for (const item of runningJob.items.slice(3, 25)) {
    const { at } = item;
    await db.items.put({ ...item, claim: undefined, state: 'failed', failure: { kind: 'page-empty' } });
    await expect.element(page.getByText(new RegExp(`^${at + 1} of 25 done, `))).toBeVisible();
  }
  expect(said).toEqual(['7 of 25 done', '13 of 25 done', '19 of 25 done', '25 of 25 done']);
  close();
});
