import type { JSX } from 'react';
import type { EmailContent } from '../../../../../domain/email/email-content.ts';
import { inOneLine } from '../../../../components/texts/in-one-line.ts';
import { QrCode } from '../qr-code.tsx';
import classes from './invitation-sheet.module.css';

/** The invitation as a page of paper. */
export function InvitationPage({ content }: { readonly content: EmailContent }): JSX.Element {
  const { words, participants, language, isExpired, expiry } = content;
  const { numbers, code, codeLabel } = participants;
  const [first] = numbers;
  return (
    <article lang={language}>
      <p className={classes.kind}>{words.audioConference}</p>
      <h1 className={classes.tag}>
        <bdi>{content.tag}</bdi>
      </h1>
      {isExpired && <p className={classes.expired}>{expiry}</p>}
      <div className={classes.halves}>
        <div>
          <p className={classes.label}>{codeLabel}</p>
          <p className={`${classes.code} figures`}>{code}</p>
          <p className={classes.label}>{words.numbers}</p>
          <ul className={classes.numbers}>
            {numbers.map(({ number, about }) => (
              <li key={number}>
                <span className={`${classes.number} figures`}>{number}</span> <bdi>{about}</bdi>
              </li>
            ))}
          </ul>
          {numbers.length === 0 && <p>{words.noNumbers}</p>}
        </div>
        {first !== undefined && (
          <div className={classes.scan}>
            <QrCode
              content={first.link}
              label={words.participants.scan(first.number)}
              className={classes.qr}
            />
            <p>{words.participants.scan(inOneLine(first.number))}</p>
          </div>
        )}
      </div>
      <p className={classes.how}>{words.participants.howTo}</p>
      {!isExpired && <p>{expiry}</p>}
    </article>
  );
}
