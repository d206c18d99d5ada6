/** What Firebase Auth has kept of a session, as far as it is needed to ask in its name. */
export interface StoredSession {
  readonly uid: string;
  /** Null for who has none. */
  readonly email: string | null;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Where Firebase Auth keeps it (`indexedDBLocalPersistence` of @firebase/auth), or else in local storage. */
const DATABASE = 'firebaseLocalStorageDb';
const STORE = 'firebaseLocalStorage';

/**
 * Reads the session that is kept in this browser. The SDK does the same and decides what it is worth; this
 * is only for asking sooner.
 *
 * @returns null where there is none, or where it is kept in another way
 */
export async function readStoredSession(
  page: { readonly indexedDB: IDBFactory; readonly localStorage: Storage },
  apiKey: string,
): Promise<StoredSession | null> {
  const key = `firebase:authUser:${apiKey}:[DEFAULT]`;
  try {
    const database = await openExisting(page.indexedDB);
    const kept = database === null ? undefined : await readAndClose(database, key);
    return sessionOf(kept ?? JSON.parse(page.localStorage.getItem(key) ?? 'null'));
  } catch {
    return null;
  }
}

async function readAndClose(database: IDBDatabase, key: string): Promise<unknown> {
  try {
    return await readValue(database, key);
  } finally {
    // An open one would be in the way of the SDK.
    database.close();
  }
}

/** @returns null where there is none: it is not made, so that the SDK makes it as it wants it. */
function openExisting(factory: IDBFactory): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const request = factory.open(DATABASE);
    let isNew = false;
    request.onupgradeneeded = () => {
      isNew = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => (isNew ? resolve(null) : reject(request.error ?? new Error(DATABASE)));
  });
}

function readValue(database: IDBDatabase, key: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request: IDBRequest<unknown> = database
      .transaction(STORE, 'readonly')
      .objectStore(STORE)
      .get(key);
    request.onsuccess = () => resolve(field(request.result, 'value'));
    request.onerror = () => reject(request.error ?? new Error(STORE));
  });
}

function sessionOf(user: unknown): StoredSession | null {
  const tokens = field(user, 'stsTokenManager');
  const [uid, email, accessToken, refreshToken, expiresAt] = [
    field(user, 'uid'),
    field(user, 'email'),
    field(tokens, 'accessToken'),
    field(tokens, 'refreshToken'),
    field(tokens, 'expirationTime'),
  ];
  const isWhole =
    typeof uid === 'string' &&
    typeof accessToken === 'string' &&
    typeof refreshToken === 'string' &&
    typeof expiresAt === 'number';
  if (!isWhole) return null;
  const known = typeof email === 'string' ? email : null;
  return { uid, email: known, accessToken, refreshToken, expiresAt };
}

/** A field of what may be no object. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
