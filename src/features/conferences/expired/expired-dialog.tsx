import '../panel/panel.css';
import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { isExpired } from '../../../../domain/conference/expiry-state.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import type { ConferenceProblem } from '../../../../domain/conference/conference-problem.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { writeRich } from '../../../components/controls/copy-button.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import { Dialog } from '../../../components/dialogs/dialog.tsx';
import { ExpiredChoice } from '../../../components/expired/expired-choice.tsx';
import { ExpiredWords, useExpiredWords } from '../../../components/expired/expired-words.ts';
import { checkRevival, unanswered } from '../../../components/expired/revival.ts';
import { announce } from '../../../components/notices/announcer.tsx';
import { Notice } from '../../../components/notices/notice.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { useResave } from '../api/use-resave.ts';
import { invitationFor } from '../invitation/invitation-texts.ts';
import { ActionProblemNotice } from '../panel/action-problem-notice.tsx';
import { closeDialog, openDialog, type ExpiredDialogKind } from '../panel/dialogs.ts';
import { Sentence } from '../../../components/addresses/sentence.tsx';

interface Props {
  readonly conference: Conference;
  readonly kind: ExpiredDialogKind;
  readonly opener: HTMLElement | null;
}

const VERBS = {
  sendExpired: 'send',
  copyExpired: 'copy',
  copyExpiredText: 'copy',
  showExpired: 'show',
} as const;
const LEAVE = { send: 'leaveEmail', copy: 'leaveInvitation', show: 'leaveScreen' } as const;

/**
 * Before the email of an expired conference goes out again, or its invitation is handed on: whether it
 * is to have a new date. Viewers, who cannot give it one, are told.
 */
export function ExpiredDialog(props: Props): JSX.Element {
  return (
    <ExpiredWords waiting={null}>
      <Asked {...props} />
    </ExpiredWords>
  );
}

function Asked(props: Props): JSX.Element {
  const { t, format } = useI18n();
  const { account, role } = useAccount();
  const words = useExpiredWords();
  const now = useNow();
  const [choice, setChoice] = useState(unanswered);
  const [problem, setProblem] = useState<ConferenceProblem | null>(null);
  const [copyFailed, setCopyFailed] = useState(false);
  const resave = useResave(props.conference);
  const { conference } = resave;
  const { expiresAt } = conference;
  const verb = VERBS[props.kind];
  const isGone = resave.problem?.kind === 'gone';
  const isOver = isExpired(conference, now);
  const asks = isOver && role === 'admin';

  /** @returns the conference to go on with; null where there is none yet, which is told. */
  const decide = async (): Promise<Conference | null> => {
    if (!asks) return verb === 'send' ? resave.save({}) : conference;
    const check = checkRevival(choice, account.timeZone, new Date());
    setProblem(check.ok ? null : check.problem);
    if (!check.ok) return null;
    if (check.revival.kind === 'moved') return resave.save({ expiry: check.revival.expiry });
    return verb === 'send' ? resave.save({}) : conference;
  };

  const copy = async (): Promise<void> => {
    setCopyFailed(false);
    let isDecided = false;
    const content = (async () => {
      const found = await decide();
      if (found === null) throw new Error('Nothing has been decided yet.');
      isDecided = true;
      return invitationFor(found, account);
    })();
    try {
      // Asked for at once: browsers let a page copy while it answers to a click.
      if (props.kind === 'copyExpired') await writeRich(content);
      else await navigator.clipboard.writeText((await content).text);
      announce(t.conferences.codes.invitationCopied);
      closeDialog();
    } catch {
      setCopyFailed(isDecided);
    }
  };

  const go = async (): Promise<void> => {
    try {
      if (verb === 'copy') {
        await copy();
        return;
      }
      const found = await decide();
      if (found === null) return;
      if (verb === 'show') {
        openDialog('invitation', found, props.opener);
        return;
      }
      announce(t.conferences.sendingAgain(found.adminEmail));
      closeDialog();
    } catch (error) {
      // The arithmetic of zones could not be downloaded.
      resave.fail(error);
    }
  };

  const saves = asks && choice.way !== 'leave';
  const plainly = {
    send: t.conferences.menu.sendAgain,
    copy: t.conferences.codes.copyInvitation,
    show: t.conferencePage.invitation.show,
  };
  const { sendAgainFailed: failed, sendAgainPerhaps: perhaps } = t.conferences;
  return (
    <Dialog
      title={words.title(conference.tag)}
      busy={resave.isPending}
      returnTo="elsewhere"
      onClose={closeDialog}
      actions={
        <>
          <Button variant="default" disabled={resave.isPending} onClick={() => closeDialog()}>
            {isGone ? t.common.actions.close : t.common.actions.cancel}
          </Button>
          {!isGone && (
            <Button loading={resave.isPending} onClick={() => void go()}>
              {isOver ? (saves ? words.act : words.actAsItIs)[verb] : plainly[verb]}
            </Button>
          )}
        </>
      }
    >
      {resave.changed && (
        <Notice tone="warn">
          <span role="alert">{t.conferencePage.changed.meanwhile}</span>
        </Notice>
      )}
      {resave.problem !== null && (
        <ActionProblemNotice words={saves ? words : { failed, perhaps }} problem={resave.problem} />
      )}
      {copyFailed && (
        <Notice tone="bad">
          <span role="alert">{words.notCopied}</span>
        </Notice>
      )}
      <p>
        {isOver && expiresAt !== null
          ? words.since(format.dateTime(expiresAt, account.timeZone))
          : words.revived}
      </p>
      {asks && (
        <ExpiredChoice
          question={words.ask}
          ways={[
            { way: 'date', label: words.ways.date },
            { way: 'never', label: words.ways.never },
            { way: 'leave', label: words.ways[LEAVE[verb]] },
          ]}
          choice={choice}
          choose={(next) => {
            setProblem(null);
            setChoice(next);
          }}
          problem={problem}
          disabled={resave.isPending || isGone}
        />
      )}
      {saves && (
        <p>
          <Sentence>{words.sendsTo(conference.adminEmail)}</Sentence>
        </p>
      )}
      {isOver && role !== 'admin' && <p>{words.viewer}</p>}
    </Dialog>
  );
}
