import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // A browser each, and two cores for a real browser are not many.
  workers: 1,
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: process.env.GLOSS_E2E_REPORT ? [['line'], ['json', { outputFile: process.env.GLOSS_E2E_REPORT }]] : [['list']],
  use: { trace: 'off', screenshot: 'off', video: 'off' },
});
