import { clampRgb, converter, wcagContrast, type Color } from 'culori';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { companyBuild } from './company-build';

/** As a screen shows it. */
const shown = (color: Color) => clampRgb(rgb(color));
const rgb = converter('rgb');

describe("a company's own build", () => {
  test('is the one for everybody when nothing is asked for', () => {
    expect(companyBuild({})).toMatchObject({ name: 'Gloss', sites: [], hosts: [], accent: undefined, icons: undefined });
  });

  test('takes its sites in whatever form they are pasted, each once', () => {
    const { sites } = companyBuild({
      GLOSS_SITES: 'https://wiki.example.com/display/OPS, tickets.example.com\nhttps://wiki.example.com http://old:8080/',
    });
    expect(sites).toEqual(['https://wiki.example.com', 'https://tickets.example.com', 'http://old:8080']);
  });

  test('takes hosts that are only called as patterns', () => {
    const { hosts } = companyBuild({ GLOSS_HOSTS: 'https://llm.example.com/v1 *.gateway.example.com http://*.corp.example/*' });
    expect(hosts).toEqual(['https://llm.example.com/*', 'https://*.gateway.example.com/*', 'http://*.corp.example/*']);
  });

  test('stops on every value that it could not use, and names each', () => {
    const make = () =>
      companyBuild({
        GLOSS_SITES: 'https://*.example.com ftp://files.example.com',
        GLOSS_HOSTS: '*://*/* https://*.com <all_urls>',
        GLOSS_ACCENT: 'bluish',
        GLOSS_ICONS: 'nowhere',
        GLOSS_KEY: 'secret!',
        GLOSS_NAME: 'x'.repeat(46),
      });
    for (const said of ['*.example.com', 'ftp://', '*://*/*', '*.com', '<all_urls>', 'bluish', '128.png', 'GLOSS_KEY', '45 characters']) {
      expect(make).toThrow(said);
    }
  });

  test('reads whatever colour it is given: what can be pressed stays legible in light and dark', () => {
    const theme = readFileSync(path.resolve(import.meta.dirname, '../components/ui/theme.css'), 'utf8');
    const [light = '', dark = ''] = theme.split('prefers-color-scheme: dark');
    for (let hue = 0; hue < 360; hue += 15) {
      const { accent } = companyBuild({ GLOSS_ACCENT: `oklch(0.6 0.25 ${hue})` });
      const token = (css: string, name: string) => {
        const most = css === light ? accent?.chroma : accent?.darkChroma;
        const [, l = '', c = '', h = ''] = new RegExp(`--${name}: oklch\\(([\\d.]+) (.+?) (var\\(--hue\\)|[\\d.]+)\\)`).exec(css) ?? [];
        const factor = /\* ([\d.]+)\)/.exec(c)?.[1] ?? '1';
        const chroma = c.includes('--chroma')
          ? Math.min((most ?? 0) * Number(factor), Number(/min\(([\d.]+)/.exec(c)?.[1] ?? 1))
          : Number(c);
        return shown({ mode: 'oklch', l: Number(l), c: chroma, h: h.startsWith('var') ? (accent?.hue ?? 0) : Number(h) });
      };
      for (const css of [light, dark]) {
        for (const [text, ground] of [
          ['accent', 'paper'],
          ['accent', 'surface'],
          ['accent-strong', 'accent-soft'],
          ['on-accent', 'accent'],
        ] as const) {
          expect(wcagContrast(token(css, text), token(css, ground)), `${text} on ${ground}, hue ${hue}`).toBeGreaterThanOrEqual(4.5);
        }
      }
    }
  });
});
