import { readFileSync } from 'node:fs';
import { startServer } from '@confdesk/firestore-emulator';
import { fromRoot } from '../../local/support/paths.ts';
import { client } from '../firestore/measure.ts';
import type { Figure } from '../report.ts';
import { ADMIN_UID, openAccount } from '../save/account.ts';
import { connectPortalClient } from '../save/client.ts';
import { type Definitions, EntryMeter, together } from './entries.ts';
import { playCall, playPbxUser, playSave } from './play.ts';

const CALLERS = 5;

/** At most so many entries; half of what each wrote when nothing was exempted but long texts. */
const AIMS = { save: 369, call: 247 };

/** What documents cost in index entries, from the moment they are created to that at which nothing more happens to them. */
export async function countIndexEntries(): Promise<Figure[]> {
  const indexesFile = fromRoot('firestore.indexes.json');
  const definitions = JSON.parse(readFileSync(indexesFile, 'utf8')) as Definitions;
  const rulesFile = fromRoot('firestore.rules');
  // Google's libraries otherwise ask 169.254.169.254 whether they run in Google's cloud.
  process.env['METADATA_SERVER_DETECTION'] = 'none';
  const server = await startServer({ projectId: 'demo-bench', indexesFile, rulesFile });
  // The SDK of the other benchmarks: the same Firestore as the Admin SDK's, for the functions' code too.
  const db = client(server.port);
  const portal = connectPortalClient('demo-bench', server.port, ADMIN_UID);
  try {
    await openAccount(db);
    const meter = new EntryMeter(server.engine, definitions);
    await playSave(db, portal);
    const save = meter.take();
    await playPbxUser(db);
    const user = meter.take();
    await playCall(db, CALLERS);
    const call = meter.take();
    return [
      figure('A conference until its email is sent', save, AIMS.save),
      figure('– its document alone', pick(save, 'conferences')),
      figure('– the entry of its activity', pick(save, 'activity')),
      figure('– its mail document', pick(save, 'mail')),
      figure('A user of the Cloud PBX', pick(user, 'pbxUsers')),
      figure(`A call of ${CALLERS} callers`, call, AIMS.call),
      figure('– its document alone', pick(call, 'calls')),
      figure('– its legs', pick(call, 'legs')),
      figure('– what is known of it', pick(call, 'private')),
    ];
  } finally {
    await portal.close();
    await db.terminate();
    await server.close();
  }
}

type Counts = ReturnType<EntryMeter['take']>;

function pick(counts: Counts, group: string): Counts {
  return new Map([...counts].filter(([key]) => key === group));
}

function figure(name: string, counts: Counts, aim?: number): Figure {
  const { written, removed, composite } = together(counts.values());
  return {
    name: `Index entries: ${name}`,
    value: `${written} written`,
    against: `${removed} removed; ${composite} of those written of several fields`,
    aim: aim === undefined ? '' : `≤ ${aim}`,
    met: aim === undefined ? null : written <= aim,
  };
}
