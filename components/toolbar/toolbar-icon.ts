const SVG = 'http://www.w3.org/2000/svg';

type Attributes = Readonly<Record<string, string>>;

/** Built node by node: a page that demands Trusted Types would refuse markup. */
const draw = (viewBox: string, shapes: readonly (readonly [string, Attributes])[], attributes: Attributes = {}): SVGSVGElement => {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [name, value] of Object.entries({ viewBox, fill: 'none', 'aria-hidden': 'true', focusable: 'false', ...attributes })) {
    svg.setAttribute(name, value);
  }
  for (const [tag, shape] of shapes) {
    const element = svg.appendChild(document.createElementNS(SVG, tag));
    for (const [name, value] of Object.entries(shape)) element.setAttribute(name, value);
  }
  return svg;
};

const stroke = { stroke: 'currentColor', 'stroke-width': '1.5', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } as const;

/** The same signs as in the panel, on their 16-unit grid. */
const lines = {
  summarize: ['M2.75 3.75h10.5M2.75 8h10.5M2.75 12.25h6.5'],
  explain: [
    'M5 2.75H3.75a1 1 0 0 0-1 1v8.5a1 1 0 0 0 1 1H5M11 2.75h1.25a1 1 0 0 1 1 1v8.5a1 1 0 0 1-1 1H11',
    'M6.4 6.3a1.65 1.65 0 1 1 2.5 1.42c-.6.36-.9.63-.9 1.23M8 11.1v.05',
  ],
  ask: ['M13.25 3.75v6.5a1 1 0 0 1-1 1H7.5L4.25 13.6v-2.35h-.5a1 1 0 0 1-1-1v-6.5a1 1 0 0 1 1-1h8.5a1 1 0 0 1 1 1z'],
  off: ['M8 2.25v5.5M4.9 4.1a5 5 0 1 0 6.2 0'],
} as const;

export const icon = (name: keyof typeof lines): SVGSVGElement =>
  draw(
    '0 0 16 16',
    lines[name].map((d) => ['path', { d }] as const),
    stroke,
  );

/** Gloss's mark: a page with a note in its margin, one line of it marked. */
export const logo = (): SVGSVGElement =>
  draw(
    '0 0 20 20',
    [
      ['rect', { width: '20', height: '20', rx: '5.5', fill: 'var(--accent)' }],
      ['path', { d: 'M8 10h7', stroke: 'var(--mark)', 'stroke-width': '4' }],
      ['path', { d: 'M8 5.25h7M8 14.75h4.5M4.75 4.75v10.5', stroke: 'var(--on-accent)', 'stroke-width': '1.5', 'stroke-linecap': 'round' }],
      ['path', { d: 'M8 10h7', stroke: 'oklch(0.3 0.05 180)', 'stroke-width': '1.5', 'stroke-linecap': 'round' }],
    ],
    { class: 'logo' },
  );
