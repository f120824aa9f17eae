import { accent } from '@/components/ui/accent';

/**
 * The toolbar's own style sheet, constructed rather than put into the page, so that no Content-Security-Policy of a page can take it away.
 * Sizes are in px: a page that sets `html { font-size: 10px }` would shrink a rem. `!important` on the host wins over the page's own
 * important rules, because an inner tree's do. The colours are those of components/ui/theme.css.
 */
export const toolbarStyle = /* css */ `
:host {
  all: initial !important;
  position: fixed !important;
  overflow: visible !important;
  inset: auto !important;
  left: var(--left, 0) !important;
  top: var(--top, 0) !important;
  display: block !important;
  width: max-content !important;
  contain: layout style !important;
  color-scheme: light dark !important;
  --hue: ${accent.hue};
  --chroma: ${accent.chroma};
  --surface: oklch(1 0 0);
  --line: oklch(0.2 0.02 205 / 0.14);
  --divide: oklch(0.912 0.007 180);
  --ink: oklch(0.235 0.018 205);
  --ink-faint: oklch(0.508 0.016 198);
  --accent: oklch(0.465 var(--chroma) var(--hue));
  --accent-strong: oklch(0.395 calc(var(--chroma) * 0.886) var(--hue));
  --accent-soft: oklch(0.952 min(0.03, var(--chroma) * 0.295) var(--hue));
  --mark: oklch(0.885 0.168 98);
  --on-accent: oklch(0.99 min(0.008, var(--chroma) * 0.09) var(--hue));
  --lift: 0 1px 2px oklch(0.3 0.02 200 / 0.1), 0 8px 24px oklch(0.3 0.02 200 / 0.16);
}
@media (prefers-color-scheme: dark) {
  :host {
    --chroma: ${accent.darkChroma};
    --surface: oklch(0.268 0.013 202);
    --line: oklch(1 0 0 / 0.14);
    --divide: oklch(0.36 0.014 200);
    --ink: oklch(0.942 0.006 180);
    --ink-faint: oklch(0.73 0.012 188);
    --accent: oklch(0.8 var(--chroma) var(--hue));
    --accent-strong: oklch(0.87 calc(var(--chroma) * 0.907) var(--hue));
    --accent-soft: oklch(0.33 calc(var(--chroma) * 0.333) var(--hue));
    --on-accent: oklch(0.2 calc(var(--chroma) * 0.278) var(--hue));
    --mark: oklch(0.82 0.152 95);
    --lift: 0 1px 2px oklch(0 0 0 / 0.4), 0 8px 24px oklch(0 0 0 / 0.4);
  }
}
.bar {
  display: flex;
  align-items: center;
  gap: 1px;
  box-sizing: border-box;
  height: 38px;
  padding: 3px;
  border: 1px solid var(--line);
  border-radius: 11px;
  background: var(--surface);
  background-clip: padding-box;
  box-shadow: var(--lift);
  color: var(--ink);
  font: 500 13px/1 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif;
  user-select: none;
  -webkit-user-select: none;
  animation: appear 110ms cubic-bezier(0.2, 0.9, 0.3, 1);
}
@keyframes appear {
  from { opacity: 0; transform: translateY(3px); }
}
.logo { width: 20px; height: 20px; margin: 0 5px 0 5px; flex: none; }
button {
  all: unset;
  box-sizing: border-box;
  display: inline-flex;
  align-items: center;
  gap: 6px;
  height: 30px;
  padding: 0 9px 0 8px;
  border-radius: 8px;
  color: var(--ink);
  white-space: nowrap;
  cursor: pointer;
}
button svg { width: 16px; height: 16px; flex: none; color: var(--accent); }
button:hover { background: var(--accent-soft); color: var(--accent-strong); }
button:hover svg { color: var(--accent-strong); }
button:active { transform: translateY(0.5px); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
.divider { width: 1px; height: 18px; margin: 0 2px; background: var(--divide); flex: none; }
.off { padding: 0; width: 28px; justify-content: center; }
.off svg { color: var(--ink-faint); width: 15px; height: 15px; }
.hint { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
/* A narrow window, or a page at 400 %: icons, which keep their names, have room in every language. */
@media (max-width: 460px) {
  button span { display: none; }
  button { padding: 0 8px; }
}
@media (prefers-reduced-motion: reduce) {
  .bar { animation: none; }
  button:active { transform: none; }
}
@media (forced-colors: active) {
  .bar { border-color: CanvasText; }
  button:hover { outline: 2px solid Highlight; outline-offset: -2px; }
  button svg, .off svg { color: ButtonText; }
  .logo { forced-color-adjust: none; }
}
@media print {
  :host { display: none !important; }
}
`;
