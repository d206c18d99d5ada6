/** A change as the event that a function is given. */
import type { Actor, Change } from '../engine/values/types.ts';
import type { DatabaseName } from '../api/names.ts';
import type { Document } from '../engine/values/types.ts';
import type { Timestamp } from '../engine/values/value.ts';
import type { Trigger } from './registry.ts';
import { formatFieldPath } from '../api/field-path.ts';
import { documentType } from '../api/messages.ts';
import { databaseName, documentName } from '../api/names.ts';
import { formatTime } from '../api/time-text.ts';
import { writeDocument, writeTimestamp } from '../api/values.ts';
import { messageToJson } from '../api/write-json.ts';

export interface Occurrence {
  /** The same for every delivery of this change to this trigger. */
  readonly id: string;
  readonly trigger: Trigger;
  readonly database: DatabaseName;
  readonly change: Change;
  readonly time: Timestamp;
  readonly actor: Actor;
}

/**
 * For a 2nd-generation function a CloudEvent in its structured JSON form, for a 1st-generation one
 * `{context, data}`; ready for JSON.stringify. Attributes: https://github.com/googleapis/
 * google-cloudevents, `google.cloud.firestore.document.v1`; what firebase-functions reads of them:
 * its `v2/providers/firestore`.
 */
export function buildEvent(occurrence: Occurrence): Record<string, unknown> {
  const { id, trigger, database, change } = occurrence;
  const time = formatTime(writeTimestamp(occurrence.time));
  const data = buildData(database, change);
  if (trigger.generation === 1) {
    const resource = {
      service: 'firestore.googleapis.com',
      name: documentName(database, change.path),
    };
    return {
      context: { eventId: id, timestamp: time, eventType: trigger.eventType, resource },
      data,
    };
  }
  return {
    specversion: '1.0',
    id,
    source: `//firestore.googleapis.com/${databaseName(database)}`,
    subject: `documents/${change.path}`,
    type: trigger.eventType,
    time,
    datacontenttype: 'application/json',
    location: 'local',
    project: database.project,
    database: database.database,
    namespace: trigger.namespace,
    document: change.path,
    ...(trigger.withAuthContext && authContext(occurrence.actor)),
    data,
  };
}

function buildData(database: DatabaseName, change: Change): Record<string, unknown> {
  const toJson = (document: Document) =>
    messageToJson(documentType, writeDocument(database, document));
  return {
    ...(change.after && { value: toJson(change.after) }),
    ...(change.before && { oldValue: toJson(change.before) }),
    ...(change.mask && { updateMask: { fieldPaths: change.mask.map(formatFieldPath) } }),
  };
}

/** https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/authcontext.md */
function authContext(actor: Actor): { authtype: string; authid?: string } {
  switch (actor.kind) {
    case 'owner':
      return { authtype: 'system' };
    case 'anonymous':
      return { authtype: 'unauthenticated' };
    case 'user':
      return { authtype: 'app_user', authid: actor.uid };
  }
}
