import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { shownNumber, telephoneLink } from '../../../../domain/email/telephone.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { CopyButton } from '../../../components/controls/copy-button.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import classes from './dial-in-numbers.module.css';

/** So many are seen at once; an account may have fifty. */
const SEEN = 6;

/** The numbers that callers dial: the account's, the same for each of its conferences. */
export function DialInNumbers(): JSX.Element {
  const { t } = useI18n();
  const { account } = useAccount();
  const [showsAll, setShowsAll] = useState(false);
  const { dialInNumbers, shownNumbers } = account;
  const words = t.conferencePage.numbers;
  const seen = showsAll ? dialInNumbers : dialInNumbers.slice(0, SEEN);
  return (
    <section aria-labelledby="conference-numbers">
      <h3 id="conference-numbers">{words.title}</h3>
      {dialInNumbers.length === 0 ? (
        <p className={classes.none}>{t.conferencePage.screen.noNumbers}</p>
      ) : (
        <ul className={classes.numbers}>
          {seen.map(({ number, location, tollFree }) => {
            const readable = shownNumber(number, shownNumbers);
            return (
              <li key={number}>
                <a href={telephoneLink(number, null)} className={`${classes.number} figures`}>
                  {readable}
                </a>
                <CopyButton text={readable} label={t.common.actions.copy(readable)} />
                <span className={classes.about}>
                  <bdi>{location}</bdi>
                  {tollFree && `, ${t.conferencePage.screen.tollFree}`}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {dialInNumbers.length > seen.length && (
        <Button variant="subtle" size="xs" onClick={() => setShowsAll(true)}>
          {words.all(dialInNumbers.length)}
        </Button>
      )}
    </section>
  );
}
