import { clampChroma, oklch, parse } from 'culori';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { FIREFOX_ID, PUBLIC_KEY } from './extension-ids';

/** What a company's own build is made with; `npm run build` without any of it makes the one for everybody. */
export interface CompanyBuild {
  readonly name: string;
  /** Origins that are switched on, and whose permission comes with the installation. */
  readonly sites: readonly string[];
  /** Match patterns of hosts that are called and not read: the endpoint, the collector. */
  readonly hosts: readonly string[];
  /** What can be pressed, in OKLCH. Its lightness stays, and with it the contrast. Undefined: Gloss's own. */
  readonly accent: Accent | undefined;
  /** A folder with 16.png, 32.png, 48.png and 128.png. Undefined: Gloss's own. */
  readonly icons: string | undefined;
  readonly publicKey: string;
  readonly firefoxId: string;
}

export interface Accent {
  readonly hue: number;
  /** On a light ground, and on a dark one: as much of the colour as a screen shows at the lightness that counts there. */
  readonly chroma: number;
  readonly darkChroma: number;
}

export const iconSizes = [16, 32, 48, 128] as const;

/** The lightness of `--accent` in components/ui/theme.css. */
const lightness = { light: 0.465, dark: 0.8 } as const;

const listed = (text: string | undefined): readonly string[] => (text ?? '').split(/[\s,]+/).filter((one) => one !== '');

/** An origin, from an address in whatever form somebody pastes it. */
const originOf = (text: string): string | undefined => {
  const withScheme = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  // A port can be no number, and a host no name: only the parser knows.
  if (!URL.canParse(withScheme) || text.includes('*')) return undefined;
  const { origin, protocol } = new URL(withScheme);
  return protocol === 'https:' || protocol === 'http:' ? origin : undefined;
};

/** "https://*.example.com/*", from a pattern or an address. A pattern for all hosts would be a permission nobody decided on. */
const patternOf = (text: string): string | undefined => {
  const origin = originOf(text.replace('://*.', '://').replace(/^\*\./, '').replace(/\/\*$/, ''));
  if (origin === undefined) return undefined;
  const { protocol, hostname } = new URL(origin);
  const everyHostBelow = /^([a-z]+:\/\/)?\*\./i.test(text);
  return everyHostBelow && !hostname.includes('.') ? undefined : `${protocol}//${everyHostBelow ? '*.' : ''}${hostname}/*`;
};

const accentOf = (text: string): Accent | undefined => {
  const color = oklch(parse(text));
  if (!color) return undefined;
  const chromaAt = (l: number): number => Number(clampChroma({ ...color, l }, 'oklch').c.toFixed(3));
  return { hue: Number((color.h ?? 0).toFixed(1)), chroma: chromaAt(lightness.light), darkChroma: chromaAt(lightness.dark) };
};

/**
 * Reads the build's environment: GLOSS_NAME, GLOSS_SITES, GLOSS_HOSTS, GLOSS_ACCENT, GLOSS_ICONS, GLOSS_KEY, GLOSS_FIREFOX_ID.
 * @throws with every value that could not be used, not only the first: a build for 500 people is not made of a guess.
 */
export const companyBuild = (env: Readonly<Record<string, string | undefined>>): CompanyBuild => {
  const problems: string[] = [];
  /** Each entry as it was understood; what was not is a problem. */
  const all = (key: string, read: (text: string) => string | undefined, wanted: string): readonly string[] => [
    ...new Set(
      listed(env[key]).flatMap((text) => {
        const value = read(text);
        if (value === undefined) problems.push(`${key}: "${text}" is not ${wanted}.`);
        return value === undefined ? [] : [value];
      }),
    ),
  ];

  const sites = all('GLOSS_SITES', originOf, 'the address of one site, such as https://wiki.example.com');
  const hosts = all('GLOSS_HOSTS', patternOf, 'the address of a host, such as https://llm.example.com or https://*.example.com');

  const accent = env['GLOSS_ACCENT'] ? accentOf(env['GLOSS_ACCENT']) : undefined;
  if (env['GLOSS_ACCENT'] && !accent) problems.push(`GLOSS_ACCENT: "${env['GLOSS_ACCENT']}" is not a colour, such as #0b5fff.`);

  const icons = env['GLOSS_ICONS'] ? path.resolve(env['GLOSS_ICONS']) : undefined;
  const missing = icons === undefined ? [] : iconSizes.filter((size) => !existsSync(path.join(icons, `${size}.png`)));
  if (missing.length > 0) problems.push(`GLOSS_ICONS: ${missing.map((size) => `${size}.png`).join(', ')} is not in that folder.`);

  const name = env['GLOSS_NAME']?.trim() ?? '';
  if (name.length > 45) problems.push('GLOSS_NAME: longer than the 45 characters that stores and browsers take.');

  const publicKey = env['GLOSS_KEY']?.replaceAll(/\s|-----[A-Z ]+-----/g, '') ?? '';
  if (publicKey && !/^MII[\w+/]+=*$/.test(publicKey)) problems.push('GLOSS_KEY: not a public key in base64 (the middle of a PEM file).');

  if (problems.length > 0) throw new Error(`This build can't be made as asked.\n${problems.join('\n')}`);
  return {
    name: name || 'Gloss',
    sites,
    hosts,
    accent,
    icons,
    publicKey: publicKey || PUBLIC_KEY,
    firefoxId: env['GLOSS_FIREFOX_ID'] ?? FIREFOX_ID,
  };
};
