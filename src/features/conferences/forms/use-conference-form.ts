import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useMemo, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { Conference, ConferenceInput } from '../../../../domain/conference.ts';
import { useAccount } from '../../../components/account-context.tsx';
import { explainDenial, readMemberships, type Denial } from '../../../firebase/accounts.ts';
import { database } from '../../../firebase/database.ts';
import { problemOf, type Problem } from '../../../firebase/problem.ts';
import { sessionStillHolds } from '../../../firebase/session.ts';
import { ConflictError, GoneError } from '../api/save-conference.ts';
import { useSaveConference } from '../api/use-save-conference.ts';
import { conferenceFormSchema, type ConferenceFormValues } from './conference-form-schema.ts';
import { draftKey, draftOf, dropDraft, keepDraft } from './drafts.ts';
import { sameExpiry, sameValues, valuesOf } from './form-values.ts';
import { SaveAttempts } from './save-attempts.ts';

/** Why a Save did not happen. */
export type SaveProblem =
  | { readonly kind: Exclude<Problem, 'denied'> }
  | { readonly kind: 'denied'; readonly denial: Denial }
  | { readonly kind: 'gone' };

/** What the form was filled from. */
export interface FormSource {
  readonly conferenceId: string;
  /** Null for a new conference. */
  readonly base: Conference | null;
  readonly values: ConferenceFormValues;
}

/**
 * The conference form's whole behaviour: fields, validation, one Save at a time, conflicts, and the
 * draft that outlives a forced departure.
 */
export function useConferenceForm(source: FormSource, onSaved: (saved: Conference) => void) {
  const { accountId, account, uid } = useAccount();
  const key = draftKey(uid, accountId, source.base === null ? null : source.conferenceId);
  const [draft] = useState(() => draftOf(key));
  const [attempts] = useState(() => draft?.attempts ?? new SaveAttempts());
  const [base, setBase] = useState(draft === null ? source.base : draft.base);
  const [original, setOriginal] = useState(source.values);
  const [problem, setProblem] = useState<SaveProblem | null>(null);
  const [conflict, setConflict] = useState<Conference | null>(null);
  const save = useSaveConference();
  const conferenceId = draft?.conferenceId ?? source.conferenceId;

  const schema = useMemo(
    () =>
      conferenceFormSchema({
        timeZone: account.timeZone,
        now: () => new Date(),
        original: base === null ? null : { values: original, expiresAt: base.expiresAt },
      }),
    [account.timeZone, base, original],
  );
  const form = useForm<ConferenceFormValues, unknown, ConferenceInput>({
    resolver: zodResolver(schema),
    defaultValues: draft?.values ?? source.values,
  });
  const values = useWatch({ control: form.control, compute: (now: ConferenceFormValues) => now });
  const dirty = !sameValues(values, original);

  useEffect(() => {
    if (dirty) keepDraft(key, { conferenceId, values, attempts, base });
    else dropDraft(key);
  }, [key, dirty, conferenceId, values, attempts, base]);

  const commit = (input: ConferenceInput, on: Conference | null): Promise<void> =>
    attempts.oneAtATime(async () => {
      setProblem(null);
      setConflict(null);
      try {
        const saved = await save.mutateAsync({
          conferenceId,
          input,
          saveId: attempts.idFor(input),
          ownSaveIds: attempts.earlier,
          basedOn: on?.saveId ?? null,
          codesWanted: on?.codesWanted ?? 1,
          overlapUntil: null,
          before: on,
        });
        dropDraft(key);
        onSaved(saved);
      } catch (error) {
        if (error instanceof ConflictError) setConflict(error.theirs);
        else setProblem(await explain(error, uid, accountId));
      }
    });

  return {
    form,
    values,
    dirty,
    /** The expiry is the stored one; it may have passed and is saved as it is. */
    expiryAsStored: base !== null && sameExpiry(values, original),
    restored: draft !== null,
    base,
    problem,
    conflict,
    submit: form.handleSubmit((input) => commit(input, base)),
    /** The conflict's one way out: my content over theirs. */
    keepMine: form.handleSubmit((input) => {
      setBase(conflict);
      return commit(input, conflict);
    }),
    /** The other: what is saved comes into the form. */
    takeTheirs: async (): Promise<void> => {
      if (conflict === null) return;
      const theirs = await valuesOf(conflict, account.timeZone);
      setBase(conflict);
      setOriginal(theirs);
      form.reset(theirs);
      setConflict(null);
    },
    discard: () => dropDraft(key),
  };
}

/** Finds out what a refusal means before anything is said about it. */
async function explain(error: unknown, uid: string, accountId: string): Promise<SaveProblem> {
  if (error instanceof GoneError) return { kind: 'gone' };
  const kind = problemOf(error, navigator.onLine);
  if (kind !== 'denied') return { kind };
  if (!(await sessionStillHolds())) return { kind: 'session' };
  try {
    const memberships = await readMemberships(database, uid);
    return { kind, denial: explainDenial(memberships, accountId, 'conferencing') };
  } catch {
    return { kind, denial: 'unknown' };
  }
}
