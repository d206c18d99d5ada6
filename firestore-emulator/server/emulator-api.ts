/**
 * What the Emulator Suite asks of its Firestore over HTTP, and a few questions of our own for tests
 * and benchmarks, all below `/emulator/v1/projects/{p}`.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Databases } from './databases.ts';
import type { Denials } from './denials.ts';
import type { Engine } from '../engine/values/types.ts';
import type { Delivery } from '../triggers/delivery.ts';
import type { FaultSwitch } from '../triggers/faults.ts';
import type { TriggerRegistry } from '../triggers/registry.ts';
import path from 'node:path';
import { asFirestoreError } from '../api/status.ts';
import { databaseOf } from '../api/names.ts';
import { parseTime } from '../api/time-text.ts';
import { readTimestamp } from '../api/values.ts';
import { FirestoreError } from '../engine/values/error.ts';
import { toMicros } from '../engine/values/time.ts';
import { readJsonBody } from '../protocol-rest/body.ts';
import { sendError, sendJson } from '../protocol-rest/respond.ts';
import { logIssues } from './rules-log.ts';
import { describeErrors, type RulesState } from './rules-state.ts';
import { exportDatabase } from './transfer.ts';
import { readFaults } from '../triggers/faults.ts';
import { readBackgroundTrigger, readEventarcTrigger } from '../triggers/registry.ts';

export interface EmulatorParts {
  readonly rules: RulesState;
  readonly denials: Denials;
  readonly databases: Databases;
  readonly triggers: TriggerRegistry;
  readonly delivery: Delivery;
  readonly faults: FaultSwitch;
  readonly log: (line: string) => void;
}

interface Call {
  readonly parts: EmulatorParts;
  readonly project: string;
  /** What stands in place of `*` in the route's pattern. */
  readonly rest: readonly string[];
  readonly parameters: URLSearchParams;
  readonly body: () => Promise<unknown>;
}

type Answer = (call: Call) => unknown;

/** `*` is one segment of the address. Relative to `/emulator/v1/projects/{p}`. */
const routes: readonly (readonly [string, string, Answer])[] = [
  ['PUT', ':securityRules', putRules],
  ['POST', '/eventarcTrigger', addEventarcTrigger],
  ['PUT', '/triggers/*', addBackgroundTrigger],
  ['DELETE', '/triggers/*', removeTrigger],
  ['POST', ':export', postExport],
  ['DELETE', '/databases/*/documents', clear],
  ['POST', '/databases/*/documents:deleteExpired', deleteExpired],
  ['GET', ':counters', getCounters],
  ['POST', ':resetCounters', resetCounters],
  ['GET', ':ruleCoverage', getCoverage],
  ['GET', ':denials', ({ parts }) => ({ denials: parts.denials.all })],
  ['GET', ':faults', ({ parts }) => parts.faults.current],
  ['PUT', ':faults', putFaults],
];

/** Answers the request if its address is the emulator's own; false: it is somebody else's. */
export async function handleEmulatorApi(
  parts: EmulatorParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const match = /^\/emulator\/v1\/projects\/([^/:]+)([/:].*)$/s.exec(url.pathname);
  const [, project, below] = match ?? [];
  if (project === undefined || below === undefined) return false;
  try {
    const { answer, rest } = findAnswer(request.method ?? 'GET', below);
    const body = await answer({
      parts,
      project: decodeURIComponent(project),
      rest,
      parameters: url.searchParams,
      body: () => readJsonBody(request),
    });
    sendJson(response, 200, body ?? {});
  } catch (cause) {
    const error = asFirestoreError(cause, (each) => {
      parts.log(`internal ${each instanceof Error ? (each.stack ?? each.message) : String(each)}`);
    });
    sendError(response, error);
  }
  return true;
}

function findAnswer(method: string, below: string): { answer: Answer; rest: readonly string[] } {
  for (const [routeMethod, pattern, answer] of routes) {
    const form = new RegExp(`^${pattern.replaceAll('*', '([^/]+)')}$`, 's');
    const match = routeMethod === method ? form.exec(below) : null;
    if (match) return { answer, rest: match.slice(1).map(decodeURIComponent) };
  }
  throw new FirestoreError('NOT_FOUND', 'The emulator has nothing at this address.');
}

/**
 * `{rules: {files: [{name, content}]}, ignore_errors}`, answered with the issues that the compiler found.
 * Rules that do not compile are refused, and those in force stay; with `ignore_errors`, which firebase-tools
 * sends as it watches the file, they are taken, and each request is answered with what is wrong.
 */
