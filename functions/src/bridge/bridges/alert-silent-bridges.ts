import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { z } from 'zod';
import type { KnownBridge } from '../../../../domain/bridge/known-bridge.ts';
import { isNewlySilent, isSilent } from '../../../../domain/bridge/silent-bridge.ts';
import { paths } from '../../../../domain/paths.ts';
import { time } from '../../stored/fields.ts';
import { ALERTS_KEPT_MS } from '../guesses/guess-store.ts';
import { readBridges } from './known-bridges.ts';

/** Told the names of bridges as their silence begins and ends. */
export interface SilenceListeners {
  readonly onSilent: (bridge: string) => void;
  readonly onBack: (bridge: string) => void;
}

const KIND = 'bridgeSilent';
const HOUR_MS = 3_600_000;

/** An alert about a silence that has not ended. */
const openSchema = z.object({
  kind: z.literal(KIND),
  about: z.string(),
  silentSince: time,
  endedAt: z.null(),
});

/**
 * Leaves an alert (`alerts/bridge_{name}_{hour}`) about each bridge that fell silent within the last week,
 * and writes its end on the alert of each that is heard of again, or was forgotten
 * (`npm run operator -- bridges:forget`). The hour is the one in which the bridge was last heard of: one
 * silence leaves one alert however long it lasts, and a bridge that comes and goes one an hour.
 *
 * @throws what Firestore throws when it cannot be reached; the next minute sees the same.
 */
export async function alertSilentBridges(
  db: Firestore,
  now: Date,
  listeners: SilenceListeners,
): Promise<void> {
  const [bridges, open] = await Promise.all([
    readBridges(db),
    db.collection(paths.alerts).where('endedAt', '==', null).get(),
  ]);
  const silent = bridges.filter((bridge) => isNewlySilent(bridge, now));
  await Promise.all([
    ...silent.map((bridge) => begin(db, bridge, now, listeners)),
    ...open.docs.map((alert) => end(alert, bridges, now, listeners)),
  ]);
}

async function begin(
  db: Firestore,
  bridge: KnownBridge,
  now: Date,
  { onSilent }: SilenceListeners,
): Promise<void> {
  const { name, heardAt } = bridge;
  const reference = db.doc(paths.alert(alertId(bridge)));
  const isNew = await db.runTransaction(async (transaction) => {
    const alert = await transaction.get(reference);
    const silence = { at: now, silentSince: heardAt, endedAt: null };
    if (!alert.exists) {
      const expireAt = new Date(now.getTime() + ALERTS_KEPT_MS);
      transaction.create(reference, { kind: KIND, about: name, ...silence, expireAt });
      return true;
    }
    // It was heard of meanwhile, in the same hour, and is silent once more: the alert goes on.
    const isAnother = readOpen(alert)?.silentSince.getTime() !== heardAt.getTime();
    if (isAnother) transaction.update(reference, silence);
    return false;
  });
  if (isNew) onSilent(name);
}

async function end(
  alert: DocumentSnapshot,
  bridges: readonly KnownBridge[],
  now: Date,
  { onBack }: SilenceListeners,
): Promise<void> {
  const silence = readOpen(alert);
  if (silence === null) return;
  const bridge = bridges.find(({ name }) => name === silence.about);
  if (bridge === undefined) {
    await alert.ref.update({ endedAt: now });
    return;
  }
  const wasHeardOf = bridge.heardAt > silence.silentSince;
  if (!wasHeardOf || (isSilent(bridge, now) && alert.id === alertId(bridge))) return;
  await alert.ref.update({ endedAt: bridge.heardAt });
  onBack(bridge.name);
}

/** Of the silence of a bridge that has not been heard of since. */
function alertId({ name, heardAt }: KnownBridge): string {
  return `bridge_${name}_${Math.floor(heardAt.getTime() / HOUR_MS)}`;
}

/** @returns null where an alert is none of these, or has ended. */
function readOpen(alert: DocumentSnapshot): z.infer<typeof openSchema> | null {
  return openSchema.safeParse(alert.data()).data ?? null;
}
