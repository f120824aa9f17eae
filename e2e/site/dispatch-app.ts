import type { SitePage } from './layout';

/** An application rather than a document: parts of it live in shadow roots and in a frame, as in many real consoles. */
export const dispatchPage: SitePage = {
  path: '/app/dispatch',
  title: 'Dispatch board',
  byline: 'Night of 24 November 2026 · refreshed every ten seconds',
  content: `<p><button id="log" type="button">Night log</button></p>
<div id="board"><p>Depots that need a look come first. A depot is grey while it has not reported for a minute.</p>
<depot-card name="Ostra Quay"></depot-card>
<depot-card name="Lindholm"></depot-card>
<h2>Weather</h2>
<iframe src="/app/weather" title="Weather for the depots" width="100%" height="120" style="border: 1px solid #dfe4ea; border-radius: 10px"></iframe></div>
<script type="module">
const depots = {
  'Ostra Quay': ['Charging', '21 of 24 buses are on schedule. Bus 4117 on connector 9 has asked for no power since 00:40; its driver forgot the ignition key.'],
  Lindholm: ['Attention', 'Tomasz Wilk is on site for the controllers. Rows A and B are out of service until 02:30.'],
};
customElements.define('depot-card', class extends HTMLElement {
  connectedCallback() {
    const [state, text] = depots[this.getAttribute('name')];
    const root = this.attachShadow({ mode: 'open' });
    root.innerHTML = '<style>section{border:1px solid #dfe4ea;border-radius:10px;padding:4px 16px 10px;margin:0 0 14px;max-width:74ch}h3{margin:8px 0 2px}b{color:#0b6e4f;font-size:13px}p{margin:4px 0}</style><section><h3></h3><b></b><p></p></section>';
    root.querySelector('h3').textContent = this.getAttribute('name');
    root.querySelector('b').textContent = state;
    root.querySelector('p').textContent = text;
  }
});
// As single-page applications do: another address and other content, without loading a page.
document.getElementById('log').addEventListener('click', () => {
  history.pushState(null, '', '/app/dispatch?view=log');
  document.getElementById('board').innerHTML = '<h2>Night log</h2><p>At a quarter past two Maren Holt relieved Tomasz Wilk at Lindholm.</p>';
});
</script>`,
};

/** The page inside the board's frame. */
export const weatherFrame = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Weather</title></head>
<body style="font: 14px/1.5 system-ui; margin: 12px"><h2 style="margin: 0; font-size: 15px">Frost warning</h2>
<p>Minus eleven degrees at Skarnes and Sandwick from three o'clock. Buses that preheat need 9 kWh more each.</p></body></html>`;
