import tailwindcss from '@tailwindcss/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserFlags } from './scripts/browser-flags.mjs';
import { findBrowser } from './scripts/find-browser.mjs';

const skip = ['**/node_modules/**', '.output/**', 'e2e/**/*.spec.ts'];
const browser = findBrowser();

export default defineConfig({
  plugins: [tailwindcss()],
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', environment: 'node', include: ['**/*.test.ts'], exclude: [...skip, '**/*.browser.test.ts'] },
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
