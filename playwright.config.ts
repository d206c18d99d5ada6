import { defineConfig } from '@playwright/test';
import { readSuite } from './e2e/support/suite.ts';

const { portalUrl } = readSuite();
const chromium = process.env['CONFDESK_CHROMIUM'];

/**
 * Browser tests against the running suite; `npm test` starts both and tells where they are through
 * the environment: `CONFDESK_SUITE` (addresses) and `CONFDESK_CHROMIUM` (a program; absent:
 * Playwright's own browser).
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  // A test that fails now and then is a fault to be found, not to be run again.
  retries: 0,
  forbidOnly: true,
  timeout: 40_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: portalUrl,
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    locale: 'en-CA',
    // Not the zone of the test accounts, so that a mix-up of the two shows.
    timezoneId: 'Asia/Tokyo',
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'retain-on-failure',
    ...(chromium === undefined ? {} : { launchOptions: { executablePath: chromium } }),
  },
});
