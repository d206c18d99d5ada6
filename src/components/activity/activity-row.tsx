import type { JSX, ReactNode } from 'react';
import type { ActivityEntry, ActivityKind } from '../../../domain/account/activity.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { Sentence } from '../addresses/sentence.tsx';
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
import { activityDetails } from './activity-texts.ts';
import { EmailOutcome, EmailOutcomeInShort } from './email-outcome.tsx';

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
  callActedOn: IconPhoneCall,
  runGenerated: IconPlus,
  runSaved: IconDeviceFloppy,
  runCodesRenewed: IconKey,
  runDeleted: IconTrash,
  runRestored: IconArrowBackUp,
  generatedInRun: IconPlus,
  savedInRun: IconDeviceFloppy,
  codesRenewedInRun: IconKey,
  deletedInRun: IconTrash,
  restoredInRun: IconArrowBackUp,
};

/** One entry: what happened in a sentence, what came of it below, the time at the side. */
export function ActivityRow(props: {
  readonly entry: ActivityEntry;
  readonly withTag: boolean;
  /** Its email is told in full elsewhere on the screen. */
  readonly emailInShort: boolean;
  /** Stands below what it tells. */
  readonly more?: ReactNode;
}): JSX.Element {
  const { t, format } = useI18n();
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
        {activityDetails(entry, t.activity, format, account.timeZone).map((detail) => (
          <p key={detail} className={classes.more}>
            <Sentence>{detail}</Sentence>
          </p>
        ))}
        {props.more}
        {entry.email !== null &&
          (props.emailInShort ? (
            <EmailOutcomeInShort email={entry.email} />
          ) : (
            <EmailOutcome email={entry.email} />
          ))}
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
