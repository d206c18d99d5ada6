import { afterEach, beforeEach, expect, test } from 'vitest';
import { startOfficial } from '../../testing/official.ts';
import { type Receiver, startReceiver } from '../../testing/receiver.ts';
import { startServer } from '../../server/server.ts';
import { eventsOf, type PlainEvent, readRecordedEvents } from './plain-events.ts';

/*
 * The events that the official emulator (1.19.9) has sent, asked of this one; with FIRESTORE_OFFICIAL=1 of
 * the official one itself. To record anew: record.ts.
 */
const projectId = 'demo-recorded';
let receiver: Receiver;
let close: () => Promise<void> = () => Promise.resolve();

beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  await close();
  await receiver.close();
});

/**
 * What is otherwise here, since the service has it so: the official emulator says "projects" twice in the
 * source, knows nobody who has written, and never says which fields were updated
 * (https://github.com/googleapis/google-cloudevents, data.proto).
 */
function asHere({ key, headers, body }: PlainEvent): PlainEvent {
  const here: Record<string, string> = { ...headers };
  if (here['ce-source']) {
    here['ce-source'] = here['ce-source'].replace('/projects/projects/', '/projects/');
  }
  if (here['ce-authtype']) {
    here['ce-authtype'] = 'system';
    delete here['ce-authid'];
  }
  const { data, context } = body as { data?: EventData; context?: unknown };
  return {
    key,
    headers: here,
    body: data ? { data: withMask(data), context } : withMask(body as EventData),
  };
}

type EventData = Readonly<Record<'value' | 'oldValue' | 'updateMask', unknown>>;

function withMask({ updateMask: _, ...data }: EventData): unknown {
  const isUpdate = data.value !== undefined && data.oldValue !== undefined;
  return { ...data, ...(isUpdate && { updateMask: { fieldPaths: ['n'] } }) };
}

test('each header and each value of the events is as the official emulator sends it', async () => {
  const options = { projectId, functionsHost: receiver.host };
  const official = await startOfficial(options);
  const server = official ?? (await startServer(options));
  close = () => server.close();
  const events = await eventsOf({ port: server.port, projectId }, receiver);
  const recorded = readRecordedEvents();
  expect(events).toEqual(official ? recorded : recorded.map(asHere));
});
