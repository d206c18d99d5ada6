import type { Route } from '@playwright/test';

/** What hosting answers for a file that a deploy took away: the portal's own page, as for every address. */
export const answerWithPortal = (route: Route): Promise<void> =>
  route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Confdesk</title>' });
