/** What is counted, done by the code that does it in production, on an embedded Firestore of its own. */
import { randomInt } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import type { CallEvent } from '../../domain/bridge/bridge-event.ts';
import { mailId, paths } from '../../domain/paths.ts';
import { mirrorDelivery } from '../../functions/src/deliveries/mirror-delivery.ts';
import { handleSave } from '../../functions/src/saves/handle-save.ts';
import { syncPbxUsers } from '../../local/operator/pbx-users/sync-pbx-users.ts';
import { handleMail } from '../../mailer/src/handle-mail.ts';
import { recordCall, type Told } from '../../tests/support/record-call.ts';
import { ACCOUNT_ID, ADMIN_UID } from '../save/account.ts';
import { drawId, type PortalClient } from '../save/client.ts';

const PEPPER = 'pepper-of-a-benchmark';
const PARAMETERS = {
  randomInt,
  codeLength: 10,
  pepper: PEPPER,
  mailCollection: 'mail',
  bulkMailCollection: 'bulkMail',
  now: () => new Date(),
};

/** A conference of an administrator from the first Save until its email is told to be sent. */
export async function playSave(db: Firestore, portal: PortalClient): Promise<void> {
  const conferenceId = drawId();
  const saveId = await portal.save(ACCOUNT_ID, conferenceId, 'ana@bench.example');
  await handleSave(db, PARAMETERS, {
    ...{ accountId: ACCOUNT_ID, conferenceId, saveId, isFirst: true, tag: 'Benchmark' },
    ...{ savedBy: ADMIN_UID, savedAt: new Date(), changes: null },
    ...{ isBulk: false, runId: null, runKind: null },
  });
  const mail = db.doc(paths.mail(mailId(conferenceId, saveId)));
  await handleMail(db, accepting(), mail, { pause: () => Promise.resolve(), pauseAtMost: 0 });
  await mirrorDelivery(db, 'mail', mail.id, new Date());
}

/** A mailer whose server takes everything. */
function accepting(): Parameters<typeof handleMail>[1] {
  const sendMail = ({ to }: { to?: unknown }) =>
    Promise.resolve({
      ...{ messageId: `<${drawId()}@bench.example>`, response: '250 2.0.0 Ok: queued as 1' },
      ...{ accepted: [to].flat(), rejected: [], pending: [] },
    });
  return {
    transport: () => ({ sendMail, close: () => undefined }) as never,
    defaults: { from: 'no-reply@bench.example', replyTo: '' },
    now: () => new Date(),
    deadline: () => new AbortController().signal,
    ttl: { type: 'day', value: 7 },
  };
}

/** A user of the Cloud PBX, as the operator loads them. */
export async function playPbxUser(db: Firestore): Promise<void> {
  const bytes = new TextEncoder().encode('Name,Extension,Email\r\nAna Lima,201,ana@bench.example');
  await syncPbxUsers({ db }, ACCOUNT_ID, { bytes });
}

/** A call of so many callers, told one event after the other, as a bridge does. */
export async function playCall(db: Firestore, callers: number): Promise<void> {
  const [callId, sessionId, conferenceId] = [drawId(), drawId(), drawId()];
  const begin = Date.now() - 3_600_000;
  const about = (second: number) => ({
    ...{ eventId: drawId(), sessionId, at: new Date(begin + second * 1000).toISOString() },
  });
  const legs = Array.from({ length: callers }, (_, n) => ({ legId: drawId(), n }));
  const tell = (event: CallEvent & { readonly legId: string }, n: number): Told => ({
    grant: {
      ...{ accountId: ACCOUNT_ID, conferenceId, bridge: 'bench', tag: 'Benchmark' },
      role: n === 0 ? 'leader' : 'participant',
      ...{ waitForLeader: true, grantedAt: begin },
      ...{ callerId: '+15145550123', dialedNumber: '+15145550100' },
    },
    event,
  });
  const legToken = 'not-looked-at';
  const told = [
    ...legs.map(({ legId, n }) => tell({ type: 'leg.joined', legId, legToken, ...about(n) }, n)),
    ...legs.map(({ legId, n }) =>
      tell({ type: 'leg.left', legId, legToken, reason: 'hungUp', ...about(1800 + n) }, n),
    ),
  ];
  for (const each of told) await recordCall(db, callId, [each]);
}
