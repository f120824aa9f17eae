import type { Block } from '@/lib/core/block';
import { timeOfTurn } from '@/lib/core/time-of-turn';
import type { ScriptCapture } from '@/lib/page/capture-script';
import { buildCapture } from '@/scripts/build-capture';
import { expect, test } from './fixtures';
import { markedText } from './marked-quote';
import { ask, expectAnswered, quotesIn } from './panel';
import { installRedmine, startRedmine, type Redmine } from './real/redmine';
import { redmineTicket } from './real/redmine-ticket';

/** A ticket tracker that is not ours: Redmine from the system's packages, with a ticket of the sample company. */
let tracker: Redmine;

test.beforeAll(async () => {
  test.setTimeout(300_000); // packages may have to be fetched
  const installed = installRedmine();
  // A developer's machine may go without; where tests are counted, nothing is left out.
  test.skip(!installed && !process.env.CI, 'Redmine is not here: sudo apt-get install -y redmine redmine-sqlite ruby-webrick');
  tracker = await startRedmine();
});
test.afterAll(() => tracker?.close());

test.beforeEach(async ({ page }) => {
  // As somebody who works there: notes among colleagues, and all the forms to change a ticket with.
  await page.goto(tracker.loginUrl);
  await page.getByLabel('Login').fill('greta');
  await page.getByLabel('Password').fill(redmineTicket.password);
  await page.getByRole('button', { name: 'Login' }).click();
  await page.waitForURL(/\/my\/page|\/$/);
  await page.goto(tracker.ticketUrl);
});

test('a Redmine ticket is read with its fields, files, subtasks and notes, and without its menus and forms', async ({ page }) => {
  const script = await buildCapture();
  const { blocks } = await page.evaluate<ScriptCapture['capture']>(`(${script.trim()})(document).then(({ capture }) => capture)`);
  const said = (turn: Block['turn']) => (turn ? `${turn.author}, ${timeOfTurn(turn)}${turn.audience ? `, ${turn.audience}` : ''}: ` : '');
  expect(blocks.map(({ kind, text, turn, quoted }) => `${kind}: ${said(turn)}${quoted ? '> ' : ''}${text}`)).toEqual([
    'heading: Depots',
    'heading: Bug #1',
    'paragraph: open',
    `heading: ${redmineTicket.subject}`,
    expect.stringMatching(/^paragraph: Added by Greta Holm .+ ago\. Updated .+ ago\.$/),
    'field: Status: In Progress',
    'field: Priority: Normal',
    'field: Assignee: Tomasz Wilk',
    'field: Category: Charging network',
    'paragraph: Start date:',
    'paragraph: Due date:',
    'field: % Done: 0%',
    'field: Estimated time: (Total: 0:00 h)',
    'field: Depot: Ostra Quay',
    'field: Firmware version: 4.18.2',
    'field: Buses affected: 14',
    'paragraph: Description',
    'heading: What happens',
    'paragraph: Each night at 02:10 the second gateway of Ostra Quay restarts by itself. The fourteen buses on its rail stop charging for six minutes, and two of them left late on Tuesday.',
    'heading: What the log says',
    'code: 02:10:04 watchdog: no heartbeat from modem for 120 s\n02:10:04   last good: 02:08:03\n02:10:05 system: restart',
    'row: Night | Restart | Minutes without charge',
    'row: 29 September | 02:10 | 6',
    'row: 30 September | 02:11 | 7',
    'list-item: The first gateway keeps running.',
    'list-item: The modem was changed in August.',
    'paragraph: Files',
    expect.stringMatching(/^row: ostra-gw2\.log \(18 Bytes\) \| from the gateway \| Greta Holm, [\d/]+ [\d:]+ [AP]M$/),
    expect.stringMatching(/^row: rail\.txt \(7 Bytes\) \| from the gateway \| Greta Holm, /),
    'paragraph: Subtasks 2 (2 open — 0 closed)',
    'row: Bug #2: Order a second modem for Ostra Quay | New | Tomasz Wilk',
    'row: Bug #3: Tell the depot how long charging stops | New | Tomasz Wilk',
    'paragraph: Related issues 1 (1 open — 0 closed)',
    'row: Related to Bug #4: Enrol the new gateways of Corran | New',
    'list-item: Hugo Marin, 10/02/2026 09:40 AM: Status changed from New to In Progress',
    'comment: Hugo Marin, 10/02/2026 09:40 AM: The carrier renews the address of the modem at 02:08. The watchdog waits two minutes and then restarts everything, though only the modem is silent.',
    'comment: Tomasz Wilk, 10/05/2026 02:12 PM, internal: The carrier has owed us a fixed address since March. Do not tell the depot before the contract is signed.',
    'comment: Greta Holm, 10/06/2026 07:55 AM: Hugo Marin wrote:',
    'comment: Greta Holm, 10/06/2026 07:55 AM: > The watchdog waits two minutes and then restarts everything',
    'comment: Greta Holm, 10/06/2026 07:55 AM: Could we raise it to ten minutes until the new modem is there? Then only one bus would be late.',
    'comment: Tomasz Wilk, 10/08/2026 04:30 PM: The watchdog waits ten minutes since today; version 4.18.3 restarts only the modem.',
    expect.stringMatching(/^list-item: Greta Holm, .+: Subtask #2 added$/),
    expect.stringMatching(/^list-item: Greta Holm, .+: Subtask #3 added$/),
    'paragraph: Also available in: Atom PDF',
  ]);
});

test('a question about a Redmine ticket is answered with a quote that leads to the note', async ({ gloss, page }) => {
  const panel = await gloss.openPanel(page);
  const answer = await ask(panel, 'When does the carrier renew the address of the modem?');
  await expectAnswered(answer);
  await expect(answer).toContainText('02:08');

  await quotesIn(answer).first().click();
  await expect.poll(() => markedText(page)).toContain('The carrier renews the address of the modem at 02:08.');
});
