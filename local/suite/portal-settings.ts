import type { SuiteAddresses } from './addresses.ts';

/**
 * What tells the portal where the emulators are: the content of its `<meta name="confdesk-emulators">`.
 * A production build has no such element and takes its project from the build's variables.
 */
export function portalSettings(
  suite: Pick<SuiteAddresses, 'projectId' | 'authHost' | 'firestoreHost'>,
): string {
  const firestore = new URL(`http://${suite.firestoreHost}`);
  return JSON.stringify({
    projectId: suite.projectId,
    apiKey: 'demo-key',
    authUrl: `http://${suite.authHost}`,
    firestoreHost: firestore.hostname,
    firestorePort: Number(firestore.port),
  });
}

/** The portal's page with those settings in it. */
export function withPortalSettings(html: string, settings: string): string {
  const meta = `<meta name="confdesk-emulators" content="${settings.replaceAll('"', '&quot;')}" />`;
  return html.replace('<head>', `<head>\n    ${meta}`);
}
