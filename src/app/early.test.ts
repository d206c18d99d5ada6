import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deleteApp, initializeApp, type FirebaseApp } from 'firebase/app';
import {
  connectAuthEmulator,
  initializeAuth,
  inMemoryPersistence,
  signInWithEmailAndPassword,
  type Auth,
} from 'firebase/auth';
import {
  connectFirestoreEmulator,
  getDoc,
  getFirestore,
  type Firestore,
} from 'firebase/firestore/lite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { selectionOf } from '../features/conferences/api/list-parts.ts';
import { FIRST_PAGE_QUERY } from '../features/conferences/api/first-page-query.ts';
import { readPage } from '../features/conferences/api/read-list.ts';
import { collections } from '../firebase/collections.ts';
import { readMemberships } from '../firebase/accounts/read-memberships.ts';
import { PAGE_SIZE } from '../firebase/paged-list.ts';
import { askEarly, type EarlyRequest } from '../firebase/early/ask-early.ts';
import type { Question } from '../firebase/early/early-answers.ts';

/* What is asked early is worth nothing unless the SDKs ask the same; so here they do, of a server that listens. */

const NOW = new Date('2026-11-30T12:00:00Z');
const HOUR = 3_600_000;

interface Asked {
  readonly url: string;
  readonly body: string;
  readonly authorization: string | null;
}

let server: Server;
let app: FirebaseApp;
let auth: Auth;
let db: Firestore;
let origin: string;
let asked: Asked[];
/** What the server answers, by the end of the path. */
let answers: Record<string, unknown>;

beforeEach(async () => {
  asked = [];
  answers = {
    'accounts:signInWithPassword': {
      localId: 'jane',
      idToken: 'first',
      refreshToken: 'kept',
      expiresIn: '3600',
    },
    'accounts:lookup': { users: [{ localId: 'jane', email: 'jane@acme.example' }] },
    token: { access_token: 'second', refresh_token: 'kept', expires_in: '3600' },
    'documents:runQuery': [],
    'acme:runQuery': [],
  };
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += String(part)));
    request.on('end', () => {
      const { authorization = null } = request.headers;
      asked.push({ url: `${origin}${request.url ?? ''}`, body, authorization });
      response.end(JSON.stringify(answerTo(request.url ?? '', body)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  app = initializeApp({ projectId: 'demo', apiKey: 'a key' }, 'early.test');
  auth = initializeAuth(app, { persistence: inMemoryPersistence });
  connectAuthEmulator(auth, origin, { disableWarnings: true });
  db = getFirestore(app);
  connectFirestoreEmulator(db, '127.0.0.1', port);
});
afterEach(async () => {
  await deleteApp(app);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function answerTo(url: string, body: string): unknown {
  if (url.includes(':batchGet')) {
    const { documents } = JSON.parse(body) as { documents: string[] };
    return documents.map((missing) => ({ missing, readTime: '2026-11-30T12:00:00Z' }));
  }
  const path = new URL(url, origin).pathname;
  return Object.entries(answers).find(([end]) => path.endsWith(end))?.[1];
}

/** As the questions that are asked early; the answers are the server's. */
async function early(changes: Partial<EarlyRequest['session']> = {}): Promise<Asked[]> {
  const questions: Asked[] = [];
  const ask = ({ url, body, headers }: Question): Promise<Response> => {
    questions.push({ url, body, authorization: headers['Authorization'] ?? null });
    const answer = JSON.stringify(answerTo(url.slice(origin.length), body));
    return Promise.resolve(new Response(answer));
  };
  const { port } = new URL(origin);
  await askEarly(
    { ask, forget: () => undefined },
    {
      configuration: {
        projectId: 'demo',
        apiKey: 'a key',
        emulators: { authUrl: origin, firestoreHost: '127.0.0.1', firestorePort: Number(port) },
      },
      session: {
        uid: 'jane',
        email: 'jane@acme.example',
        accessToken: 'first',
        refreshToken: 'kept',
        expiresAt: NOW.getTime() + HOUR,
        ...changes,
      },
      accountId: 'acme',
      firstQuery: FIRST_PAGE_QUERY,
      now: NOW,
    },
  );
  return questions;
}

async function readAsThePortal(): Promise<void> {
  await readMemberships(db, 'jane');
  await getDoc(collections.account(db, 'acme'));
  await readPage(db, {
    accountId: 'acme',
    selection: selectionOf({}, ''),
    cursor: null,
    now: NOW,
    size: PAGE_SIZE,
  });
}

const sorted = (questions: readonly Asked[]) =>
  questions.toSorted((a, b) => (a.url + a.body < b.url + b.body ? -1 : 1));

it('asks what the SDKs ask, to the letter, in the same name', async () => {
  await signInWithEmailAndPassword(auth, 'jane@acme.example', 'secret');
  asked = [];
  await auth.currentUser?.reload();
  await readAsThePortal();
  expect(asked).toHaveLength(4);
  expect(sorted(await early())).toEqual(sorted(asked));
});

it('renews what is about to end as the SDK does, and goes on with what it got', async () => {
  await signInWithEmailAndPassword(auth, 'jane@acme.example', 'secret');
  asked = [];
  await auth.currentUser?.getIdToken(true);
  await auth.currentUser?.reload();
  await readAsThePortal();
  expect(asked).toHaveLength(5);
  expect(sorted(await early({ expiresAt: NOW.getTime() + 29_999 }))).toEqual(sorted(asked));
});

it('asks nothing more in a name that is not renewed', async () => {
  answers['token'] = { error: { message: 'TOKEN_EXPIRED' } };
  const questions = await early({ expiresAt: NOW.getTime() });
  expect(questions.map(({ url }) => new URL(url).pathname)).toEqual([
    '/securetoken.googleapis.com/v1/token',
  ]);
});

it('asks for the accounts of all memberships, each once', async () => {
  const member = (accountId: string) => ({
    document: {
      name: `projects/demo/databases/(default)/documents/accounts/${accountId}/members/jane`,
    },
  });
  answers['documents:runQuery'] = [member('acme'), member('zeta'), { readTime: 'then' }];
  const accounts = (await early())
    .filter(({ url }) => url.includes(':batchGet'))
    .map(({ body }) => /accounts\/(\w+)/.exec(body)?.[1]);
  expect(accounts).toEqual(['acme', 'zeta']);
});
