import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useMemo, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { isExpired } from '../../../../domain/conference/expiry-state.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import type { ConferenceInput } from '../../../../domain/conference/conference-input.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { explainProblem, type ActionProblem } from '../api/explain-problem.ts';
import { ConflictError } from '../api/save-conference.ts';
import { useSaveConference } from '../api/use-save-conference.ts';
import { conferenceFormSchema } from './conference-form-schema.ts';
import type { ConferenceFormValues } from './form-fields.ts';
import { draftKey, draftOf, dropDraft, keepDraft } from './drafts.ts';
import { sameExpiry, sameValues, valuesOf } from './form-values.ts';
import {
  checkOverlap,
  formerRecipients,
  undecided,
  type OverlapProblem,
  type RenewalChoice,
} from '../renewal/renewal.ts';
import { SaveAttempts } from '../api/save-attempts.ts';

/** What the form was filled from. */
export interface FormSource {
  readonly conferenceId: string;
  /** Null for a new conference. */
  readonly base: Conference | null;
  readonly values: ConferenceFormValues;
  /** Other values to begin with, which are not saved yet. */
  readonly begun?: ConferenceFormValues;
  /** The id of the conference that a new one is filled from. */
  readonly copyOf?: string | null;
}

/**
 * The conference form's whole behaviour: fields, validation, one Save at a time, conflicts, and the
 * draft that outlives a forced departure.
 */
export function useConferenceForm(source: FormSource, onSaved: (saved: Conference) => void) {
  const { accountId, account, uid } = useAccount();
  const { copyOf = null } = source;
  const ofWhich = source.base === null ? null : source.conferenceId;
  const key = draftKey(uid, accountId, copyOf === null ? ofWhich : { copyOf });
  const [draft] = useState(() => draftOf(key));
  const [attempts] = useState(() => draft?.attempts ?? new SaveAttempts());
  const [base, setBase] = useState(draft === null ? source.base : draft.base);
  const [original, setOriginal] = useState(source.values);
  const [problem, setProblem] = useState<ActionProblem | null>(null);
  const [conflict, setConflict] = useState<Conference | null>(null);
  const [renewal, setRenewal] = useState(draft?.renewal ?? undecided);
  const [overlapProblem, setOverlapProblem] = useState<OverlapProblem | null>(null);
  const save = useSaveConference();
  /** The expiry, passed by now, about which was asked before the email goes out. */
  const [askedAbout, setAskedAbout] = useState<Date | null>(null);
  const conferenceId = draft?.conferenceId ?? source.conferenceId;

  const { timeZone, language } = account;
  const schema = useMemo(
    () =>
      conferenceFormSchema({
        account: { timeZone, language },
        now: () => new Date(),
        original:
          base === null ? null : { values: original, expiry: base, language: base.language },
      }),
    [timeZone, language, base, original],
  );
  const form = useForm<ConferenceFormValues, unknown, ConferenceInput>({
    resolver: zodResolver(schema),
    defaultValues: draft?.values ?? source.begun ?? source.values,
  });
  const values = useWatch({ control: form.control, compute: (now: ConferenceFormValues) => now });
  const dirty = !sameValues(values, original);

  const former = base === null ? null : formerRecipients(base, conflict, values.adminEmail);
  const offersNewCodes = former !== null && former.addresses.length > 0;
  const givesNewCodes = offersNewCodes && (renewal.asked ?? former.haveIt);

  useEffect(() => {
    if (dirty) keepDraft(key, { conferenceId, values, renewal, attempts, base });
    else dropDraft(key);
  }, [key, dirty, conferenceId, values, renewal, attempts, base]);

  const commit = (input: ConferenceInput, on: Conference | null): Promise<void> =>
    attempts.oneAtATime(async () => {
      const codesWanted = (on?.codesWanted ?? 1) + (givesNewCodes ? 1 : 0);
      setProblem(null);
      try {
        const choice = givesNewCodes ? renewal : undecided;
        const overlap = checkOverlap(choice, account.timeZone, new Date());
        setOverlapProblem(overlap.ok ? null : overlap.problem);
        if (!overlap.ok) return;
        setConflict(null);
        const saved = await save.mutateAsync({
          conferenceId,
          input,
          saveId: attempts.idFor(input, codesWanted, overlap.until),
          ownSaveIds: attempts.earlier,
          basedOn: on?.saveId ?? null,
          codesWanted,
          overlapUntil: overlap.until,
          before: on,
        });
        dropDraft(key);
        onSaved(saved);
      } catch (error) {
        if (error instanceof ConflictError) setConflict(error.theirs);
        else setProblem(await explainProblem(error, uid, accountId));
      }
    });

  /** Of a conference that has expired it asks first. */
  const askOrCommit = (input: ConferenceInput, on: Conference | null): Promise<void> => {
    if (!isExpired(input, new Date())) return commit(input, on);
    setConflict(null);
    setAskedAbout(input.expiresAt);
    return Promise.resolve();
  };
  const expiryAsStored = base !== null && sameExpiry(values, original);

  return {
    form,
    values,
    dirty,
    /** The expiry is the stored one; it may have passed and is saved as it is. */
    expiryAsStored,
    /** Set while it is asked whether the expiry is to be moved before the email goes out. */
    expired: expiryAsStored ? askedAbout : null,
    saveAsExpired: form.handleSubmit((input) => {
      setAskedAbout(null);
      return commit(input, base);
    }),
    restored: draft !== null,
    isCopy: copyOf !== null,
    /** New codes with this Save, offered when somebody else than its recipient knows the present ones. */
    renewal: {
      former: offersNewCodes ? former : null,
      given: givesNewCodes,
      choice: renewal,
      choose: (choice: RenewalChoice) => {
        setOverlapProblem(null);
        setRenewal(choice);
      },
      problem: overlapProblem,
    },
    base,
    problem,
    conflict,
    submit: form.handleSubmit((input) => askOrCommit(input, base)),
    /** The conflict's one way out: my content over theirs. */
    keepMine: form.handleSubmit((input) => {
      setBase(conflict);
      return askOrCommit(input, conflict);
    }),
    /** The other: what is saved comes into the form. */
    takeTheirs: (): void => {
      if (conflict === null) return;
      const theirs = valuesOf(conflict, account);
      setBase(conflict);
      setOriginal(theirs);
      form.reset(theirs);
      setConflict(null);
    },
    discard: () => dropDraft(key),
  };
}

/** The form as its parts see it. */
export type ConferenceFormState = ReturnType<typeof useConferenceForm>;
