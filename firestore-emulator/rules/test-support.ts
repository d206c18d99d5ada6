import { compileRules } from './compile.ts';
import type {
  Decision,
  RulesDocument,
  RulesInput,
  RulesListRequest,
  RulesRequest,
  Ruleset,
} from './types.ts';

/** What the tests of this folder share. */

/** Compiles, and fails the test on anything but a warning. */
export function ruleset(source: string): Ruleset {
  const { ruleset: compiled, issues } = compileRules(source);
  if (compiled === null) throw new Error(issues.map(({ description }) => description).join('\n'));
  return compiled;
}

/** Wraps matches and functions in the service and its database. */
export function service(body: string, version = '2'): string {
  return `rules_version = '${version}';
service cloud.firestore {
  match /databases/{database}/documents {
    ${body}
  }
}`;
}

export function document(
  path: string,
  fields: Readonly<Record<string, RulesInput>> = {},
): RulesDocument {
  return { path, fields: new Map(Object.entries(fields)) };
}

export function request(changes: Partial<RulesRequest> = {}): RulesRequest {
  return {
    method: 'get',
    path: 'docs/d1',
    auth: { uid: 'ann', token: { email: 'ann@example.com', email_verified: true } },
    time: { seconds: 1_790_000_000, nanos: 5_000_000 },
    resource: null,
    ...(['create', 'update', 'delete'].includes(changes.method ?? 'get') && { newResource: null }),
    read: () => null,
    readAfter: () => null,
    budget: { reads: 0, limit: 10, seen: new Set() },
    ...changes,
  };
}

export function listRequest(
  changes: Partial<Omit<RulesListRequest, 'query'>> & {
    readonly query?: Partial<RulesListRequest['query']>;
  } = {},
): RulesListRequest {
  const { auth, time, read, readAfter, budget } = request();
  return {
    method: 'list',
    path: 'docs',
    auth,
    time,
    read,
    readAfter,
    budget,
    ...changes,
    query: {
      allDescendants: false,
      constraints: [],
      limit: null,
      offset: null,
      orderBy: [],
      ...changes.query,
    },
  };
}

/** Decides one condition, standing at `match /docs/{id}`. */
export function decideCondition(
  condition: string,
  changes: Partial<RulesRequest> = {},
  functions = '',
): Decision {
  const source = service(`${functions} match /docs/{id} { allow read, write: if ${condition}; }`);
  return ruleset(source).decide(request(changes));
}

/** `true`, `false`, or `error: …` with the reason and without its place. */
export function outcomeOf(condition: string, changes: Partial<RulesRequest> = {}): string {
  const [tried] = decideCondition(condition, changes).tried;
  if (tried === undefined) return 'nothing tried';
  if (tried.outcome === 'true' || tried.outcome === 'false') return tried.outcome;
  return `${tried.outcome}: ${tried.reason?.replace(/^\d+:\d+: /, '') ?? ''}`;
}
