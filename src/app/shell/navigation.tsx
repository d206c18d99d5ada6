import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useId, type JSX, type ReactNode } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';
import {
  IconAddressBook,
  IconChartBar,
  IconChevronDown,
  IconHistory,
  IconLayoutGrid,
  IconPhoneCall,
  IconSettings,
  IconUsers,
} from '../../components/icons.ts';
import { lateMenu } from '../../components/late/late-menu.tsx';
import type { Membership } from '../../firebase/accounts.ts';
import { runningCountQuery } from '../../firebase/calls/running-calls.ts';
import { useI18n } from '../../i18n/provider.tsx';
import classes from './navigation.module.css';

const LateMenu = lateMenu(async () => (await import('./account-menu-items.tsx')).AccountMenuItems);

/** The left side: the account, Services, and the pages of the services that can be entered. */
export function Navigation(props: {
  readonly memberships: readonly Membership[];
  readonly onChosen?: () => void;
}): JSX.Element {
  const { t } = useI18n();
  const { accountId, account, role } = useAccount();
  // Of this rendering: on a phone the drawer shows a second one.
  const group = useId();
  const words = t.common.frame;
  const chosen = props.onChosen === undefined ? {} : { onClick: props.onChosen };
  return (
    <>
      <AccountSwitch memberships={props.memberships} />
      <nav aria-label={words.navigation} className={classes.nav}>
        <Item
          to="/a/$accountId"
          params={{ accountId }}
          exact
          icon={<IconLayoutGrid size={18} stroke={1.6} aria-hidden />}
          {...chosen}
        >
          {words.services}
        </Item>
        {account.services.conferencing && (
          <div role="group" aria-labelledby={group}>
            <p id={group} className={classes.group}>
              {words.conferencing}
            </p>
            <Item
              to="/a/$accountId/conferencing/settings"
              params={{ accountId }}
              icon={<IconSettings size={18} stroke={1.6} aria-hidden />}
              {...chosen}
            >
              {words.settings}
            </Item>
            {account.services.pbx && (
              <Item
                to="/a/$accountId/conferencing/users"
                params={{ accountId }}
                icon={<IconAddressBook size={18} stroke={1.6} aria-hidden />}
                {...chosen}
              >
                {words.pbxUsers}
              </Item>
            )}
            <CallsNowItem {...chosen} />
            <Item
              to="/a/$accountId/conferencing/usage"
              params={{ accountId }}
              icon={<IconChartBar size={18} stroke={1.6} aria-hidden />}
              {...chosen}
            >
              {words.usage}
            </Item>
          </div>
        )}
        <div className={classes.below}>
          <Item
            to="/a/$accountId/profile"
            params={{ accountId }}
            icon={<IconUsers size={18} stroke={1.6} aria-hidden />}
            {...chosen}
          >
            {t.team.title}
          </Item>
          {role === 'admin' && (
            <Item
              to="/a/$accountId/activity"
              params={{ accountId }}
              icon={<IconHistory size={18} stroke={1.6} aria-hidden />}
              {...chosen}
            >
              {t.activity.title}
            </Item>
          )}
        </div>
      </nav>
    </>
  );
}

function Item(props: {
  readonly to: NonNullable<LinkProps['to']>;
  readonly params: { readonly accountId: string };
  readonly exact?: boolean;
  readonly icon: ReactNode;
  /** Stands at the end of the line. */
  readonly figure?: ReactNode;
  readonly onClick?: () => void;
  readonly children: string;
}): JSX.Element {
  return (
    <Link
      to={props.to}
      params={props.params}
      activeOptions={{ exact: props.exact ?? false }}
      className={classes.item}
      {...(props.onClick === undefined ? {} : { onClick: props.onClick })}
    >
      {props.icon}
      {props.children}
      {props.figure}
    </Link>
  );
}

/** The calls that go on, and how many they are. */
function CallsNowItem(props: { readonly onClick?: () => void }): JSX.Element {
  const { t, format } = useI18n();
  const { accountId } = useAccount();
  const count = useQuery(runningCountQuery(accountId)).data ?? 0;
  const words = t.common.frame;
  return (
    <Item
      to="/a/$accountId/conferencing/now"
      params={{ accountId }}
      icon={<IconPhoneCall size={18} stroke={1.6} aria-hidden />}
      figure={
        count > 0 && (
          <>
            <span className={classes.figure} aria-hidden>
              {format.number(count)}
            </span>
            <span className="visually-hidden">{words.running(count, format.number(count))}</span>
          </>
        )
      }
      {...props}
    >
      {words.callsNow}
    </Item>
  );
}

/** The account's name; with several, a menu of them. */
function AccountSwitch(props: { readonly memberships: readonly Membership[] }): JSX.Element {
  const { t } = useI18n();
  const { account } = useAccount();
  if (props.memberships.length < 2) {
    return (
      <div className={classes.account}>
        <span className={classes.accountLabel}>{t.common.frame.account}</span>
        <span className={classes.accountName}>{account.name}</span>
      </div>
    );
  }
  return (
    <LateMenu
      position="bottom-start"
      width="target"
      shadow="none"
      items={{ memberships: props.memberships }}
      button={
        <UnstyledButton
          className={`${classes.account} ${classes.accountButton}`}
          aria-label={`${t.common.frame.switchAccount}: ${account.name}`}
        >
          <span className={classes.accountLabel}>{t.common.frame.account}</span>
          <span className={classes.accountName}>{account.name}</span>
          <IconChevronDown className={classes.accountArrow} size={16} stroke={1.7} aria-hidden />
        </UnstyledButton>
      }
    />
  );
}
