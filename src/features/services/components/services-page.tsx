import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useAccount } from '../../../components/account-context.tsx';
import { IconArrowRight, IconPhoneCall } from '../../../components/icons.ts';
import { PageHeader } from '../../../components/page-header.tsx';
import { conferenceCountQuery } from '../../../firebase/conference-count.ts';
import { counted } from '../../../firebase/counted.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import classes from './services-page.module.css';

/** The services of the account's Profile; what cannot be entered is listed below, quietly. */
export function ServicesPage(): JSX.Element {
  const { t } = useI18n();
  const { account } = useAccount();
  const words = t.services;
  const { conferencing, pbx } = account.services;
  return (
    <>
      <PageHeader title={words.title} />
      {conferencing && <ConferencingCard />}
      {!conferencing && <p className={classes.none}>{pbx ? words.noneToOpen : words.none}</p>}
      <section className={classes.others} aria-labelledby="other-services">
        <h2 id="other-services">{words.othersTitle}</h2>
        <ul>
          {!conferencing && (
            <li>
              <strong>{words.conferencing.name}</strong>
              <span>{words.notOnProfile}</span>
            </li>
          )}
          <li>
            <strong>{words.pbx.name}</strong>
            <span>{pbx ? words.nothingToOpen : words.notOnProfile}</span>
          </li>
        </ul>
      </section>
    </>
  );
}

function ConferencingCard(): JSX.Element {
  const { t, format } = useI18n();
  const { accountId } = useAccount();
  const count = useQuery(conferenceCountQuery(accountId));
  const words = t.services;
  return (
    <Link
      to="/a/$accountId/conferencing/settings"
      params={{ accountId }}
      className={classes.card}
      aria-label={`${words.conferencing.name}: ${words.enter}`}
    >
      <span className={classes.icon}>
        <IconPhoneCall size={20} stroke={1.6} aria-hidden />
      </span>
      <span className={classes.name}>{words.conferencing.name}</span>
      <span className={classes.line}>{words.conferencing.line}</span>
      <span className={classes.foot}>
        <span className={classes.figure}>
          {count.data === undefined ? (
            // A figure that cannot be had is left out: the card still opens.
            count.isPending && <Skeleton height={24} width={96} />
          ) : (
            <>
              <b>{counted(count.data, format.number)}</b> {words.conferencing.figure(count.data)}
            </>
          )}
        </span>
        <span className={classes.enter}>
          {words.enter}
          <IconArrowRight size={16} stroke={1.8} aria-hidden />
        </span>
      </span>
    </Link>
  );
}
