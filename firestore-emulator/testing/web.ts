/** The full web SDK, whose reads and writes go over streams. Apart, for it takes a while to load. */
import { deleteApp, initializeApp, type FirebaseApp } from 'firebase/app';
import {
  connectFirestoreEmulator,
  getFirestore,
  setLogLevel,
  type Firestore,
} from 'firebase/firestore';
import { projectId } from './world.ts';

// Many tests are about requests that fail; the SDK would print each.
setLogLevel('silent');

export interface WebClients {
  /** One of its own, signed in as this uid, or not at all. */
  open(uid: string | null): Firestore;
  stop(): Promise<void>;
}

/** Clients of the emulator on this port. */
export function webClients(port: number): WebClients {
  const apps: FirebaseApp[] = [];
  return {
    open(uid) {
      const app = initializeApp({ projectId }, `web-${port}-${apps.length}`);
      apps.push(app);
      const client = getFirestore(app);
      const options = uid === null ? {} : { mockUserToken: { sub: uid } };
      connectFirestoreEmulator(client, '127.0.0.1', port, options);
      return client;
    },
    async stop() {
      await Promise.all(apps.map((app) => deleteApp(app)));
    },
  };
}

/** What a listener hears, one at a time. */
export interface Heard<T> {
  readonly next: (value: T) => void;
  readonly fail: (error: Error) => void;
  /** Resolves with the oldest that has not been taken yet; rejects with the listener's error. */
  take(): Promise<T>;
}

export function hear<T>(): Heard<T> {
  const heard: (() => Promise<T>)[] = [];
  const waiting: ((get: () => Promise<T>) => void)[] = [];
  const put = (get: () => Promise<T>) => {
    const first = waiting.shift();
    if (first) first(get);
    else heard.push(get);
  };
  return {
    next: (value) => {
      put(() => Promise.resolve(value));
    },
    fail: (error) => {
      put(() => Promise.reject(error));
    },
    async take() {
      const get =
        heard.shift() ?? (await new Promise<() => Promise<T>>((resolve) => waiting.push(resolve)));
      return get();
    },
  };
}
