/** Set by the build (scripts/brand.ts) where a company has its own colour. */
declare const GLOSS_ACCENT: { readonly chroma: number; readonly darkChroma: number; readonly hue: number } | undefined;

/** Chroma and hue of what can be pressed, in OKLCH: as in theme.css, for what stands in a page and has no style sheet of Gloss's. */
export const accent = (typeof GLOSS_ACCENT === 'undefined' ? undefined : GLOSS_ACCENT) ?? { chroma: 0.088, darkChroma: 0.108, hue: 178 };
