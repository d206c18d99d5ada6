import type { ActivityEntry } from '../../../../domain/account/activity.ts';
import { misfortuneOf } from '../../../../domain/delivery/failures.ts';
import { onLocalClock } from '../../../../domain/time/local-time.ts';
import {
  activityDetails,
  activitySentence,
  activitySubject,
} from '../../../components/activity/activity-texts.ts';
import type { Format } from '../../../i18n/format.ts';
import type { Messages } from '../../../i18n/language.ts';
import type { ActivityPageWords } from './activity-words.ts';

/** What makes rows of entries, and the headers above them. */
export interface ActivityTable {
  readonly headers: readonly string[];
  readonly rowOf: (entry: ActivityEntry) => readonly string[];
}

/**
 * The activity as a table in the language of who exports. Moments are `YYYY-MM-DD HH:mm:ss` on the
 * account's clock, which the header names. No entry has a code in it.
 */
export function activityTable(
  words: ActivityPageWords,
  t: Messages,
  format: Format,
  timeZone: string,
): ActivityTable {
  const { columns } = words.export;
  return {
    headers: [
      columns.at(format.zone(timeZone)),
      columns.by,
      columns.what,
      columns.details,
      columns.tag,
      columns.conferenceId,
      columns.emailTo,
      columns.email,
      columns.reason,
    ],
    rowOf: (entry) => {
      const who = entry.by?.email ?? t.activity.provider;
      const clock = onLocalClock(entry.at, timeZone).toISOString();
      return [
        clock.slice(0, 'YYYY-MM-DDTHH:mm:ss'.length).replace('T', ' '),
        entry.by?.email ?? '',
        activitySentence(entry, t.activity, who, activitySubject(entry, t.activity)),
        activityDetails(entry, t.activity, format, timeZone).join(' '),
        entry.tag ?? '',
        entry.conferenceId ?? '',
        ...emailCells(entry, t),
      ];
    },
  };
}

/** To whom, what became of it, and why. */
function emailCells({ email }: ActivityEntry, t: Messages): readonly string[] {
  if (email === null) return ['', '', ''];
  const words = t.activity.email;
  const reason = t.conferences.failure[email.failure ?? 'other'];
  if (email.state === 'failed') return [email.to, words[misfortuneOf(email)], reason];
  return [email.to, words[email.state], email.state === 'waiting' ? reason : ''];
}
