import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'wxt';
import { FIREFOX_ID, PUBLIC_KEY } from './extension-ids';

export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  imports: false,
  manifestVersion: 3,
  vite: () => ({ plugins: [tailwindcss()] }),
  // The sources that a store's reviewers get: what builds the extension, and nothing that a run left behind.
  zip: { excludeSources: ['data/**', 'shots/**', 'test-results/**', 'evals/candidates/**'] },
  manifest: ({ browser }) => ({
    name: 'Gloss',
    description: 'Highlight, ask, see the proof: contextual help inside the tools your company already reads.',
    ...(browser === 'firefox'
      ? { browser_specific_settings: { gecko: { id: FIREFOX_ID, strict_min_version: '128.0' } } }
      : { minimum_chrome_version: '120', key: PUBLIC_KEY, storage: { managed_schema: 'managed_schema.json' } }),
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
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    action: { default_title: 'Open Gloss' },
    commands: {
      'explain-selection': { suggested_key: { default: 'Alt+Shift+K' }, description: 'Explain the selection' },
      summarize: { suggested_key: { default: 'Alt+Shift+U' }, description: 'Summarize the selection or the page' },
      ask: { suggested_key: { default: 'Alt+Shift+L' }, description: 'Ask about this page' },
    },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; object-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src https: http:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  }),
});
