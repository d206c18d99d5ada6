import '../panel/panel.css';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { isOverlapping, type Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { announce } from '../../../components/notices/announcer.tsx';
import { Dialog } from '../../../components/dialogs/dialog.tsx';
import { Notice } from '../../../components/notices/notice.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { conferenceQuery } from '../api/conference-query.ts';
import { explainProblem, type ActionProblem } from '../api/explain-problem.ts';
import { ConflictError } from '../api/save-conference.ts';
import { useSaveConference } from '../api/use-save-conference.ts';
import { closeDialog } from '../panel/dialogs.ts';
import { OverlapFields } from './overlap-fields.tsx';
import { checkOverlap, undecided, type OverlapProblem } from './renewal.ts';
import { SaveAttempts } from '../api/save-attempts.ts';
import { ActionProblemNotice } from '../panel/action-problem-notice.tsx';
import classes from './new-codes-dialog.module.css';

/** New codes without editing: what will happen, and whether the participant code goes on for a while. */
export function NewCodesDialog(props: { readonly conference: Conference }): JSX.Element {
  const { t } = useI18n();
  const { account } = useAccount();
  const now = useNow();
  const [choice, setChoice] = useState(undecided);
  const [overlapProblem, setOverlapProblem] = useState<OverlapProblem | null>(null);
  const renewal = useRenewal(props.conference);
  const { conference } = renewal;
  const words = t.conferencePage.newCodes;
  const gone = renewal.problem?.kind === 'gone';

  const give = async (): Promise<void> => {
    try {
      const overlap = await checkOverlap(choice, account.timeZone, new Date());
      setOverlapProblem(overlap.ok ? null : overlap.problem);
      if (overlap.ok) await renewal.give(overlap.until);
    } catch (error) {
      renewal.fail(error);
    }
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
          {words.emailGoes} <strong>{conference.adminEmail}</strong>
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
    </Dialog>
  );
}

/** A Save with unchanged content that asks for the next pair of codes. */
function useRenewal(asked: Conference) {
  const { t } = useI18n();
  const { accountId, uid } = useAccount();
  const client = useQueryClient();
  const save = useSaveConference();
  const [attempts] = useState(() => new SaveAttempts());
  const [conference, setConference] = useState(asked);
  const [changed, setChanged] = useState(false);
  const [problem, setProblem] = useState<ActionProblem | null>(null);

  const fail = async (error: unknown): Promise<void> => {
    if (!(error instanceof ConflictError)) {
      setProblem(await explainProblem(error, uid, accountId));
      return;
    }
    // What is there now is shown, here and behind; whoever still wants new codes presses again.
    setConference(error.theirs);
    setChanged(true);
    void client.invalidateQueries(conferenceQuery(accountId, error.theirs.id));
  };

  const give = (overlapUntil: Date | null): Promise<void> =>
    attempts.oneAtATime(async () => {
      setProblem(null);
      setChanged(false);
      const { id, saveId, tag, adminEmail, expiresAt, language } = conference;
      const input = { tag, adminEmail, expiresAt, language };
      const codesWanted = conference.codesWanted + 1;
      try {
        await save.mutateAsync({
          conferenceId: id,
          input,
          saveId: attempts.idFor(input, codesWanted, overlapUntil),
          ownSaveIds: attempts.earlier,
          basedOn: saveId,
          codesWanted,
          overlapUntil,
          before: conference,
        });
      } catch (error) {
        await fail(error);
        return;
      }
      announce(t.conferencePage.newCodes.underWay(tag));
      closeDialog();
    });

  return {
    conference,
    changed,
    problem,
    isPending: save.isPending,
    give,
    fail: (error: unknown) => void fail(error),
  };
}
