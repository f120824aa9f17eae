import path from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'wxt';
import { makeWordFilter } from './lib/core/word-filter';
import { sitePattern } from './lib/core/site-pattern';
import { brand, brandFiles } from './scripts/brand';
import { companyBuild } from './scripts/company-build';
import { writeContents } from './scripts/write-contents';
import { englishWords, writeWordList } from './scripts/word-lists';

// A company's own name, sites and colour, where the environment names them (docs/rollout/own-build.md).
const build = companyBuild(process.env);

/** Where a manifest has words, the browser puts those of its language. @param key as in locales/en.json. */
const message = (key: string): string => `__MSG_${key.replaceAll('.', '_')}__`;

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/i18n/module'],
  imports: false,
  manifestVersion: 3,
  vite: () => ({ plugins: [brand(build), tailwindcss()] }),
  hooks: {
    'build:publicAssets': (wxt, files) => {
      brandFiles(build, files);
      files.push(writeWordList(path.join(wxt.config.wxtDir, 'words'), 'en', makeWordFilter(englishWords())));
    },
    'build:manifestGenerated': (_, manifest) => {
      // Firefox's sidebar; WXT takes it from the page's title, where no browser puts a message.
      if (manifest.sidebar_action) manifest.sidebar_action.default_title = message('manifest.name');
    },
    'build:done': (wxt, output) => writeContents(wxt.config, output, build.name),
  },
  // The sources that a store's reviewers get: what builds the extension, and nothing that a run left behind.
  zip: { excludeSources: ['data/**', 'shots/**', 'test-results/**', 'evals/candidates/**'] },
  manifest: ({ browser }) => ({
    name: message('manifest.name'),
    default_locale: 'en',
    description: message('manifest.description'),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: { id: build.firefoxId, strict_min_version: '128.0', data_collection_permissions: { required: ['websiteContent'] } },
          },
        }
      : { minimum_chrome_version: '120', key: build.publicKey, storage: { managed_schema: 'managed_schema.json' } }),
    permissions: [
      'activeTab',
      'alarms',
      'contextMenus',
      'declarativeNetRequestWithHostAccess',
      'scripting',
      'storage',
      'unlimitedStorage',
      // `offscreen`: a document for the browser's own model, which a worker cannot reach.
      ...(browser === 'firefox' ? [] : ['sidePanel', 'offscreen']),
    ],
    // Asked for when the reader wants to be told that a flag was answered.
    optional_permissions: ['notifications'],
    // What a company's own build is force-installed for: no question at the first click. Chromium and Firefox know no port here.
    host_permissions: [...new Set([...build.sites.map(sitePattern), ...build.hosts])],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    action: { default_title: message('manifest.open') },
    commands: {
      'explain-selection': { suggested_key: { default: 'Alt+Shift+K' }, description: message('asked.explainSelection') },
      summarize: { suggested_key: { default: 'Alt+Shift+U' }, description: message('manifest.summarize') },
      ask: { suggested_key: { default: 'Alt+Shift+L' }, description: message('panel.composer.page') },
    },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; object-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self' https: http:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  }),
});
