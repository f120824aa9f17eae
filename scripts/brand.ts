import path from 'node:path';
import type { Plugin } from 'vite';
import type { ResolvedPublicFile } from 'wxt';
import { iconSizes, type Accent, type CompanyBuild } from './company-build';

const accentStyle = ({ hue, chroma, darkChroma }: Accent): string =>
  `:root { --hue: ${hue}; --chroma: ${chroma}; }\n@media (prefers-color-scheme: dark) { :root { --chroma: ${darkChroma}; } }\n`;

/** Puts what is a company's own into the code and the style sheet of its build. */
export const brand = ({ accent, sites }: CompanyBuild): Plugin => ({
  name: 'gloss-brand',
  // Before Tailwind, which makes of the sheet what it is.
  enforce: 'pre',
  config: () => ({
    define: { GLOSS_SITES: JSON.stringify(sites), GLOSS_ACCENT: accent ? JSON.stringify(accent) : 'undefined' },
  }),
  transform: (code, id) =>
    accent && id.split('?')[0]?.endsWith('components/ui/theme.css') ? { code: `${code}\n${accentStyle(accent)}`, map: null } : undefined,
});

/** Puts the company's icons in the place of Gloss's, and its name into the interface's words. */
export const brandFiles = ({ icons, name }: CompanyBuild, files: ResolvedPublicFile[]): void => {
  const inJson = JSON.stringify(name).slice(1, -1);
  files.forEach((file, index) => {
    const { relativeDest } = file;
    const size = iconSizes.find((one) => relativeDest === `icon/${one}.png`);
    if (size && icons) files[index] = { relativeDest, absoluteSrc: path.join(icons, `${size}.png`) };
    if (relativeDest.startsWith('_locales/') && 'contents' in file) {
      files[index] = { relativeDest, contents: file.contents.replaceAll(/\bGloss\b/g, () => inJson) };
    }
  });
};