async function putRules({ parts, project, body }: Call) {
  const { rules, ignore_errors: ignoresErrors } = (await body()) as {
    rules?: { files?: { content?: unknown }[] };
    ignore_errors?: unknown;
  };
  const content = rules?.files?.[0]?.content;
  if (typeof content !== 'string') {
    throw new FirestoreError('INVALID_ARGUMENT', 'rules.files[0].content is not a text.');
  }
  const evenBroken = ignoresErrors === true;
  const issues = parts.rules.replace(project, content, evenBroken);
  logIssues(issues, 'security.rules', parts.log);
  if (!evenBroken && issues.some(({ severity }) => severity === 'ERROR')) {
    throw new FirestoreError('INVALID_ARGUMENT', describeErrors(issues));
  }
  return {
    issues: issues.map(({ severity, description, line, column }) => ({
      severity,
      description,
      sourcePosition: { line, column },
    })),
  };
}

/** How often each clause of the project's rules was what. */
function getCoverage({ parts, project }: Call) {
  return { clauses: parts.rules.coverage(project) };
}

async function addEventarcTrigger({ parts, project, parameters, body }: Call) {
  const key = parameters.get('eventarcTriggerId');
  if (!key) throw new FirestoreError('INVALID_ARGUMENT', 'eventarcTriggerId is missing.');
  parts.triggers.add(readEventarcTrigger(project, key, unpack(await body())));
}

async function addBackgroundTrigger({ parts, project, rest, body }: Call) {
  parts.triggers.add(readBackgroundTrigger(project, rest[0] ?? '', unpack(await body())));
}

function removeTrigger({ parts, project, rest }: Call) {
  parts.triggers.remove(project, rest[0] ?? '');
}

/** firebase-tools serialises the body itself, and its client may do so again. */
function unpack(body: unknown): unknown {
  return typeof body === 'string' ? (JSON.parse(body) as unknown) : body;
}

/** `{database, export_directory, export_name}`; the folder is relative to where we were started. */
async function postExport({ parts, body }: Call) {
  const request = (await body()) as Readonly<Record<string, unknown>>;
  const { database, export_directory: directory, export_name: name } = request;
  if (typeof database !== 'string' || typeof directory !== 'string' || typeof name !== 'string') {
    throw new FirestoreError(
      'INVALID_ARGUMENT',
      'An export needs database, export_directory and export_name.',
    );
  }
  const context = parts.databases.of(databaseOf(database));
  const folder = path.resolve(directory, name);
  const documents = await exportDatabase(context.engine, context.database, folder);
  parts.log(`export.done ${documents} documents to ${folder}`);
}

function clear({ parts, project, rest }: Call) {
  parts.databases.of({ project, database: rest[0] ?? '' }).engine.clear();
}

/** `{at}`, a time; without it, now. Answered with the paths of what has expired by then and is gone. */
async function deleteExpired({ parts, project, rest, body }: Call) {
  const { at } = (await body()) as { readonly at?: unknown };
  const time = typeof at === 'string' ? parseTime(at) : null;
  if (at !== undefined && time === null) {
    throw new FirestoreError('INVALID_ARGUMENT', 'at is not a time such as 2027-01-02T00:00:00Z.');
  }
  const database = { project, database: rest[0] ?? '' };
  const millis = time === null ? undefined : toMicros(readTimestamp(time)) / 1000;
  return { deleted: parts.databases.deleteExpired(database, millis) };
}

/** What a project's databases have read and written, and how its events fare. */
function getCounters({ parts, project }: Call) {
  const sum = { documentReads: 0, documentWrites: 0, documentDeletes: 0 };
  for (const { counters } of enginesOf(parts, project)) {
    sum.documentReads += counters.documentReads;
    sum.documentWrites += counters.documentWrites;
    sum.documentDeletes += counters.documentDeletes;
  }
  return { ...sum, events: parts.delivery.state };
}

function resetCounters({ parts, project }: Call) {
  for (const { counters } of enginesOf(parts, project)) {
    counters.documentReads = 0;
    counters.documentWrites = 0;
    counters.documentDeletes = 0;
  }
}

function enginesOf(parts: EmulatorParts, project: string): readonly Engine[] {
  return [...parts.databases.all()]
    .filter((context) => context.database.project === project)
    .map((context) => context.engine);
}

async function putFaults({ parts, body }: Call) {
  parts.faults.set(readFaults(await body()));
  return parts.faults.current;
}
