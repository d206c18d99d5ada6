import { Link } from '@tanstack/react-router';
import { Fragment, type JSX, type ReactNode } from 'react';
import { isRunKind } from '../../../domain/account/activity-groups.ts';
import type { ActivityEntry } from '../../../domain/account/activity.ts';
import type { Messages } from '../../i18n/language.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { EmailAddress } from '../addresses/email-address.tsx';
import { useAccount } from '../account/account-context.tsx';
import { RunCount } from './run-entries.tsx';
import { activitySentence } from './activity-texts.ts';
import classes from './activity.module.css';

/**
 * Stand in a sentence for what is more than text. Private-use characters: no Tag or address that the
 * schemas let in is meant to hold one, and each language puts them where its grammar wants them.
 */
const WHO = '\uE000';
const WHAT = '\uE001';

/** Who did what, with the name and the conference set off. */
export function ActivitySentence(props: {
  readonly entry: ActivityEntry;
  readonly withTag: boolean;
}): JSX.Element {
  const { t } = useI18n();
  const { entry, withTag } = props;
  const words = t.activity;
  const nodes: Record<string, ReactNode> = {
    [WHO]: (
      <b className={classes.name}>
        {entry.by === null ? words.provider : <EmailAddress email={entry.by.email} />}
      </b>
    ),
    [WHAT]: what(entry, withTag, words),
  };
  return (
    <>
      {activitySentence(entry, words, WHO, WHAT)
        .split(/([\uE000\uE001])/)
        .map((part, index) => (
          <Fragment key={index}>{nodes[part] ?? part}</Fragment>
        ))}
    </>
  );
}

function what(entry: ActivityEntry, withTag: boolean, words: Messages['activity']): ReactNode {
  if (isRunKind(entry.kind)) return <RunCount entry={entry} kind={entry.kind} />;
  if (entry.member !== null) {
    return (
      <b className={classes.name}>
        <EmailAddress email={entry.member.email} />
      </b>
    );
  }
  if (entry.conferenceId === null) return words.somebody;
  if (!withTag) return words.thisConference;
  if (entry.tag === null || entry.tag === '') return words.untitled;
  const [before = '', after = ''] = words.conference(WHAT).split(WHAT);
  return (
    <>
      {before}
      <ConferenceLink entry={entry} conferenceId={entry.conferenceId} tag={entry.tag} />
      {after}
    </>
  );
}

/** The Tag of that time leads to the conference, unless this tells that it was deleted. */
function ConferenceLink(props: {
  readonly entry: ActivityEntry;
  readonly conferenceId: string;
  readonly tag: string;
}): JSX.Element {
  const { accountId, account } = useAccount();
  const isDeletion = props.entry.kind === 'deleted' || props.entry.kind === 'deletedInRun';
  if (isDeletion || !account.services.conferencing) {
    return <b className={classes.name}>{props.tag}</b>;
  }
  return (
    <Link
      to="/a/$accountId/conferencing/settings/$conferenceId"
      params={{ accountId, conferenceId: props.conferenceId }}
      className={classes.tag}
    >
      {props.tag}
    </Link>
  );
}
