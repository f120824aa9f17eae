import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Where `npm run build:capture` writes the capture script, and where the terminal and the benches read it. */
export const captureScriptPath = `${root}.output/capture.js`;

/** Bundles the shipped capture into one expression: `(document, ctx) => Promise<{ title, blocks, locate }>`. */
export const buildCapture = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [`${root}lib/page/capture-script.ts`],
    bundle: true,
    format: 'iife',
    globalName: 'gloss',
    platform: 'browser',
    target: 'chrome120',
    tsconfig: `${root}tsconfig.json`,
    write: false,
  });
  const script = `(() => {\n${outputFiles[0]?.text ?? ''}\nreturn gloss.captureScript;\n})()\n`;
  await mkdir(`${root}.output`, { recursive: true });
  await writeFile(captureScriptPath, script);
  return script;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const script = await buildCapture();
  console.log(`.output/capture.js  ${(script.length / 1024).toFixed(1)} KB`);
}
