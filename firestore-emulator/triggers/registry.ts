/** The triggers that the Functions emulator registers, and which of them a change concerns. */
import type { Change } from '../engine/values/types.ts';
import { FirestoreError } from '../engine/values/error.ts';
import { compilePattern } from './pattern.ts';

export type ChangeKind = 'created' | 'updated' | 'deleted';

export interface Trigger {
  /** What the Functions emulator calls it; it is part of the address that events go to. */
  readonly key: string;
  readonly project: string;
  readonly database: string;
  readonly namespace: string;
  /** As registered, such as `google.cloud.firestore.document.v1.written.withAuthContext`. */
  readonly eventType: string;
  readonly generation: 1 | 2;
  readonly withAuthContext: boolean;
  /** A change of this kind, at this path of the database. */
  concerns(kind: ChangeKind, path: string): boolean;
}

const secondGeneration =
  /^google\.cloud\.firestore\.document\.v1\.(written|created|updated|deleted)(\.withAuthContext)?$/;
const firstGeneration =
  /^providers\/cloud\.firestore\/eventTypes\/document\.(write|create|update|delete)$/;

const kinds: Readonly<Record<string, readonly ChangeKind[]>> = {
  written: ['created', 'updated', 'deleted'],
  created: ['created'],
  updated: ['updated'],
  deleted: ['deleted'],
  write: ['created', 'updated', 'deleted'],
  create: ['created'],
  update: ['updated'],
  delete: ['deleted'],
};

export class TriggerRegistry {
  private readonly triggers = new Map<string, Trigger>();

  /** Replaces a trigger of the same project and key. */
  add(trigger: Trigger): void {
    this.triggers.set(`${trigger.project}/${trigger.key}`, trigger);
  }

  remove(project: string, key: string): void {
    this.triggers.delete(`${project}/${key}`);
  }

  get size(): number {
    return this.triggers.size;
  }

  concerned(project: string, database: string, change: Change): readonly Trigger[] {
    const kind = kindOf(change);
    return [...this.triggers.values()].filter(
      (trigger) =>
        trigger.project === project &&
        trigger.database === database &&
        trigger.concerns(kind, change.path),
    );
  }
}

export function kindOf(change: Change): ChangeKind {
  if (!change.before) return 'created';
  return change.after ? 'updated' : 'deleted';
}

/**
 * A 2nd-generation trigger, from the body that firebase-tools posts to `eventarcTrigger`:
 * `{eventType, database, namespace, document: {value, matchType}}`. Throws INVALID_ARGUMENT.
 */
export function readEventarcTrigger(project: string, key: string, body: unknown): Trigger {
  const { eventType, database, namespace, document } = asRecord(body);
  const { value, matchType } = asRecord(document);
  const match = secondGeneration.exec(text(eventType, 'eventType'));
  const changes = kinds[match?.[1] ?? ''];
  if (!match || !changes) throw unusable(`the event type "${String(eventType)}"`);
  const pattern = text(value, 'document.value');
  if (matchType !== 'EXACT' && matchType !== 'PATH_PATTERN') throw unusable('document.matchType');
  const matches =
    matchType === 'EXACT' ? (path: string) => path === pattern : compilePattern(pattern);
  return {
    key,
    project,
    database: text(database, 'database'),
    namespace: typeof namespace === 'string' ? namespace : '(default)',
    eventType: match[0],
    generation: 2,
    withAuthContext: match[2] !== undefined,
    concerns: (kind, path) => changes.includes(kind) && matches(path),
  };
}

/**
 * A 1st-generation trigger, from the body that firebase-tools puts to `triggers/{key}`:
 * `{eventTrigger: {resource, eventType}}`. Throws INVALID_ARGUMENT.
 */
export function readBackgroundTrigger(project: string, key: string, body: unknown): Trigger {
  const { resource, eventType } = asRecord(asRecord(body)['eventTrigger']);
  const match = firstGeneration.exec(text(eventType, 'eventTrigger.eventType'));
  const changes = kinds[match?.[1] ?? ''];
  if (!match || !changes) throw unusable(`the event type "${String(eventType)}"`);
  const parts = /^projects\/[^/]+\/databases\/([^/]+)\/documents\/(.+)$/s.exec(
    text(resource, 'eventTrigger.resource'),
  );
  const [, database, pattern] = parts ?? [];
  if (database === undefined || pattern === undefined) throw unusable('eventTrigger.resource');
  const matches = compilePattern(pattern);
  return {
    key,
    project,
    database,
    namespace: '(default)',
    eventType: match[0],
    generation: 1,
    withAuthContext: false,
    concerns: (kind, path) => changes.includes(kind) && matches(path),
  };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown, name: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw unusable(name);
}

function unusable(what: string): FirestoreError {
  return new FirestoreError('INVALID_ARGUMENT', `Cannot use ${what} of this trigger.`);
}
