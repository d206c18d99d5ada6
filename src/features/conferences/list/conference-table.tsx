import { Link, useNavigate } from '@tanstack/react-router';
import { memo, type JSX, type MouseEvent } from 'react';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { IconArrowDown, IconArrowUp } from '../../../components/icons.ts';
import { EmailAddress } from '../../../components/addresses/email-address.tsx';
import { Line, WholeText } from '../../../components/texts/whole-text.tsx';
import { moveInRow } from '../../../components/lists/move-in-row.ts';
import { PageCheckbox, RowCheckbox } from '../../../components/selection/selection-checkbox.tsx';
import { toggleOnSpace } from '../../../components/selection/selection-keys.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import classes from './conference-table.module.css';
import { DeliveryStatus } from '../delivery/delivery-status.tsx';
import { OutdatedMark } from '../outdated/outdated-mark.tsx';
import { ExpiryStatus } from './expiry-status.tsx';
import { LeaderCode } from '../codes/leader-code.tsx';
import { OldCodeNote } from '../codes/old-code-note.tsx';
import { ParticipantCode } from '../codes/participant-code.tsx';
import { RunningMark } from '../running/running-mark.tsx';
import { RowMenu } from './row-menu.tsx';
import { useListView } from '../use-list-view.ts';
import { rowProps, type ConferenceListProps, type ConferenceRowProps } from './row-props.ts';

/** The list on a wide screen. `compact`: the admin stands under the Tag, for want of a column. */
export function ConferenceTable(
  props: ConferenceListProps & { readonly compact: boolean },
): JSX.Element {
  const { t } = useI18n();
  const { role } = useAccount();
  const { columns } = t.conferences;
  const { selection, conferences } = props;
  return (
    <div className={classes.box}>
      <table className={classes.table}>
        <thead>
          <tr>
            {selection !== null && (
              <td className={classes.check}>
                <PageCheckbox label={t.list.select.page} selection={selection} />
              </td>
            )}
            <SortHead by="tag">{columns.tag}</SortHead>
            {!props.compact && <SortHead by="admin">{columns.admin}</SortHead>}
            <th scope="col">{columns.participantCode}</th>
            {role === 'admin' && <th scope="col">{columns.leaderCode}</th>}
            <SortHead by="expiry">{columns.expires}</SortHead>
            <th scope="col">{columns.email}</th>
            <th scope="col">
              <span className="visually-hidden">{columns.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody onKeyDown={moveInRow}>
          {conferences.map((conference) => (
            <Row key={conference.id} {...rowProps(props, conference)} compact={props.compact} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Row = memo(function Row(
  props: ConferenceRowProps & { readonly compact: boolean },
): JSX.Element {
  const { t } = useI18n();
  const { role } = useAccount();
  const { conference, now, compact, sendAgain, isOn, toggle } = props;
  const { id, tag } = conference;
  const open = useOpenOnClick(id);
  return (
    <tr
      data-conference={id}
      data-selected={isOn}
      className={classes.row}
      {...open}
      {...toggleOnSpace(id, isOn, toggle)}
    >
      {toggle !== null && (
        <td className={classes.check} data-check>
          <RowCheckbox id={id} label={t.list.select.one(tag)} isOn={isOn} toggle={toggle} />
        </td>
      )}
      <th scope="row" className={classes.tag}>
        <Names conference={conference} withAdmin={compact} />
        <RunningMark callId={props.callId} />
      </th>
      {!compact && (
        <td className={classes.admin}>
          <WholeText>
            <Line>
              <EmailAddress email={conference.adminEmail} />
            </Line>
          </WholeText>
        </td>
      )}
      <td>
        <ParticipantCode conference={conference} inRow />
        <OldCodeNote conference={conference} now={now} />
      </td>
      {role === 'admin' && (
        <td>
          <LeaderCode conference={conference} inRow />
        </td>
      )}
      <td>
        <ExpiryStatus conference={conference} now={now} />
      </td>
      <td className={classes.email}>
        <DeliveryStatus conference={conference} now={now} />
        <OutdatedMark conference={conference} now={now} />
      </td>
      <td className={classes.menu}>
        <RowMenu conference={conference} sendAgain={sendAgain} />
      </td>
    </tr>
  );
});

/** A column that the list can be sorted by: the heading is the button, up first, then down. */
function SortHead(props: {
  readonly by: 'tag' | 'admin' | 'expiry';
  readonly children: string;
}): JSX.Element {
  const { view, show } = useListView();
  const { by, children } = props;
  // A search has an order of its own.
  if (view.q !== undefined) return <th scope="col">{children}</th>;
  const isUp = view.sort === by;
  const isDown = view.sort === `-${by}`;
  const Arrow = isDown ? IconArrowDown : IconArrowUp;
  return (
    <th scope="col" aria-sort={isUp ? 'ascending' : isDown ? 'descending' : 'none'}>
      <button
        type="button"
        className={classes.sort}
        data-sorted={isUp || isDown}
        onClick={() => show({ sort: isUp ? `-${by}` : by })}
      >
        {children}
        <Arrow size={14} stroke={2} aria-hidden />
      </button>
    </th>
  );
}

/** The Tag, and where it has no column the admin under it. With the focus on the Tag both are whole. */
function Names(props: {
  readonly conference: Conference;
  readonly withAdmin: boolean;
}): JSX.Element {
  const { adminEmail } = props.conference;
  return (
    <WholeText>
      <Line>
        <TagLink conference={props.conference} />
      </Line>
      {props.withAdmin && (
        <Line className={classes.under}>
          <EmailAddress email={adminEmail} />
        </Line>
      )}
    </WholeText>
  );
}

/** The Tag: the link that opens the conference. */
export function TagLink(props: { readonly conference: Conference }): JSX.Element {
  const { t } = useI18n();
  const { accountId } = useAccount();
  const { id, tag } = props.conference;
  return (
    <Link
      to="/a/$accountId/conferencing/settings/$conferenceId"
      params={{ accountId, conferenceId: id }}
      search={true}
      state={true}
      resetScroll={false}
      className={classes.name}
      aria-label={t.conferences.open(tag)}
    >
      <bdi>{tag}</bdi>
    </Link>
  );
}

/**
 * For the mouse, the whole row opens the conference; keyboard and screen reader have the Tag's
 * link. Not when something in the row was meant, or text was being selected.
 */
export function useOpenOnClick(conferenceId: string): {
  readonly onClick: (event: MouseEvent<HTMLElement>) => void;
} {
  const { accountId } = useAccount();
  const navigate = useNavigate();
  return {
    onClick: (event) => {
      const { target, currentTarget } = event;
      if (!(target instanceof Element) || !currentTarget.contains(target)) return;
      if (target.closest('a, button, input, [role="menu"], [data-check]') !== null) return;
      if (window.getSelection()?.isCollapsed === false) return;
      void navigate({
        to: '/a/$accountId/conferencing/settings/$conferenceId',
        params: { accountId, conferenceId },
        search: true,
        state: true,
        resetScroll: false,
      });
    },
  };
}
