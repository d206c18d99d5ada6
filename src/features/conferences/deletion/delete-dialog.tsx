import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState, type JSX } from 'react';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { announce } from '../../../components/notices/announcer.tsx';
import { Dialog } from '../../../components/dialogs/dialog.tsx';
import { Sentence } from '../../../components/addresses/sentence.tsx';
import { database } from '../../../firebase/database.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { conferenceQuery } from '../api/conference-query.ts';
import { deleteConference } from '../api/delete-conference.ts';
import { explainProblem, type ActionProblem } from '../api/explain-problem.ts';
import { removeFromList } from '../api/list-cache.ts';
import { GoneError } from '../api/save-conference.ts';
import { noteDeletion } from './undoable-deletions.ts';
import { closeDialog } from '../panel/dialogs.ts';
import { ActionProblemNotice } from '../panel/action-problem-notice.tsx';

/** Names the conference and what deleting it does, before it is done. */
export function DeleteDialog(props: { readonly conference: Conference }): JSX.Element {
  const { t } = useI18n();
  const { conference } = props;
  const words = t.conferencePage.delete;
  const deletion = useDeletion(conference);

  // The undo that is offered next should not have to be downloaded then.
  useEffect(() => {
    import('./deletion-toasts.tsx').catch(() => undefined);
  }, []);

  return (
    <Dialog
      title={words.title(conference.tag)}
      busy={deletion.isPending}
      returnTo="elsewhere"
      onClose={closeDialog}
      actions={
        <>
          <Button
            variant="default"
            data-autofocus
            disabled={deletion.isPending}
            onClick={() => closeDialog()}
          >
            {t.common.actions.cancel}
          </Button>
          <Button color="red" loading={deletion.isPending} onClick={() => void deletion.run()}>
            {words.confirm}
          </Button>
        </>
      }
    >
      {deletion.problem !== null && (
        <ActionProblemNotice words={words} problem={deletion.problem} />
      )}
      <ul>
        <li>{words.codesStop}</li>
        <li>{words.codesReserved}</li>
        <li>{words.callsStay}</li>
        <li>
          <Sentence>{words.leaderNotTold(conference.adminEmail)}</Sentence>
        </li>
      </ul>
      <p>{words.undo}</p>
    </Dialog>
  );
}

function useDeletion(conference: Conference) {
  const { t } = useI18n();
  const { accountId, uid } = useAccount();
  const client = useQueryClient();
  const closePanel = useClosePanelOf(conference.id);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<ActionProblem | null>(null);
  const running = useRef(false);

  const run = async (): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setPending(true);
    setProblem(null);
    const outcome = await outcomeOf(
      deleteConference(database, { accountId, conferenceId: conference.id, uid }),
    );
    if (outcome instanceof Error) {
      setProblem(await explainProblem(outcome, uid, accountId));
      setPending(false);
      running.current = false;
      return;
    }
    await closePanel();
    closeDialog('elsewhere');
    const putBack = removeFromList(client, accountId, conference.id);
    client.setQueryData(conferenceQuery(accountId, conference.id).queryKey, null);
    const words = t.conferencePage.delete;
    if (outcome === 'deleted') {
      noteDeletion({ accountId, conference, at: Date.now(), putBack });
      announce(words.deletedAloud(conference.tag));
    } else {
      announce(words.already(conference.tag));
    }
  };
  return { run, isPending, problem };
}

/** A conference that is not there any more is as deleted as one could wish. */
async function outcomeOf(
  work: ReturnType<typeof deleteConference>,
): Promise<'deleted' | 'already' | Error> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof GoneError) return 'already';
    return error instanceof Error ? error : new Error('deleting failed', { cause: error });
  }
}

/** Back to the list, if it is this conference whose panel is open. */
function useClosePanelOf(conferenceId: string): () => Promise<void> {
  const { accountId } = useAccount();
  const navigate = useNavigate();
  const open = useParams({ strict: false, select: (params) => params.conferenceId });
  return async () => {
    if (open !== conferenceId) return;
    await navigate({
      to: '/a/$accountId/conferencing/settings',
      params: { accountId },
      search: true,
      state: true,
      resetScroll: false,
      replace: true,
    });
  };
}
