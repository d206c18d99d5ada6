import {
  type DocumentData,
  type DocumentSnapshot,
  type Firestore,
  Timestamp,
} from 'firebase-admin/firestore';
import { z } from 'zod';
import { type BridgeReport, bridgeReportSchema } from '../../../../domain/bridge/known-bridge.ts';
import type { KnownBridge } from '../../../../domain/bridge/known-bridge.ts';
import { paths } from '../../../../domain/paths.ts';

/** What a heartbeat says of the bridge that made it. */
export interface Sign {
  /** When it was made, by the bridge's clock, in milliseconds since 1970. */
  readonly at: number;
  readonly isPartial: boolean;
  readonly sessions: number;
  readonly legs: number;
  readonly report: BridgeReport | null;
}

/** Which bridge it is: its name, and the key under which it says what it can do in calls (`liveBridges/{key}`). */
export interface Named {
  readonly name: string;
  readonly key: string;
}

/** When its request was signed, by the bridge's clock, and when it came, by ours. */
export interface Clocks {
  readonly signedAt: Date;
  readonly now: Date;
}

/**
 * Keeps what the newest heartbeat of a bridge says, in `bridges/{name}`. One that is older than what is
 * kept, or the same again, writes nothing.
 *
 * @throws what Firestore throws when it cannot be reached.
 */
export async function keepBridge(
  db: Firestore,
  { name, key }: Named,
  { at, isPartial, sessions, legs, report }: Sign,
  { signedAt, now }: Clocks,
): Promise<'kept' | 'older'> {
  const reference = db.doc(paths.bridge(name));
  return db.runTransaction(async (transaction) => {
    const known = parseBridge(await transaction.get(reference));
    const clockDifferenceMs = signedAt.getTime() - now.getTime();
    if (known !== null && isOlder(at - clockDifferenceMs, at, known)) return 'older';
    const document: DocumentData = {
      heardAt: now,
      saidAt: new Date(at),
      clockDifferenceMs,
      sessions,
      legs,
      isPartial,
      bridgeKey: key,
      // Without what is not there: Firestore takes no undefined.
      report: report === null ? null : (JSON.parse(JSON.stringify(report)) as DocumentData),
    };
    transaction.set(reference, document);
    return 'kept';
  });
}

/**
 * By our clock, as far as that can be known: a bridge whose clock is put right must not fall silent until it
 * has caught up with itself.
 */
function isOlder(ours: number, at: number, known: KnownBridge): boolean {
  const saidAt = known.saidAt.getTime();
  return at === saidAt || ours < saidAt - known.clockDifferenceMs;
}

/** All bridges that have ever sent a heartbeat, by name. @throws what Firestore throws. */
export async function readBridges(db: Firestore): Promise<readonly KnownBridge[]> {
  const { docs } = await db.collection(paths.bridges).get();
  return docs.flatMap((document) => parseBridge(document) ?? []);
}

const time = z.instanceof(Timestamp).transform((at) => at.toDate());
const knownSchema = z.object({
  heardAt: time,
  saidAt: time,
  clockDifferenceMs: z.number(),
  sessions: z.number(),
  legs: z.number(),
  isPartial: z.boolean(),
  // Another version's report is none that we could read.
  report: z
    .nullable(z.custom<BridgeReport>((value) => bridgeReportSchema.safeParse(value).success))
    .catch(null),
});

/** @returns null where there is no such document, or none of ours. */
export function parseBridge(snapshot: DocumentSnapshot): KnownBridge | null {
  const known = knownSchema.safeParse(snapshot.data()).data;
  return known === undefined ? null : { name: snapshot.id, ...known };
}
