import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Expiry } from '../../../../domain/conference/chosen-expiry.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { conferenceQuery } from './conference-query.ts';
import { explainProblem, type ActionProblem } from './explain-problem.ts';
import { SaveAttempts } from './save-attempts.ts';
import { ConflictError } from './save-conference.ts';
import { useSaveConference } from './use-save-conference.ts';

/** What a Save without a form changes; nothing: the email goes out again. */
export interface Resave {
  readonly expiry?: Expiry;
  /** New codes, and until when the participant code from before goes on. */
  readonly newCodes?: { readonly overlapUntil: Date | null };
}

/**
 * A Save from a dialog, of a conference as it is but for what is asked. Who comes second is shown what is
 * there now, in `conference`, and presses again.
 */
export function useResave(asked: Conference) {
  const { accountId, uid } = useAccount();
  const client = useQueryClient();
  const commit = useSaveConference();
  const [attempts] = useState(() => new SaveAttempts());
  const [conference, setConference] = useState(asked);
  const [changed, setChanged] = useState(false);
  const [problem, setProblem] = useState<ActionProblem | null>(null);

  const fail = async (error: unknown): Promise<void> => {
    if (!(error instanceof ConflictError)) {
      setProblem(await explainProblem(error, uid, accountId));
      return;
    }
    setConference(error.theirs);
    setChanged(true);
    void client.invalidateQueries(conferenceQuery(accountId, error.theirs.id));
  };

  /** @returns the conference as it was saved; null where it was not, which is told then. */
  const save = async (changes: Resave): Promise<Conference | null> => {
    let saved: Conference | null = null;
    await attempts.oneAtATime(async () => {
      setProblem(null);
      setChanged(false);
      const { id, saveId, tag, adminEmail, language } = conference;
      const { expiry = conference, newCodes } = changes;
      const { expiresAt, expiryChosen } = expiry;
      const input = { tag, adminEmail, expiresAt, expiryChosen, language };
      const codesWanted = conference.codesWanted + (newCodes === undefined ? 0 : 1);
      const overlapUntil = newCodes?.overlapUntil ?? null;
      try {
        saved = await commit.mutateAsync({
          conferenceId: id,
          input,
          saveId: attempts.idFor(input, codesWanted, overlapUntil),
          ownSaveIds: attempts.earlier,
          basedOn: saveId,
          codesWanted,
          overlapUntil,
          before: conference,
        });
        setConference(saved);
      } catch (error) {
        await fail(error);
      }
    });
    return saved;
  };

  return {
    conference,
    changed,
    problem,
    isPending: commit.isPending,
    save,
    fail: (error: unknown) => void fail(error),
  };
}
