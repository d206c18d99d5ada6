import type { JSX } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';
import { PageHeader } from '../../components/pages/page-header.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import { ConferencingCard, PbxCard } from './service-card.tsx';
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
      {conferencing && (
        <div className={classes.cards}>
          <ConferencingCard />
          {pbx && <PbxCard />}
        </div>
      )}
      {!conferencing && !pbx && <p className={classes.none}>{words.none}</p>}
      {!(conferencing && pbx) && (
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
              <span>{pbx ? words.pbx.alone : words.notOnProfile}</span>
            </li>
          </ul>
        </section>
      )}
    </>
  );
}
