/**
 * Starts the official emulator of this machine and keeps the events that it sends:
 *
 *     npx tsx firestore-emulator/tests/events/record.ts
 */
import { writeFileSync } from 'node:fs';
import { findOfficial } from '../../official/find-official.ts';
import { launchOfficial } from '../../testing/official.ts';
import { startReceiver } from '../../testing/receiver.ts';
import { eventsOf, placeOfEvents } from './plain-events.ts';

const found = await findOfficial();
if ('missing' in found) throw new Error(found.missing);
const projectId = 'demo-recorded';
const receiver = await startReceiver();
const official = await launchOfficial(found, { projectId, functionsHost: receiver.host });
try {
  const events = await eventsOf({ port: official.port, projectId }, receiver);
  writeFileSync(placeOfEvents, `${JSON.stringify(events)}\n`);
  console.log('Recorded. Now: npx prettier --write firestore-emulator/tests/events');
} finally {
  await official.close();
  await receiver.close();
}
