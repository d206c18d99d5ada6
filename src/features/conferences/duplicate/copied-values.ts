import type { Account } from '../../../../domain/account/account.ts';
import { isExpired } from '../../../../domain/conference/expiry-state.ts';
import { TAG_MAX_LENGTH } from '../../../../domain/conference/conference-input.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import type { ConferenceFormValues } from '../form/form-fields.ts';
import { valuesOf } from '../form/form-values.ts';

/** What stands behind the Tag of a copy: `(copy)`, and from the second on `(copy 2)`. */
export type CopyMark = (count: number) => string;

/** So many copies of copies get a number of their own. */
const MOST_COUNTED = 99;

/**
 * A conference's fields for another one. Its Tag is told from the original's, so that their calls can be;
 * an expiry that has passed is not taken over.
 */
export function copiedValues(
  original: Pick<Conference, 'tag' | 'adminEmail' | 'expiresAt' | 'language'>,
  account: Pick<Account, 'timeZone' | 'language'>,
  mark: CopyMark,
  now: Date,
): ConferenceFormValues {
  const { expiresAt } = original;
  const tag = copiedTag(original.tag, mark);
  return valuesOf(
    { ...original, tag, expiresAt: isExpired(original, now) ? null : expiresAt },
    account,
  );
}

/** The Tag of a copy: of a copy's copy the number goes up. What is too long then is cut before the mark. */
function copiedTag(tag: string, mark: CopyMark): string {
  const counts = Array.from({ length: MOST_COUNTED }, (_, index) => index + 1);
  const count = counts.find((each) => tag.endsWith(` ${mark(each)}`));
  const stem = count === undefined ? tag : tag.slice(0, -mark(count).length - 1);
  const end = ` ${mark((count ?? 0) + 1)}`;
  // By code points, as the schema counts.
  const kept = [...stem].slice(0, TAG_MAX_LENGTH - [...end].length).join('');
  return kept.trimEnd() + end;
}
