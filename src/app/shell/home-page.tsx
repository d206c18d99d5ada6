import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { usePerson } from '../../components/account/use-person.ts';
import { membershipsQuery } from '../../firebase/accounts/accounts.ts';
import type { SignedIn } from '../../firebase/session.ts';
import { lastAccount } from './last-account.ts';
import { NoMembershipPage } from './no-membership-page.tsx';
import { FrameProblem, FrameSkeleton } from './frame-states.tsx';

/** The front door of the signed-in: on to the account used last, or the only one, or none. */
export function HomePage(): JSX.Element {
  const person = usePerson();
  return person === null ? <FrameSkeleton /> : <ChooseAccount person={person} />;
}

function ChooseAccount(props: { readonly person: SignedIn }): JSX.Element {
  const memberships = useQuery(membershipsQuery(props.person.uid));
  if (memberships.data === undefined) {
    return memberships.isError ? (
      <FrameProblem error={memberships.error} onRetry={() => void memberships.refetch()} />
    ) : (
      <FrameSkeleton />
    );
  }
  const last = lastAccount();
  const chosen =
    memberships.data.find(({ accountId }) => accountId === last) ?? memberships.data[0];
  if (chosen === undefined) {
    return (
      <NoMembershipPage
        email={props.person.email}
        checking={memberships.isFetching}
        onCheckAgain={() => void memberships.refetch()}
      />
    );
  }
  return <Navigate to="/a/$accountId" params={{ accountId: chosen.accountId }} replace />;
}
