import { Timestamp, type Firestore } from 'firebase-admin/firestore';
import type { Account } from '../../domain/account/account.ts';
import { paths } from '../../domain/paths.ts';
import { keptUntil } from '../../domain/usage/kept-for.ts';
import type { CallView } from '../../domain/usage/call-view.ts';
import { addSums, contributionOf, monthOf, NO_SUMS, type Sums } from '../../domain/usage/sums.ts';
import { tagKey, type TagSums, usageId, usageShard } from '../../domain/usage/usage-month.ts';
import { seededChance } from '../../local/simulate/chance.ts';
import { drawId } from '../save/client.ts';

const ACCOUNT: Account = {
  name: 'Benchmark',
  timeZone: 'America/Toronto',
  language: 'en',
  services: { conferencing: true, pbx: false },
  dialInNumbers: [{ number: '+15145550100', location: 'Montréal', tollFree: false }],
  menu: [],
};

const CONFERENCES = 400;
const DAY = 24 * 3_600_000;

interface Month {
  days: Record<string, Sums>;
  conferences: Record<string, Record<string, TagSums>>;
}

/** Opens an account with so many calls, spread over the year before now, and the sums of them. */
export async function seedCalls(db: Firestore, accountId: string, count: number): Promise<void> {
  await db.doc(paths.account(accountId)).set(ACCOUNT);
  const chance = seededChance(1);
  const conferences = Array.from({ length: CONFERENCES }, (_, n) => ({
    id: drawId(),
    tag: `Conference ${n}`,
  }));
  const months = new Map<string, Month>();
  const now = Date.now();
  const writer = db.bulkWriter({ throttling: false });
  for (let n = 0; n < count; n += 1) {
    const { id: conferenceId, tag } = conferences[chance.whole(CONFERENCES)] ?? { id: '', tag: '' };
    const startedAt = now - Math.floor(chance.unit() * 364 * DAY) - 2 * 3_600_000;
    const legs = 2 + chance.whole(8);
    const seconds = legs * (300 + chance.whole(2400));
    const call: CallView = {
      ...{ conferenceId, tag, startedAt, endedAt: startedAt + 3_000_000, legs, peak: legs },
      ...{ seconds, minutes: Math.ceil(seconds / 60), isEstimated: false },
      ...{ endReason: 'lastCallerLeft', failed: {} },
    };
    const contribution = contributionOf(call, ACCOUNT.timeZone);
    const month = monthOf(contribution);
    void writer.create(db.doc(paths.call(accountId, drawId())), {
      ...call,
      day: contribution.day,
      startedAt: Timestamp.fromMillis(startedAt),
      endedAt: Timestamp.fromMillis(startedAt + 3_000_000),
      expireAt: keptUntil(month),
    });
    const key = usageId(month, usageShard(conferenceId));
    const sums = months.get(key) ?? { days: {}, conferences: {} };
    months.set(key, sums);
    const day = contribution.day.slice(-2);
    const { calls, minutes } = contribution;
    const added = { calls, legs, seconds, minutes };
    sums.days[day] = addSums(sums.days[day] ?? NO_SUMS, added);
    const ofConference = (sums.conferences[conferenceId] ??= {});
    const before = ofConference[tagKey(tag)] ?? { tag, ...NO_SUMS };
    ofConference[tagKey(tag)] = { tag, ...addSums(before, added) };
  }
  for (const [id, sums] of months) {
    const [month = '', shard] = id.split('_');
    void writer.set(db.doc(paths.usageMonth(accountId, id)), {
      ...{ month, shard: Number(shard), expireAt: keptUntil(month) },
      ...sums,
    });
  }
  await writer.close();
}
