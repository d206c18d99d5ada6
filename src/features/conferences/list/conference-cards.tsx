import { memo, type JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { moveInRow } from '../../../components/lists/move-in-row.ts';
import { EmailAddress } from '../../../components/addresses/email-address.tsx';
import { PageCheckbox, RowCheckbox } from '../../../components/selection/selection-checkbox.tsx';
import { toggleOnSpace } from '../../../components/selection/selection-keys.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import classes from './conference-cards.module.css';
import { TagLink, useOpenOnClick } from './conference-table.tsx';
import { DeliveryStatus } from '../delivery/delivery-status.tsx';
import { OutdatedMark } from '../outdated/outdated-mark.tsx';
import { ExpiryStatus } from './expiry-status.tsx';
import { LeaderCode } from '../codes/leader-code.tsx';
import { OldCodeNote } from '../codes/old-code-note.tsx';
import { ParticipantCode } from '../codes/participant-code.tsx';
import { RunningMark } from '../running/running-mark.tsx';
import { RowMenu } from './row-menu.tsx';
import { rowProps, type ConferenceListProps, type ConferenceRowProps } from './row-props.ts';

/** The list on a phone: the same facts, one card a conference. */
export function ConferenceCards(props: ConferenceListProps): JSX.Element {
  const { t } = useI18n();
  const { conferences, selection } = props;
  return (
    <>
      {selection !== null && (
        <div className={classes.page}>
          <PageCheckbox label={t.list.select.page} selection={selection} />
          <span
            aria-hidden
            onClick={() => selection.togglePage(selection.on.size !== selection.rows)}
          >
            {t.list.select.pageShort}
          </span>
        </div>
      )}
      <ul className={classes.list} onKeyDown={moveInRow}>
        {conferences.map((conference) => (
          <Card key={conference.id} {...rowProps(props, conference)} />
        ))}
      </ul>
    </>
  );
}

const Card = memo(function Card(props: ConferenceRowProps): JSX.Element {
  const { t } = useI18n();
  const { role } = useAccount();
  const { conference, now, sendAgain, isOn, toggle } = props;
  const { id, tag } = conference;
  const { columns } = t.conferences;
  const open = useOpenOnClick(id);
  return (
    <li
      data-conference={id}
      data-selected={isOn}
      className={classes.card}
      {...open}
      {...toggleOnSpace(id, isOn, toggle)}
    >
      <div className={classes.head}>
        {toggle !== null && (
          <div className={classes.check} data-check>
            <RowCheckbox id={id} label={t.list.select.one(tag)} isOn={isOn} toggle={toggle} />
          </div>
        )}
        <div className={classes.names}>
          <TagLink conference={conference} />
          <RunningMark callId={props.callId} />
          <span className={classes.admin}>
            <EmailAddress email={conference.adminEmail} />
          </span>
        </div>
        <RowMenu conference={conference} sendAgain={sendAgain} />
      </div>
      <dl className={classes.facts}>
        <dt>{columns.participantCode}</dt>
        <dd>
          <ParticipantCode conference={conference} inRow />
          <OldCodeNote conference={conference} now={now} />
        </dd>
        {role === 'admin' && (
          <>
            <dt>{columns.leaderCode}</dt>
            <dd>
              <LeaderCode conference={conference} inRow />
            </dd>
          </>
        )}
        <dt>{columns.expires}</dt>
        <dd>
          <ExpiryStatus conference={conference} now={now} />
        </dd>
        <dt>{columns.email}</dt>
        <dd>
          <DeliveryStatus conference={conference} now={now} />
          <OutdatedMark conference={conference} now={now} />
        </dd>
      </dl>
    </li>
  );
});
