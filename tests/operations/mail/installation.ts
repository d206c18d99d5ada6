import { type DocumentData, Timestamp } from 'firebase-admin/firestore';
import { mailId, paths } from '../../../domain/paths.ts';
import { mirrorDelivery } from '../../../functions/src/deliveries/mirror-delivery.ts';
import { retryDue, type RetryOutcome } from '../../../functions/src/deliveries/retry-due.ts';
import {
  settleOverdue,
  type SettleOutcome,
} from '../../../functions/src/deliveries/settle-overdue.ts';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import { nextStep } from '../../../mailer/src/delivery.ts';
import { sendMail } from '../../../mailer/src/send-mail.ts';
import {
  ACCOUNT,
  CONFERENCE,
  dependencies,
  save,
  saveEvent,
  saveId,
  toldEmail,
  type World,
} from '../world.ts';
import { type Clock, mailer, type Smtp } from './mail-world.ts';

const LANES = ['mail', 'bulkMail'];
const MINUTE_MS = 60_000;

/**
 * Functions and mailer over an embedded Firestore and a real SMTP server, on a clock that only tests move:
 * what triggers and the schedule would call, called by hand, and each of it twice.
 */
export class Installation {
  /** As of which change each mail has been mirrored. */
  private readonly mirrored = new Map<string, string>();

  constructor(
    readonly world: World,
    readonly smtp: Smtp,
    readonly clock: Clock,
  ) {}

  /** Presses Save, and does all that follows from it. */
  async save(letter: string, over: DocumentData = {}, isBulk = false): Promise<void> {
    await this.press(letter, over, isBulk);
    await this.deliver();
  }

  /** Presses Save, upon which the functions queue its email. */
  async press(letter: string, over: DocumentData = {}, isBulk = false): Promise<void> {
    const run = isBulk ? { run: { id: 'run', saveId: saveId(letter) } } : {};
    const savedAt = Timestamp.fromDate(this.clock.now());
    await save(this.world.db, saveId(letter), { savedAt, ...run, ...over });
    const given = { ...dependencies, now: this.clock.now };
    await handleSave(this.world.db, given, saveEvent(letter, { isBulk }));
    // Told by the server's clock, which is none of these tests'.
    await this.backdate();
  }

  /** Does what the mails as they stand ask for, until none asks for anything. */
  async deliver(): Promise<void> {
    await this.send();
    await this.mirror();
  }

  /** What the mailer does at its events. */
  async send(): Promise<void> {
    for (const { ref, state } of await this.mails()) {
      if (nextStep(state, null, this.clock.now()) !== 'claim') continue;
      await sendMail(this.world.db, mailer(this.smtp, this.clock), ref);
      await sendMail(this.world.db, mailer(this.smtp, this.clock), ref);
    }
  }

  /** What the functions do at the mailer's events. */
  async mirror(): Promise<void> {
    for (const { ref, changed } of await this.mails()) {
      if (this.mirrored.get(ref.path) === changed) continue;
      this.mirrored.set(ref.path, changed);
      await mirrorDelivery(this.world.db, ref.parent.id, ref.id, this.clock.now());
      await mirrorDelivery(this.world.db, ref.parent.id, ref.id, this.clock.now());
    }
  }

  /** Lets the next full minute come, or a later one, with what is due then, and what follows from that. */
  async minute(count = 1): Promise<Readonly<Record<RetryOutcome, number>>> {
    const now = this.clock.now().getTime();
    await this.clock.pause(count * MINUTE_MS - (now % MINUTE_MS));
    const outcome = await this.retry();
    await this.retry();
    await this.deliver();
    return outcome;
  }

  retry(): Promise<Readonly<Record<RetryOutcome, number>>> {
    return retryDue(this.world.db, LANES, this.clock.now(), rethrow);
  }

  settle(): Promise<Readonly<Record<SettleOutcome, number>>> {
    return settleOverdue(this.world.db, LANES, this.clock.now(), rethrow);
  }

  /** What the conference says of its email. */
  async told(): Promise<DocumentData> {
    return (await toldEmail(this.world.db)) ?? {};
  }

  /** The entry of a Save in the activity log. */
  async entry(letter: string): Promise<DocumentData> {
    const id = mailId(CONFERENCE, saveId(letter));
    return (await this.world.db.doc(paths.activityEntry(ACCOUNT, id)).get()).data() ?? {};
  }

  mail(letter: string, lane = 'mail') {
    return this.world.db.collection(lane).doc(mailId(CONFERENCE, saveId(letter)));
  }

  private async mails() {
    const lanes = await Promise.all(LANES.map((lane) => this.world.db.collection(lane).get()));
    return lanes.flatMap(({ docs }) =>
      docs.map((doc) => ({
        ref: doc.ref,
        state: doc.get('delivery.state') as unknown,
        changed: `${doc.updateTime.seconds}.${doc.updateTime.nanoseconds}`,
      })),
    );
  }

  private async backdate(): Promise<void> {
    const at = Timestamp.fromDate(this.clock.now());
    const conference = this.world.db.doc(paths.conference(ACCOUNT, CONFERENCE));
    if ((await this.told())['state'] === 'queued') await conference.update({ 'email.at': at });
    const { docs } = await this.world.db.collection(paths.activity(ACCOUNT)).get();
    const queued = docs.filter((entry) => entry.get('email.state') === 'queued');
    for (const { ref } of queued) await ref.update({ 'email.at': at });
  }
}

function rethrow(error: unknown): never {
  throw error;
}
