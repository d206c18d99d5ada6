import type { JSX } from 'react';
import type { ActivityEntry, ActivityKind } from '../../../domain/account/activity.ts';
import { failedSentences } from '../../i18n/failed-callers.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { useAccount } from '../account/account-context.tsx';
import {
  IconArrowBackUp,
  IconClock,
  IconDeviceFloppy,
  IconEye,
  IconKey,
  IconPhoneCall,
  IconPhoneOff,
  IconPlus,
  IconSettings,
  IconTrash,
  IconUserCog,
  IconUserMinus,
  IconUserPlus,
  IconWorld,
} from '../icons.ts';
import classes from './activity.module.css';
import { ActivitySentence } from './activity-sentence.tsx';
import { EmailOutcome } from './email-outcome.tsx';

const icons: Record<ActivityKind, typeof IconKey> = {
  generated: IconPlus,
  saved: IconDeviceFloppy,
  codesRenewed: IconKey,
  expiryMended: IconWorld,
  leaderCodeRevealed: IconEye,
  deleted: IconTrash,
  restored: IconArrowBackUp,
  memberAdded: IconUserPlus,
  memberRoleChanged: IconUserCog,
  memberRemoved: IconUserMinus,
  signInDeleted: IconUserMinus,
  signInRemade: IconKey,
  lastAdminStayed: IconUserCog,
  profileChanged: IconWorld,
  informationChanged: IconSettings,
  expiryReminded: IconClock,
  leaderCalled: IconPhoneCall,
  callersNotTaken: IconPhoneOff,
};

/** One entry: what happened in a sentence, what came of it below, the time at the side. */
export function ActivityRow(props: {
  readonly entry: ActivityEntry;
  readonly withTag: boolean;
}): JSX.Element {
  const { format } = useI18n();
  const { account } = useAccount();
  const { entry } = props;
  const Icon = icons[entry.kind];
  return (
    <li className={classes.entry}>
      <span className={classes.icon}>
        <Icon size={16} stroke={1.7} aria-hidden />
      </span>
      <div className={classes.body}>
        <p className={classes.sentence}>
          <ActivitySentence entry={entry} withTag={props.withTag} />
        </p>
        <Consequence entry={entry} />
        {entry.email !== null && <EmailOutcome email={entry.email} />}
      </div>
      <time
        dateTime={entry.at.toISOString()}
        title={format.dateTime(entry.at, account.timeZone)}
        className={`figures ${classes.time}`}
      >
        {format.time(entry.at, account.timeZone)}
      </time>
    </li>
  );
}

/** What the sentence alone does not tell. */
function Consequence(props: { readonly entry: ActivityEntry }): JSX.Element | null {
  const { t, format } = useI18n();
  const { account } = useAccount();
  const { kind, overlapUntil, profile, member, displaced, information, expiresAt, notTaken } =
    props.entry;
  const words = t.activity;
  if (kind === 'codesRenewed') {
    return (
      <p className={classes.more}>
        {overlapUntil === null
          ? words.oldCodesStopped
          : words.overlapUntil(format.dateTime(overlapUntil, account.timeZone))}
      </p>
    );
  }
  if (kind === 'profileChanged' && profile !== null) {
    return (
      <p className={classes.more}>
        {words.profile(format.zone(profile.timeZone), words.languages[profile.language])}
        {profile.expiryReminders !== undefined &&
          profile.callReceipts !== undefined &&
          ` ${words.emails(profile.expiryReminders, profile.callReceipts)}`}
      </p>
    );
  }
  if (information !== null) {
    const { outdated } = information;
    return <p className={classes.more}>{words.outdated(outdated, format.number(outdated))}</p>;
  }
  if (expiresAt !== null) {
    return (
      <p className={classes.more}>{words.expires(format.dateTime(expiresAt, account.timeZone))}</p>
    );
  }
  if (displaced !== null && member !== null) {
    return <p className={classes.more}>{words.displaced[displaced](member.email)}</p>;
  }
  if (notTaken !== null) {
    return (
      <p className={classes.more}>
        {failedSentences(notTaken, words.failedCallers, format.number).join(' ')}
      </p>
    );
  }
  if (kind === 'signInRemade') return <p className={classes.more}>{words.comesBack}</p>;
  return null;
}
