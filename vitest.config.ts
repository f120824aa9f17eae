import tailwindcss from '@tailwindcss/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserFlags } from './scripts/browser-flags.mjs';
import { findBrowser } from './scripts/find-browser.mjs';

const skip = ['**/node_modules/**', '.output/**', 'e2e/**/*.spec.ts'];
const browser = findBrowser();
/** The interface's words in English: there is no extension, and so no i18n of the browser. */
const words = ['./locales/english.ts'];

export default defineConfig({
  plugins: [tailwindcss()],
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    // No test is about time: what hangs is ended, what is slow on a busy machine is not.
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['**/*.test.ts'],
          exclude: [...skip, '**/*.browser.test.ts'],
          setupFiles: words,
        },
      },
      {
        extends: true,
        // Named here, because one that is found in the middle of a run reloads the page under the tests.
        optimizeDeps: {
          include: [
            'react',
            'react-dom',
            'react-dom/client',
            'react/jsx-runtime',
            'react/jsx-dev-runtime',
            '@tanstack/react-query',
            'dexie',
            'dexie-react-hooks',
            'zod',
            'partial-json',
            'uplot',
            '@webext-core/messaging',
            '@wxt-dev/i18n',
            'fast-check',
          ],
        },
        test: {
          name: 'browser',
          include: ['**/*.browser.test.{ts,tsx}'],
          exclude: skip,
          // Two cores: a second page would only make both slower.
          fileParallelism: false,
          css: true,
          setupFiles: words,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1024, height: 768 },
            provider: playwright({ launchOptions: { args: browserFlags, ...(browser && { executablePath: browser.path }) } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
