import './frame.css';
import { ActionIcon } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Outlet } from '@tanstack/react-router';
import { useEffect, useMemo, useState, type JSX } from 'react';
import { AccountContext } from '../../components/account/account-context.tsx';
import { IconMenu2 } from '../../components/icons.ts';
import { late } from '../../components/late/late.tsx';
import { useInSteps } from '../../components/late/use-in-steps.ts';
import { Preferences } from '../../components/pages/preferences.tsx';
import { usePerson } from '../../components/account/use-person.ts';
import { Wordmark } from '../../components/pages/wordmark.tsx';
import { membershipsQuery, type Membership } from '../../firebase/accounts/accounts.ts';
import type { SignedIn } from '../../firebase/session.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { PaletteSlot } from '../palette/palette-slot.tsx';
import classes from './frame.module.css';
import { FrameProblem, FrameSkeleton } from './frame-states.tsx';
import { hasEntered, noteEntered, rememberAccount } from './last-account.ts';
import { Navigation } from './navigation.tsx';
import { NotYourAccountPage } from './not-your-account-page.tsx';
import { PersonMenu } from './person-menu.tsx';
import { RunBannerSlot } from './run-banner-slot.tsx';
import { UnknownZoneNotice } from './unknown-zone-notice.tsx';

const loadDrawer = async () => (await import('./navigation-drawer.tsx')).NavigationDrawer;
const NavigationDrawer = late(loadDrawer, null);
/** Whoever only passes by need not hear of a failure. */
const prepareDrawer = (): void => void loadDrawer().catch(() => undefined);

const route = getRouteApi('/signed-in/a/$accountId');

/** What surrounds every page of an account; also the place where it is found out which one it is. */
export function AccountFrame(): JSX.Element {
  const person = usePerson();
  return person === null ? <FrameSkeleton /> : <FrameFor person={person} />;
}

function FrameFor(props: { readonly person: SignedIn }): JSX.Element {
  const { accountId } = route.useParams();
  const memberships = useQuery(membershipsQuery(props.person.uid));
  const known = useInSteps(memberships.data);
  if (known === undefined) {
    return memberships.isError && memberships.data === undefined ? (
      <FrameProblem error={memberships.error} onRetry={() => void memberships.refetch()} />
    ) : (
      <FrameSkeleton />
    );
  }
  const current = known.find((membership) => membership.accountId === accountId);
  if (current === undefined) {
    return <NotYourAccountPage wasMine={hasEntered(props.person.uid, accountId)} />;
  }
  return <Frame person={props.person} current={current} memberships={known} />;
}

function Frame(props: {
  readonly person: SignedIn;
  readonly current: Membership;
  readonly memberships: readonly Membership[];
}): JSX.Element {
  const { t, propose } = useI18n();
  const { person, current, memberships } = props;
  /** Null until it is first asked for. */
  const [navigationOpen, setNavigationOpen] = useState<boolean | null>(null);
  const words = t.common.frame;

  useEffect(() => {
    rememberAccount(current.accountId);
    noteEntered(person.uid, current.accountId);
  }, [current.accountId, person.uid]);
  useEffect(() => propose(current.account.language), [propose, current.account.language]);

  const account = useMemo(() => ({ ...current, uid: person.uid }), [current, person.uid]);
  return (
    <AccountContext value={account}>
      <a href="#content" className={classes.skip} data-no-print>
        {words.skipToContent}
      </a>
      <div className={classes.frame}>
        <aside className={classes.side} aria-label={words.account} data-no-print>
          <div className={classes.brand}>
            <Wordmark />
          </div>
          <Navigation memberships={memberships} />
        </aside>
        <div className={classes.right}>
          <header className={classes.bar} data-no-print>
            <ActionIcon
              className={classes.burger}
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={words.openNavigation}
              onClick={() => setNavigationOpen(true)}
              onPointerEnter={prepareDrawer}
              onFocus={prepareDrawer}
            >
              <IconMenu2 size={20} stroke={1.7} aria-hidden />
            </ActionIcon>
            <span className={classes.barBrand}>
              <Wordmark />
            </span>
            <span className={classes.spring} />
            <PaletteSlot memberships={memberships} />
            <span className={classes.barPreferences}>
              <Preferences />
            </span>
            <PersonMenu email={person.email} role={current.role} />
          </header>
          {navigationOpen !== null && (
            <NavigationDrawer
              memberships={memberships}
              opened={navigationOpen}
              onClose={() => setNavigationOpen(false)}
            />
          )}
          <main id="content" className={classes.content} tabIndex={-1}>
            <UnknownZoneNotice />
            <RunBannerSlot />
            <Outlet />
          </main>
        </div>
      </div>
    </AccountContext>
  );
}
