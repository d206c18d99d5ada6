import '../panel/panel.css';
import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { isExpired } from '../../../../domain/conference/expiry-state.ts';
import { isOverlapping } from '../../../../domain/conference/code-overlap.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import type { ConferenceProblem } from '../../../../domain/conference/conference-problem.ts';
import { languageOf } from '../../../../domain/language.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { announce } from '../../../components/notices/announcer.tsx';
import { Dialog } from '../../../components/dialogs/dialog.tsx';
import { ExpiredChoice } from '../../../components/expired/expired-choice.tsx';
import { ExpiredWords, useExpiredWords } from '../../../components/expired/expired-words.ts';
import { checkRevival, unanswered } from '../../../components/expired/revival.ts';
import { Notice } from '../../../components/notices/notice.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { useResave } from '../api/use-resave.ts';
import { closeDialog } from '../panel/dialogs.ts';
import { EmailAddress } from '../../../components/addresses/email-address.tsx';
import { OverlapFields } from './overlap-fields.tsx';
import { checkOverlap, undecided, type OverlapProblem } from './renewal.ts';
import { ActionProblemNotice } from '../panel/action-problem-notice.tsx';
import classes from './new-codes-dialog.module.css';

/** The answer where there is nothing to ask: its expiry stays as it is. */
const NOT_ASKED = { ok: true, revival: { kind: 'leave' } } as const;

/** New codes without editing: what will happen, and whether the participant code goes on for a while. */
export function NewCodesDialog(props: { readonly conference: Conference }): JSX.Element {
  return (
    <ExpiredWords waiting={null}>
      <Asked {...props} />
    </ExpiredWords>
  );
}

function Asked(props: { readonly conference: Conference }): JSX.Element {
  const { t, format } = useI18n();
  const expiredWords = useExpiredWords();
  const { account } = useAccount();
  const now = useNow();
  const [choice, setChoice] = useState(undecided);
  const [overlapProblem, setOverlapProblem] = useState<OverlapProblem | null>(null);
  const renewal = useResave(props.conference);
  const { conference } = renewal;
  const { expiresAt } = conference;
  // It may expire between two looks at the clock.
  const [pressedAt, setPressedAt] = useState(now);
  const isOver = isExpired(conference, pressedAt > now ? pressedAt : now);
  const [revival, setRevival] = useState(unanswered);
  const [revivalProblem, setRevivalProblem] = useState<ConferenceProblem | null>(null);
  const words = t.conferencePage.newCodes;
  const gone = renewal.problem?.kind === 'gone';

  const give = async (): Promise<void> => {
    const at = new Date();
    setPressedAt(at);
    if (!isOver && isExpired(conference, at)) return;
    const overlap = checkOverlap(choice, account.timeZone, at);
    setOverlapProblem(overlap.ok ? null : overlap.problem);
    const answer = isOver ? checkRevival(revival, account.timeZone, at) : NOT_ASKED;
    setRevivalProblem(answer.ok ? null : answer.problem);
    if (!overlap.ok || !answer.ok) return;
    const saved = await renewal.save({
      newCodes: { overlapUntil: overlap.until },
      ...(answer.revival.kind === 'moved' ? { expiry: answer.revival.expiry } : {}),
    });
    if (saved === null) return;
    announce(words.underWay(saved.tag));
    closeDialog();
  };

  return (
    <Dialog
      title={words.title(conference.tag)}
      busy={renewal.isPending}
      returnTo="elsewhere"
      onClose={closeDialog}
      actions={
        <>
          <Button variant="default" disabled={renewal.isPending} onClick={() => closeDialog()}>
            {gone ? t.common.actions.close : t.common.actions.cancel}
          </Button>
          {!gone && (
            <Button data-autofocus loading={renewal.isPending} onClick={() => void give()}>
              {words.give}
            </Button>
          )}
        </>
      }
    >
      {renewal.changed && (
        <Notice tone="warn" title={t.conferencePage.changed.title}>
          <span role="alert">{t.conferencePage.changed.text}</span>
        </Notice>
      )}
      {renewal.problem !== null && <ActionProblemNotice words={words} problem={renewal.problem} />}
      <ul>
        <li>{choice.keeps ? words.leaderStops : words.bothStop}</li>
        {isOverlapping(conference, now) && <li>{words.earlierStops}</li>}
        <li>
          {words.emailGoes}{' '}
          <strong>
            <EmailAddress email={conference.adminEmail} />
          </strong>
          , {t.conferenceForm.language.written[languageOf(conference, account)]}
        </li>
        <li>{words.tellParticipants}</li>
      </ul>
      <fieldset className={`plain-fieldset ${classes.choice}`} disabled={renewal.isPending || gone}>
        <OverlapFields
          choice={choice}
          choose={(next) => {
            setOverlapProblem(null);
            setChoice(next);
          }}
          problem={overlapProblem}
        />
      </fieldset>
      {isOver && expiresAt !== null && (
        <>
          <p>{expiredWords.since(format.dateTime(expiresAt, account.timeZone))}</p>
          <ExpiredChoice
            question={expiredWords.ask}
            ways={[
              { way: 'date', label: expiredWords.ways.date },
              { way: 'never', label: expiredWords.ways.never },
              { way: 'leave', label: expiredWords.ways.leaveEmail },
            ]}
            choice={revival}
            choose={(next) => {
              setRevivalProblem(null);
              setRevival(next);
            }}
            problem={revivalProblem}
            disabled={renewal.isPending || gone}
          />
        </>
      )}
    </Dialog>
  );
}
