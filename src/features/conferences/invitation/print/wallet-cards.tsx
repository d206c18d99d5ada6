import type { JSX } from 'react';
import type { EmailContent } from '../../../../../domain/email/email-content.ts';
import { QrCode } from '../qr-code.tsx';
import classes from './invitation-sheet.module.css';

/** So many of the size of a bank card (ISO/IEC 7810, ID-1) have room on Letter and on A4. */
const CARDS = 8;
/** So many numbers have room on a card. */
const NUMBERS = 5;

/** The invitation as cards for a wallet, to be cut out: one for each participant. */
export function WalletCards(props: { readonly content: EmailContent }): JSX.Element {
  return (
    <div className={classes.cards} lang={props.content.language}>
      {Array.from({ length: CARDS }, (_, card) => (
        <Card key={card} content={props.content} />
      ))}
    </div>
  );
}

function Card({ content }: { readonly content: EmailContent }): JSX.Element {
  const { words, participants, isExpired, expiry, expires } = content;
  const { numbers, code, codeLabel } = participants;
  const [first] = numbers;
  const left = numbers.length - NUMBERS;
  return (
    <article className={classes.card}>
      <div className={classes.cardHead}>
        <h2 className={classes.cardTag}>
          <bdi>{content.tag}</bdi>
        </h2>
      </div>
      <div className={classes.cardHalves}>
        <div>
          <p className={classes.cardLabel}>{codeLabel}</p>
          <p className={`${classes.cardCode} figures`}>{code}</p>
          <ul className={classes.cardNumbers}>
            {numbers.slice(0, NUMBERS).map(({ number, about }) => (
              <li key={number}>
                <span className="figures">{number}</span> <bdi>{about}</bdi>
              </li>
            ))}
            {left > 0 && <li>{words.participants.moreNumbers(left)}</li>}
          </ul>
          {numbers.length === 0 && <p>{words.noNumbers}</p>}
        </div>
        {first !== undefined && (
          <QrCode
            content={first.link}
            label={words.participants.scan(first.number)}
            className={classes.cardQr}
          />
        )}
      </div>
      {(isExpired || expires) && <p className={classes.cardExpiry}>{expiry}</p>}
    </article>
  );
}
