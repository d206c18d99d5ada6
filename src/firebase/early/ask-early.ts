import { paths } from '../../../domain/paths.ts';
import type { PortalConfiguration } from '../configuration.ts';
import type { EarlyAnswers, Question } from './early-answers.ts';
import { field, type StoredSession } from './stored-session.ts';

/** Firebase Auth renews what has less than this left (`TOKEN_REFRESH` of @firebase/auth). */
const RENEWED_BEFORE_MS = 30_000;
/** Of a person; whoever has more waits for those. */
const MOST_ACCOUNTS = 8;

/** What is asked for. */
export interface EarlyRequest {
  readonly configuration: PortalConfiguration;
  readonly session: StoredSession;
  /** That the address is of; null: of none. */
  readonly accountId: string | null;
  /** A structured query of its documents that the page begins with, or null. */
  readonly firstQuery: object | null;
  readonly now: Date;
}

/**
 * Asks for what every visit begins with, as the SDKs will ask: whether the session still holds, the
 * person's memberships and accounts, and the page's first list. Nothing is decided here: what comes is
 * taken up by the SDKs, and what was not asked as they ask it goes unused.
 *
 * @throws what `fetch` throws; the caller need not care
 */
export async function askEarly(answers: EarlyAnswers, request: EarlyRequest): Promise<void> {
  const { configuration, session, accountId, firstQuery } = request;
  const token = await currentToken(answers, request);
  if (token === null) return;
  const ask = (question: Question) => answers.ask(question);
  const firestore = (path: string, rpc: string, body: object): Question =>
    firestoreQuestion(configuration, token, path, rpc, body);
  const documents = `projects/${configuration.projectId}/databases/(default)/documents`;
  const account = (id: string): Question =>
    firestore(documents, 'batchGet', { documents: [`${documents}/${paths.account(id)}`] });

  void ask(authQuestion(configuration, ACCOUNTS, JSON.stringify({ idToken: token }), 'json'));
  const memberships = ask(firestore(documents, 'runQuery', membershipsOf(session.uid)));
  if (accountId !== null) {
    void ask(account(accountId));
    if (firstQuery !== null) {
      void ask(
        firestore(`${documents}/${paths.account(accountId)}`, 'runQuery', {
          structuredQuery: firstQuery,
        }),
      );
    }
  }
  const others = accountsIn(await (await memberships).json()).filter((id) => id !== accountId);
  for (const id of others.slice(0, MOST_ACCOUNTS)) void ask(account(id));
}

/** The session's token, or the one that it is renewed with; null where that is refused. */
async function currentToken(
  answers: EarlyAnswers,
  { configuration, session, now }: EarlyRequest,
): Promise<string | null> {
  if (now.getTime() <= session.expiresAt - RENEWED_BEFORE_MS) return session.accessToken;
  const body = `grant_type=refresh_token&refresh_token=${encodeURIComponent(session.refreshToken)}`;
  const answer = await answers.ask(
    authQuestion(configuration, TOKENS, body, 'x-www-form-urlencoded'),
  );
  const token = answer.ok ? field(await answer.json(), 'access_token') : null;
  return typeof token === 'string' ? token : null;
}

const ACCOUNTS = 'identitytoolkit.googleapis.com/v1/accounts:lookup';
const TOKENS = 'securetoken.googleapis.com/v1/token';

function authQuestion(
  { emulators, apiKey }: PortalConfiguration,
  path: string,
  body: string,
  type: string,
): Question {
  const origin = emulators === undefined ? 'https://' : `${emulators.authUrl}/`;
  return {
    url: `${origin}${path}?key=${encodeURIComponent(apiKey)}`,
    body,
    headers: { 'Content-Type': `application/${type}` },
    // As Firebase Auth has it: a key can be bound to the sites that use it.
    referrerPolicy: 'strict-origin-when-cross-origin',
  };
}

function firestoreQuestion(
  { emulators, apiKey, projectId }: PortalConfiguration,
  token: string,
  path: string,
  rpc: string,
  body: object,
): Question {
  const origin =
    emulators === undefined
      ? 'https://firestore.googleapis.com'
      : `http://${emulators.firestoreHost}:${emulators.firestorePort}`;
  return {
    url: `${origin}/v1/${path}:${rpc}?key=${encodeURIComponent(apiKey)}`,
    body: JSON.stringify(body),
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'text/plain',
      'google-cloud-resource-prefix': `projects/${projectId}/databases/(default)`,
    },
  };
}

/** `members where uid == me`, as the SDK writes it. */
function membershipsOf(uid: string): object {
  return {
    structuredQuery: {
      from: [{ collectionId: 'members', allDescendants: true }],
      where: {
        fieldFilter: {
          field: { fieldPath: 'uid' },
          op: 'EQUAL',
          value: { stringValue: uid },
        },
      },
      orderBy: [{ field: { fieldPath: '__name__' }, direction: 'ASCENDING' }],
    },
  };
}

/** Ids of the accounts whose members were found. */
function accountsIn(found: unknown): string[] {
  if (!Array.isArray(found)) return [];
  return found.flatMap((each: unknown) => {
    const name = field(field(each, 'document'), 'name');
    const id = typeof name === 'string' ? /\/accounts\/([^/]+)\/members\//.exec(name)?.[1] : null;
    return id === null || id === undefined ? [] : [id];
  });
}
