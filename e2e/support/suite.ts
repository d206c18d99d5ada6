import { z } from 'zod';

/** What these tests need to know of the running suite; `npm test` puts it into the environment. */
const suiteSchema = z.object({
  projectId: z.string(),
  portalUrl: z.url(),
  authHost: z.string(),
  firestoreHost: z.string(),
  functionsHost: z.string(),
  inboxUrl: z.url(),
  /** Of the Bridge API. */
  bridgeUrl: z.url(),
  /** Where the secrets of the run's bridges are. */
  runDir: z.string(),
});
export type Suite = z.infer<typeof suiteSchema>;

/**
 * Where the suite answers, from `CONFDESK_SUITE` (JSON).
 *
 * @throws Error when these tests were started without one.
 */
export function readSuite(): Suite {
  const given = process.env['CONFDESK_SUITE'];
  if (given === undefined) {
    throw new Error('Browser tests need the running suite: start them with `npm test -- e2e`.');
  }
  return suiteSchema.parse(JSON.parse(given));
}
