import { defineConfig } from '@playwright/test';
import { SCREEN_MS, TEST_MS } from './e2e/support/patience.ts';
import { readSuite } from './e2e/support/suite.ts';

const { portalUrl } = readSuite();
const chromium = process.env['CHROMIUM_PATH'];

/**
 * Browser tests against the running suite; `npm test` starts it, finds a Chromium and tells both
 * through the environment: `CONFDESK_SUITE` (addresses) and `CHROMIUM_PATH` (a program; absent:
 * Playwright's own browser).
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  // On two cores a third fills the time in which the others wait for the server.
  workers: 3,
  // A test that fails now and then is a defect to be found, not to be run again.
  retries: 0,
  forbidOnly: true,
  timeout: TEST_MS,
  expect: { timeout: SCREEN_MS },
  reporter: [['list']],
  use: {
    baseURL: portalUrl,
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    locale: 'en-CA',
    // Not the zone of the test accounts, so that a mix-up of the two shows.
    timezoneId: 'Asia/Tokyo',
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: ['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
});
