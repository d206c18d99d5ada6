/** Some changes, and the events that an emulator sends of them, put so that two emulators' can be compared. */
import { readFileSync } from 'node:fs';
import { decode } from '../../protocol-grpc/decode.ts';
import { messageToJson } from '../../api/write-json.ts';
import type { Received, Receiver } from '../../testing/receiver.ts';
import { eventDataType } from '../../triggers/event.ts';
import type { Emulator } from '../../recorded/ask.ts';

/** An event without what is drawn, timed, or of the HTTP client. */
export interface PlainEvent {
  readonly key: string;
  /** `content-type`, and all that begin with `ce-`. */
  readonly headers: Readonly<Record<string, string>>;
  /** A CloudEvent's data, decoded; of a 1st-generation event the whole. */
  readonly body: unknown;
}

const kinds = ['written', 'created', 'updated', 'deleted'];
/** One of them is to be told of each of these changes. */
const changes = 3;
/** To `written` and to one of the others each, to `auth`, to the 1st generation, and to the other database. */
const expected = changes * 2 + 1 + changes + 1;

/** @returns what the official emulator (1.19.9) has sent, kept beside this file */
export function readRecordedEvents(): readonly PlainEvent[] {
  return JSON.parse(readFileSync(placeOfEvents, 'utf8')) as readonly PlainEvent[];
}

export const placeOfEvents = new URL('events.json', import.meta.url);

/**
 * Registers triggers as firebase-tools does, creates, updates and deletes documents, and waits for the events.
 *
 * @param emulator  one that sends its events to `receiver`
 * @returns in the order of the triggers' keys, those of one trigger as they came
 */
export async function eventsOf(
  emulator: Emulator,
  receiver: Receiver,
): Promise<readonly PlainEvent[]> {
  const post = (method: string, below: string, body: unknown) =>
    send(emulator, method, below, body);
  for (const kind of kinds) await post(...register(emulator, kind, kind, 'rooms/{room}'));
  await post(...register(emulator, 'auth', 'written.withAuthContext', 'seen/one'));
  await post(...register(emulator, 'other', 'written', 'rooms/{room}', 'other'));
  await post('PUT', `/emulator/v1/projects/${emulator.projectId}/triggers/old`, {
    eventTrigger: {
      resource: `projects/${emulator.projectId}/databases/(default)/documents/old/{x}`,
      eventType: 'providers/cloud.firestore/eventTypes/document.write',
      service: 'firestore.googleapis.com',
    },
  });
  const commit = (write: (documents: string) => unknown, database = '(default)') => {
    const below = `projects/${emulator.projectId}/databases/${database}/documents`;
    return post('POST', `/v1/${below}:commit`, { writes: [write(below)] });
  };
  for (const path of ['rooms/é r%1', 'old/o1']) {
    await commit((documents) => ({
      update: { name: `${documents}/${path}`, fields: all(documents) },
    }));
    await commit((documents) => ({
      update: { name: `${documents}/${path}`, fields: { n: { integerValue: '2' } } },
      updateMask: { fieldPaths: ['n'] },
    }));
    await commit((documents) => ({ delete: `${documents}/${path}` }));
  }
  await commit((documents) => ({ update: { name: `${documents}/seen/one` } }));
  await commit((documents) => ({ update: { name: `${documents}/rooms/r1` } }), 'other');
  const events = (await receiver.until(expected)).map(plain);
  return events.sort((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)));
}

function register(
  { projectId }: Emulator,
  key: string,
  kind: string,
  pattern: string,
  database = '(default)',
): [string, string, unknown] {
  return [
    'POST',
    `/emulator/v1/projects/${projectId}/eventarcTrigger?eventarcTriggerId=${key}`,
    {
      eventType: `google.cloud.firestore.document.v1.${kind}`,
      ...{ database, namespace: '(default)' },
      document: { value: pattern, matchType: pattern.includes('{') ? 'PATH_PATTERN' : 'EXACT' },
    },
  ];
}

/** A value of each type. */
function all(documents: string): Record<string, unknown> {
  return {
    n: { integerValue: '1' },
    at: { timestampValue: '2026-01-02T03:04:05.678901Z' },
    text: { stringValue: 'é' },
    map: { mapValue: { fields: { none: { nullValue: null } } } },
    bytes: { bytesValue: 'AAEC' },
    place: { geoPointValue: { latitude: 1.5, longitude: -2 } },
    other: { referenceValue: `${documents}/x/y` },
    list: { arrayValue: { values: [{ doubleValue: 1.5 }, { booleanValue: true }] } },
  };
}

async function send(
  { port }: Emulator,
  method: string,
  below: string,
  body: unknown,
): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}${below}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: 'Bearer owner' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${below}: ${await response.text()}`);
}

function plain({ key, headers, body }: Received): PlainEvent {
  const { data } = body;
  const kept: Record<string, string> = {};
  for (const name of Object.keys(headers).sort()) {
    if (/^(content-type|ce-.*)$/.test(name)) kept[name] = String(headers[name]);
  }
  return withoutTimes({
    key,
    headers: kept,
    body: Buffer.isBuffer(data) ? messageToJson(eventDataType, decode(eventDataType, data)) : body,
  });
}

function withoutTimes(event: PlainEvent): PlainEvent {
  const drawn = ['ce-id', 'ce-time', 'eventId', 'timestamp', 'createTime', 'updateTime'];
  const text = JSON.stringify(event, (name, value: unknown) =>
    drawn.includes(name) && typeof value === 'string' ? '…' : value,
  );
  return JSON.parse(text) as PlainEvent;
}
