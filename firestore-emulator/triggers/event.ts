/** A change as the event that a function is given. */
import type { Actor, Change } from '../engine/values/types.ts';
import type { DocumentMask, DocumentMessage } from '../api/messages.ts';
import type { DatabaseName } from '../api/names.ts';
import type { Timestamp } from '../engine/values/value.ts';
import type { Trigger } from './registry.ts';
import { formatFieldPath } from '../api/field-path.ts';
import { documentType } from '../api/messages.ts';
import { databaseName, documentName } from '../api/names.ts';
import { composeMessage, message } from '../api/schema.ts';
import { formatTime } from '../api/time-text.ts';
import { writeDocument, writeTimestamp } from '../api/values.ts';
import { messageToJson } from '../api/write-json.ts';
import { encode } from '../protocol-grpc/encode.ts';

export interface Occurrence {
  /** The same for every delivery of this change to this trigger. */
  readonly id: string;
  readonly trigger: Trigger;
  readonly database: DatabaseName;
  readonly change: Change;
  readonly time: Timestamp;
  readonly actor: Actor;
}

/** What one delivery is over HTTP. */
export interface EventRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

interface DocumentEventData {
  readonly value?: DocumentMessage;
  readonly oldValue?: DocumentMessage;
  readonly updateMask?: DocumentMask;
}

/** `google.events.cloud.firestore.v1.DocumentEventData`; its documents have the numbers of the API's own. */
export const eventDataType = composeMessage<DocumentEventData>('DocumentEventData', {
  value: documentType,
  oldValue: documentType,
  updateMask: message<DocumentMask>('DocumentMask'),
});

const DATA_SCHEMA =
  'https://github.com/googleapis/google-cloudevents/blob/main/proto/google/events/cloud/firestore/v1/data.proto';

/**
 * For a 2nd-generation function a CloudEvent in binary mode, as the service and the official emulator
 * send it: its attributes as headers, its data as protobuf, and that in Base64, which the Functions
 * emulator takes off. For a 1st-generation one `{context, data}` in JSON. Attributes: https://github.com/
 * googleapis/google-cloudevents, `google.cloud.firestore.document.v1`.
 */
export function buildEvent(occurrence: Occurrence): EventRequest {
  const data = dataOf(occurrence);
  if (occurrence.trigger.generation === 1) {
    const json = { context: contextOf(occurrence), data: messageToJson(eventDataType, data) };
    return {
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(json)),
    };
  }
  const headers: Record<string, string> = { 'content-type': 'application/protobuf' };
  for (const [name, value] of Object.entries(attributesOf(occurrence))) {
    headers[`ce-${name}`] = headerValue(value);
  }
  return { headers, body: Buffer.from(encode(eventDataType, data).toString('base64')) };
}

function attributesOf({ id, trigger, database, change, time, actor }: Occurrence) {
  return {
    specversion: '1.0',
    id,
    source: `//firestore.googleapis.com/${databaseName(database)}`,
    subject: `documents/${change.path}`,
    type: trigger.eventType,
    time: formatTime(writeTimestamp(time)),
    datacontenttype: 'application/protobuf',
    dataschema: DATA_SCHEMA,
    location: 'us-central1',
    project: database.project,
    database: database.database,
    namespace: trigger.namespace,
    document: change.path,
    ...(trigger.withAuthContext && authContext(actor)),
  };
}

/**
 * UTF-8 as it is, which is what the service sends and what Node, at the other end, reads as Latin-1
 * (firebase-functions#1459): such an id is as unreadable in `event.params` here as it is there. Control
 * characters no header can have; they are escaped as CloudEvents' HTTP binding says (3.1.3.2).
 */
function headerValue(text: string): string {
  return Buffer.from(text.replace(/\p{Cc}/gu, encodeURIComponent)).toString('latin1');
}

function contextOf({ id, trigger, database, change, time }: Occurrence) {
  return {
    eventId: id,
    timestamp: formatTime(writeTimestamp(time)),
    eventType: trigger.eventType,
    resource: {
      service: 'firestore.googleapis.com',
      name: documentName(database, change.path),
    },
  };
}

function dataOf({ database, change }: Occurrence): DocumentEventData {
  return {
    ...(change.after && { value: writeDocument(database, change.after) }),
    ...(change.before && { oldValue: writeDocument(database, change.before) }),
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
