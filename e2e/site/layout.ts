/** The frame of the wiki and the tracker: what every page of such a tool has around its content, and a reader looks past. */

export interface SitePage {
  readonly title: string;
  readonly lang?: string;
  readonly dir?: 'rtl';
  /** The address, for the entry of the navigation that is marked as the current one. */
  readonly path: string;
  readonly crumbs?: readonly string[];
  readonly byline?: string;
  /** HTML. */
  readonly content: string;
}

const navigation: readonly { readonly heading: string; readonly links: readonly (readonly [path: string, title: string])[] }[] = [
  {
    heading: 'Operations',
    links: [
      ['/wiki/restart-charge-controller', 'Restart a charge controller'],
      ['/wiki/on-call', 'On-call'],
      ['/wiki/depot-handbook', 'Depot handbook'],
    ],
  },
  { heading: 'Engineering', links: [['/wiki/gateway-architecture', 'Depot gateway']] },
  { heading: 'People', links: [['/wiki/travel-and-expenses', 'Travel and expenses']] },
  {
    heading: 'Tracker',
    links: [
      ['/tickets', 'Open tickets'],
      ['/app/dispatch', 'Dispatch board'],
    ],
  },
];

export const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

const current = (path: string, own: string) => (path === own ? ' aria-current="page"' : '');

export const layOut = ({ title, lang = 'en', dir, path, crumbs = [], byline, content }: SitePage): string => `<!doctype html>
<html lang="${lang}"${dir ? ` dir="${dir}"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Voltmoor</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="/mark.svg">
</head>
<body>
<header class="top">
<a class="mark" href="/"><img src="/mark.svg" alt="" width="24" height="24"> Voltmoor</a>
<nav aria-label="Tools">
<a href="/"${path.startsWith('/wiki') || path === '/' ? ' aria-current="page"' : ''}>Wiki</a>
<a href="/tickets"${path.startsWith('/tickets') ? ' aria-current="page"' : ''}>Tickets</a>
<a href="/app/dispatch"${current(path, '/app/dispatch')}>Dispatch</a>
</nav>
<input type="search" placeholder="Search wiki and tickets" aria-label="Search">
<span class="me" title="Signed in as Mira Okafor">MO</span>
</header>
<div class="frame">
<nav class="side" aria-label="Pages">
${navigation
  .map(
    ({ heading, links }) =>
      `<h2>${heading}</h2>\n<ul>${links.map(([own, name]) => `<li><a href="${own}"${current(path, own)}>${name}</a></li>`).join('')}</ul>`,
  )
  .join('\n')}
</nav>
<main>
${crumbs.length > 0 ? `<div class="crumbs">${crumbs.map(escapeHtml).join(' / ')}</div>` : ''}
<h1>${escapeHtml(title)}</h1>
${byline ? `<p class="byline">${escapeHtml(byline)}</p>` : ''}
${content}
<footer class="foot">Voltmoor internal · Do not forward outside the company</footer>
</main>
</div>
<aside class="cookies" aria-label="Cookies" hidden>
<p>This wiki keeps a cookie to remember that you are signed in, and one to count visits. See the cookie notice for details.</p>
<button type="button">Fine</button>
</aside>
<script src="/site.js"></script>
</body>
</html>
`;
