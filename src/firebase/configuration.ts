/** Where the portal finds its Firebase project, or the emulators that stand for it. */
export interface PortalConfiguration {
  readonly projectId: string;
  readonly apiKey: string;
  readonly authDomain?: string;
  readonly appId?: string;
  /** Present in local runs only. `authUrl` is an origin, such as `http://127.0.0.1:9099`. */
  readonly emulators?: {
    readonly authUrl: string;
    readonly firestoreHost: string;
    readonly firestorePort: number;
  };
}

/**
 * Reads the configuration: the launcher's `<meta name="confdesk-emulators">` in a local run
 * (docs/local.md), otherwise the VITE_FIREBASE_* variables of the build.
 *
 * @throws Error when there is neither, naming what is missing.
 */
export function readConfiguration(): PortalConfiguration {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="confdesk-emulators"]');
  return meta === null ? fromBuild(import.meta.env) : fromMeta(meta.content);
}

function fromMeta(content: string): PortalConfiguration {
  const given: unknown = JSON.parse(content);
  const field = (name: string): unknown =>
    typeof given === 'object' && given !== null ? Reflect.get(given, name) : undefined;
  const text = (name: string): string => {
    const value = field(name);
    if (typeof value !== 'string' || value === '') throw missing(`confdesk-emulators ${name}`);
    return value;
  };
  const port = field('firestorePort');
  if (typeof port !== 'number' || !Number.isInteger(port))
    throw missing('confdesk-emulators firestorePort');
  return {
    projectId: text('projectId'),
    apiKey: text('apiKey'),
    emulators: {
      authUrl: text('authUrl'),
      firestoreHost: text('firestoreHost'),
      firestorePort: port,
    },
  };
}

function fromBuild(env: ImportMetaEnv): PortalConfiguration {
  const projectId = env.VITE_FIREBASE_PROJECT_ID;
  const apiKey = env.VITE_FIREBASE_API_KEY;
  if (!projectId) throw missing('VITE_FIREBASE_PROJECT_ID');
  if (!apiKey) throw missing('VITE_FIREBASE_API_KEY');
  return {
    projectId,
    apiKey,
    authDomain: env.VITE_FIREBASE_AUTH_DOMAIN || `${projectId}.firebaseapp.com`,
    ...(env.VITE_FIREBASE_APP_ID ? { appId: env.VITE_FIREBASE_APP_ID } : {}),
  };
}

function missing(name: string): Error {
  return new Error(`This build of the portal is not configured: ${name} is missing.`);
}
