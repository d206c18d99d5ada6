/** Asks an emulator what a case has written, over REST. */
import type { Ask, Case, Fields, ShortWrite } from './case.ts';
import { requestOf } from './messages.ts';

/** An emulator and the project in it that is used for asking. */
export interface Emulator {
  readonly port: number;
  readonly projectId: string;
}

/**
 * Puts the rules in force and the documents in place, asks, and resolves with `OK` (for queries with the
 * number of documents behind it, for counts with the count), with the API's word for the error, or, where
 * the rules were refused, with `RULES` and that word.
 */
export async function answerOf(emulator: Emulator, { rules, documents, as, ask }: Case) {
  const refused = await putRules(emulator, rules);
  if (refused !== null) return `RULES ${refused}`;
  await prepare(emulator, documents ?? {});
  return askAs(emulator, as, ask);
}

/** Null, or the API's word for why these rules were refused. */
export async function putRules(emulator: Emulator, rules: string): Promise<string | null> {
  const { port, projectId } = emulator;
  const content = rules.includes('service ') ? rules : wrapped(rules);
  const response = await fetch(
    `http://127.0.0.1:${port}/emulator/v1/projects/${projectId}:securityRules`,
    {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ rules: { files: [{ name: 'security.rules', content }] } }),
    },
  );
  const answer = (await response.json()) as Answer;
  return response.ok ? null : errorOf(answer);
}

function wrapped(body: string): string {
  return `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    ${body}
  }
}`;
}

/** Removes what is there, and stores these. */
export async function prepare(
  emulator: Emulator,
  documents: Readonly<Record<string, Fields>>,
): Promise<void> {
  const { port, projectId } = emulator;
  const address = `http://127.0.0.1:${port}/emulator/v1/projects/${projectId}/databases/(default)/documents`;
  await fetch(address, { method: 'DELETE' });
  const commit = Object.entries(documents).map(([path, fields]): ShortWrite => [
    'set',
    path,
    fields,
  ]);
  if (commit.length === 0) return;
  const answer = await askAs(emulator, 'owner', { commit });
  if (answer !== 'OK') throw new Error(`The documents were not stored: ${answer}.`);
}

/** Asks on what is there. */
export async function askAs(emulator: Emulator, as: string | undefined, ask: Ask): Promise<string> {
  const root = `projects/${emulator.projectId}/databases/(default)/documents`;
  const { method = 'POST', below, body } = requestOf(ask, root);
  const response = await fetch(`http://127.0.0.1:${emulator.port}/v1/${root}${below}`, {
    method,
    headers: {
      'Content-Type': 'application/json',
      ...(as !== undefined && { Authorization: `Bearer ${as === 'owner' ? as : tokenOf(as)}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as Answer;
  return response.ok ? `OK${detailOf(ask, answer)}` : errorOf(answer);
}

type Answer = unknown;

function errorOf(answer: Answer): string {
  const { error } = (Array.isArray(answer) ? answer[0] : answer) as {
    error?: { status?: string };
  };
  return error?.status ?? 'UNKNOWN';
}

/** What of an answer is worth comparing besides that there is one. */
function detailOf(ask: Ask, answer: Answer): string {
  if ('list' in ask) {
    return ` ${(answer as { document?: unknown }[]).filter((each) => each.document).length}`;
  }
  if ('page' in ask) return ` ${(answer as { documents?: unknown[] }).documents?.length ?? 0}`;
  if ('count' in ask) {
    const [first] = answer as {
      result?: { aggregateFields?: { n?: { integerValue?: string } } };
    }[];
    return ` ${first?.result?.aggregateFields?.n?.integerValue ?? '?'}`;
  }
  if ('batchWrite' in ask) {
    const { status = [] } = answer as { status?: { code?: number }[] };
    return ` ${status.map(({ code = 0 }) => code).join(' ')}`;
  }
  return '';
}

/** An unsigned token, as emulators take it. */
function tokenOf(uid: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ sub: uid, user_id: uid })}.`;
}
