import { escapeHtml, type SitePage } from './layout';
import { ticketComments } from './ticket-comments';

const crumbs = ['Tickets', 'Grid'];

const comments = ticketComments
  .map(
    ({ author, role, time, internal, text }, index) => `<article class="comment${internal ? ' internal' : ''}" id="comment-${index + 1}">
<header><strong>${author}</strong> <span>${role}</span> <time>${time}</time>${internal ? ' <span class="tag warn">Internal note</span>' : ''}</header>
<div class="text">${text}</div>
</article>`,
  )
  .join('\n');

export const ticketPage: SitePage = {
  path: '/tickets/GRID-2481',
  title: 'GRID-2481: Buses at Ostra Quay charge at 6 kW from 02:14',
  crumbs,
  byline: 'Opened by Lena Hartwig (Ostra Buses) on 14 November 2026, 05:12',
  content: `<div class="ticket">
<div>
<h2>Description</h2>
<p>Since the night of 13 November, buses at Ostra Quay stop charging at full power at about 02:14 and stay at the fallback rate of 6 kW until morning. Which rows are affected differs from night to night. The yard's board shows no fault.</p>
<p>Environment: depot Ostra Quay, 24 connectors on four controllers (ostra-1 to ostra-4), gateways ostra-gw1 and ostra-gw2, load budget 1,400 kW.</p>
<h2>Comments (${ticketComments.length})</h2>
${comments}
</div>
<aside class="fields" aria-label="Fields">
<dl>
<dt>Status</dt><dd><span class="tag">In progress</span></dd>
<dt>Priority</dt><dd>1 – Critical</dd>
<dt>Assignee</dt><dd>Jonas Aldaz</dd>
<dt>Reporter</dt><dd>Lena Hartwig</dd>
<dt>Customer</dt><dd>Ostra Buses</dd>
<dt>Depot</dt><dd>Ostra Quay</dd>
<dt>Firmware</dt><dd>4.18.2 (until 18 Nov), 4.18.3 since</dd>
<dt>Component</dt><dd>Gateway / identity</dd>
<dt>Due</dt><dd>27 November 2026</dd>
<dt>Labels</dt><dd>night, certificate, credit</dd>
</dl>
</aside>
</div>`,
};

export const ticketFormPage: SitePage = {
  path: '/tickets/GRID-2502/edit',
  title: 'Edit GRID-2502',
  crumbs,
  byline: 'Opened by Priya Raman on 19 November 2026, 14:20',
  content: `<form class="edit">
<label class="all">Summary <input name="summary" value="Replace two charge controllers at Lindholm before the firmware update"></label>
<label>Status <select name="status"><option>New</option><option selected>Waiting for parts</option><option>Done</option></select></label>
<label>Priority <select name="priority"><option>1 – Critical</option><option selected>2 – High</option><option>3 – Normal</option></select></label>
<label>Depot <input name="depot" value="Lindholm"></label>
<label>Assignee <input name="assignee" value="Tomasz Wilk"></label>
<label>Serial numbers <input name="serials" value="CC2-00817, CC2-00822"></label>
<label>Due <input name="due" type="date" value="2026-11-24"></label>
<label class="all">Description <textarea name="description" rows="5">Lindholm still has two controllers of the second generation. They lose their link for nine seconds when a gateway takes over, one second longer than the gateway waits. Both have to be replaced before 4.18.3 goes on the gateways.</textarea></label>
<label class="all"><span><input type="checkbox" name="customer-informed" checked> Customer informed</span></label>
<label>Site access code <input name="access-code" type="password" value="7731-kiln"></label>
<label class="all">New comment <textarea name="comment" rows="3" placeholder="Write a comment"></textarea></label>
<input type="hidden" name="csrf" value="b5d1c0ffee">
<div class="all"><button type="button">Save</button></div>
</form>`,
};

const queue: readonly (readonly [id: string, summary: string, depot: string, status: string, assignee: string, updated: string])[] = [
  ['GRID-2481', 'Buses at Ostra Quay charge at 6 kW from 02:14', 'Ostra Quay', 'In progress', 'Jonas Aldaz', '21 Nov'],
  [
    'GRID-2502',
    'Replace two charge controllers at Lindholm before the firmware update',
    'Lindholm',
    'Waiting for parts',
    'Tomasz Wilk',
    '19 Nov',
  ],
  ['GRID-2497', 'Board in the yard shows green while controllers are stale', 'All', 'In progress', 'Mira Okafor', '20 Nov'],
  ['GRID-2490', 'Session records of 9 November counted twice', 'Pell Lane', 'New', '–', '18 Nov'],
  ['GRID-2488', 'Connector 7 does not lock', 'Skarnes', 'New', 'Tomasz Wilk', '17 Nov'],
  ['GRID-2475', 'Timetable fetch fails when two lines share a number', 'Harbour North', 'Waiting for customer', 'Priya Raman', '12 Nov'],
  ['GRID-2460', 'Fan in cabinet is loud', 'Brill Street', 'New', '–', '6 Nov'],
];

/** Two tickets of the queue are kept whole. */
const linkOf = (id: string) => {
  const kept = [ticketPage, ticketFormPage].find(({ path }) => path.split('/').includes(id));
  return kept ? `<a href="${kept.path}">${id}</a>` : id;
};

export const ticketQueuePage: SitePage = {
  path: '/tickets',
  title: 'Open tickets',
  byline: `${queue.length} open · sorted by last change`,
  content: `<table>
<thead><tr><th>Ticket</th><th>Summary</th><th>Depot</th><th>Status</th><th>Assignee</th><th>Updated</th></tr></thead>
<tbody>
${queue
  .map(
    ([id, summary, ...rest]) =>
      `<tr><td>${linkOf(id)}</td>${[summary, ...rest].map((text) => `<td>${escapeHtml(text)}</td>`).join('')}</tr>`,
  )
  .join('\n')}
</tbody>
</table>`,
};
