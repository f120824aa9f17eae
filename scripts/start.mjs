// From a fresh checkout to Gloss at work, with nothing but Node and npm: what is missing is installed first.
import { ensureNode, ensurePackages, run } from './ensure.mjs';
import { ensureBrowser } from './find-browser.mjs';

ensureNode();
ensurePackages();
ensureBrowser();
run('npx', ['--no-install', 'wxt', 'build']);
run('npx', ['--no-install', 'tsx', 'scripts/start.ts', ...process.argv.slice(2)]);
