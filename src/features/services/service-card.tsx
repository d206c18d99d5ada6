import { Skeleton } from '@mantine/core';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';
import { IconAddressBook, IconArrowRight, IconPhoneCall } from '../../components/icons.ts';
import { conferenceCountQuery } from '../../firebase/conference-count.ts';
import { counted } from '../../firebase/counted.ts';
import { pbxUserCountQuery } from '../../firebase/pbx-user-count.ts';
import { useI18n } from '../../i18n/provider.tsx';
import classes from './service-card.module.css';

/** Conferencing, with how many conferences there are. */
export function ConferencingCard(): JSX.Element {
  const { t } = useI18n();
  const { accountId } = useAccount();
  return (
    <Card
      to="/a/$accountId/conferencing/settings"
      icon={<IconPhoneCall size={20} stroke={1.6} aria-hidden />}
      words={t.services.conferencing}
      count={useQuery(conferenceCountQuery(accountId))}
    />
  );
}

/** Cloud PBX, with how many users are in it; its page is Conferencing's. */
export function PbxCard(): JSX.Element {
  const { t } = useI18n();
  const { accountId } = useAccount();
  return (
    <Card
      to="/a/$accountId/conferencing/users"
      icon={<IconAddressBook size={20} stroke={1.6} aria-hidden />}
      words={t.services.pbx}
      count={useQuery(pbxUserCountQuery(accountId))}
    />
  );
}

function Card(props: {
  readonly to: NonNullable<LinkProps['to']>;
  readonly icon: ReactNode;
  readonly words: {
    readonly name: string;
    readonly line: string;
    readonly figure: (count: number) => string;
  };
  readonly count: UseQueryResult<number>;
}): JSX.Element {
  const { t, format } = useI18n();
  const { accountId } = useAccount();
  const { words, count } = props;
  const { enter } = t.services;
  return (
    <Link
      to={props.to}
      params={{ accountId }}
      className={classes.card}
      aria-label={`${words.name}: ${enter}`}
    >
      <span className={classes.icon}>{props.icon}</span>
      <span className={classes.name}>{words.name}</span>
      <span className={classes.line}>{words.line}</span>
      <span className={classes.foot}>
        <span className={classes.figure}>
          {count.data === undefined ? (
            // A figure that cannot be had is left out: the card still opens.
            count.isPending && <Skeleton height={24} width={96} />
          ) : (
            <>
              <b>{counted(count.data, format.number)}</b> {words.figure(count.data)}
            </>
          )}
        </span>
        <span className={classes.enter}>
          {enter}
          <IconArrowRight size={16} stroke={1.8} aria-hidden />
        </span>
      </span>
    </Link>
  );
}
