import {
  type DocumentReference,
  FieldValue,
  type Firestore,
  type Transaction,
} from 'firebase-admin/firestore';
import { paths } from '../../../../domain/paths.ts';
import { keptUntil } from '../../../../domain/usage/kept-for.ts';
import {
  addSums,
  type Contribution,
  monthOf,
  NO_SUMS,
  type Sums,
} from '../../../../domain/usage/sums.ts';
import {
  tagKey,
  usageId,
  type UsageParts,
  usageShard,
} from '../../../../domain/usage/usage-month.ts';

/**
 * Writes into a transaction that a call counts for `after` and no longer for `before`. The sums are
 * added to without being read, so calls of one account do not wait for each other; they are exact
 * because what a call counts for is kept in the same transaction.
 *
 * @param parts over how many documents the account's sums are spread by now
 * @returns to which documents it adds
 */
export function addToSums(
  transaction: Transaction,
  db: Firestore,
  accountId: string,
  before: Contribution | null,
  after: Contribution | null,
  parts: UsageParts,
): readonly DocumentReference[] {
  return differences(before, after).map(({ day, conferenceId, tag, difference }) => {
    const month = monthOf({ day });
    const shard = usageShard(conferenceId, parts);
    const increments = incrementsOf(difference);
    const reference = db.doc(paths.usageMonth(accountId, usageId(month, shard, parts)));
    transaction.set(
      reference,
      {
        month,
        shard,
        expireAt: keptUntil(month),
        days: { [day.slice(-2)]: increments },
        conferences: { [conferenceId]: { [tagKey(tag)]: { tag, ...increments } } },
      },
      { merge: true },
    );
    return reference;
  });
}

type Difference = Pick<Contribution, 'day' | 'conferenceId' | 'tag'> & {
  readonly difference: Sums;
};

/** What is to be added where: one difference where the call stays in its place, two where it moves. */
function differences(
  before: Contribution | null,
  after: Contribution | null,
): readonly Difference[] {
  const all =
    before !== null && after !== null && isSamePlace(before, after)
      ? [{ ...after, difference: addSums(after, before, -1) }]
      : [
          ...(before === null ? [] : [{ ...before, difference: addSums(NO_SUMS, before, -1) }]),
          ...(after === null ? [] : [{ ...after, difference: addSums(NO_SUMS, after) }]),
        ];
  return all.filter(({ difference }) => Object.values(difference).some((n) => n !== 0));
}

function isSamePlace(a: Contribution, b: Contribution): boolean {
  return a.day === b.day && a.conferenceId === b.conferenceId && a.tag === b.tag;
}

function incrementsOf(sums: Sums): Record<keyof Sums, FieldValue> {
  return {
    calls: FieldValue.increment(sums.calls),
    legs: FieldValue.increment(sums.legs),
    seconds: FieldValue.increment(sums.seconds),
    minutes: FieldValue.increment(sums.minutes),
  };
}
