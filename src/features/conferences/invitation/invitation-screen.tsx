import '../panel/panel.css';
import { Modal } from '@mantine/core';
import { useId, useState, type JSX } from 'react';
import { formatCode } from '../../../../domain/conference/access-code.ts';
import type { DialInNumber } from '../../../../domain/account/account.ts';
import { isExpired } from '../../../../domain/conference/expiry-state.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { shownNumber, telephoneLink } from '../../../../domain/email/telephone.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useEscape } from '../../../components/dialogs/use-escape.ts';
import { useNow } from '../../../components/dates/use-now.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { closeDialog } from '../panel/dialogs.ts';
import classes from './invitation-screen.module.css';
import { QrCode } from './qr-code.tsx';

/**
 * The invitation for a screen in the room: numbers and participant code to be read from afar, and a
 * QR code that dials. Dark on white in either colour scheme, as cameras need it. It is given no leader
 * code, and has none.
 */
export function InvitationScreen(props: {
  readonly conference: Pick<Conference, 'tag' | 'participantCode' | 'expiresAt'>;
}): JSX.Element {
  const { t, format } = useI18n();
  const { account } = useAccount();
  const { tag, participantCode, expiresAt } = props.conference;
  const now = useNow();
  const { dialInNumbers } = account;
  const [chosen, setChosen] = useState(0);
  const words = t.conferencePage.screen;
  const dialled = dialInNumbers[chosen];
  const close = (): void => closeDialog();
  useEscape(true, close);

  return (
    <Modal.Root
      opened
      onClose={close}
      closeOnEscape={false}
      fullScreen
      zIndex={300}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Content classNames={{ content: classes.content ?? '' }} data-print-panel="over">
        <Modal.Body className={classes.body}>
          <div className={classes.head}>
            <Modal.Title className={classes.title}>
              <bdi>{tag}</bdi>
            </Modal.Title>
            <button
              type="button"
              className={classes.close}
              data-autofocus
              data-no-print
              onClick={close}
            >
              {t.common.actions.close}
            </button>
          </div>
          {expiresAt !== null && isExpired(props.conference, now) && (
            <p className={classes.expired} role="status">
              {words.expired(format.dateTime(expiresAt, account.timeZone))}
            </p>
          )}
          <div className={classes.halves}>
            <div className={classes.words}>
              <p className={classes.label}>{words.dial}</p>
              <ul className={classes.numbers}>
                {dialInNumbers.map((number) => (
                  <Number key={number.number} number={number} />
                ))}
              </ul>
              {dialInNumbers.length === 0 && <p>{words.noNumbers}</p>}
              <p className={classes.label}>{words.code}</p>
              <p className={`${classes.code} figures`}>
                {participantCode === null ? '–' : formatCode(participantCode)}
              </p>
            </div>
            {dialled !== undefined && participantCode !== null && (
              <div className={classes.scan}>
                <QrCode
                  className={classes.qr}
                  content={telephoneLink(dialled.number, participantCode)}
                  label={words.qrOf(shownNumber(dialled.number, account.shownNumbers))}
                />
                <p className={classes.hint}>{words.scan}</p>
                {dialInNumbers.length > 1 && (
                  <NumberChoice numbers={dialInNumbers} chosen={chosen} choose={setChosen} />
                )}
              </div>
            )}
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Number(props: { readonly number: DialInNumber }): JSX.Element {
  const { t } = useI18n();
  const { account } = useAccount();
  const { number } = props;
  return (
    <li>
      <span className={`${classes.number} figures`}>
        {shownNumber(number.number, account.shownNumbers)}
      </span>{' '}
      <span className={classes.about}>
        <bdi>{number.location}</bdi>
        {number.tollFree && `, ${t.conferencePage.screen.tollFree}`}
      </span>
    </li>
  );
}

function NumberChoice(props: {
  readonly numbers: readonly DialInNumber[];
  readonly chosen: number;
  readonly choose: (index: number) => void;
}): JSX.Element {
  const { t } = useI18n();
  const { account } = useAccount();
  const id = useId();
  return (
    <div className={classes.choice} data-no-print>
      <label htmlFor={id}>{t.conferencePage.screen.qrDials}</label>
      <select
        id={id}
        value={props.chosen}
        onChange={(event) => props.choose(event.target.selectedIndex)}
      >
        {props.numbers.map(({ number, location }, index) => (
          <option key={number} value={index}>
            {shownNumber(number, account.shownNumbers)} {location}
          </option>
        ))}
      </select>
    </div>
  );
}
