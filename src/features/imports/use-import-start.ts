import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Account } from '../../../domain/account/account.ts';
import type { Expiry } from '../../../domain/conference/chosen-expiry.ts';
import { keptLanguage } from '../../../domain/language.ts';
import { useAccount } from '../../components/account/account-context.tsx';
import type { ImportPlace } from '../../../domain/conference/import-places.ts';
import type { ConferenceEntry } from '../../csv-files/reading/csv-calls.ts';
import type { RunItem } from '../../runs/plan/run-plan.ts';
import { RunUnderWayError, startRun } from '../../runs/run/current-run.ts';
import type { StartProblemKind } from '../../runs/screens/start-problem.tsx';

/** Hands what was previewed to a run, and goes to its page. */
export function useImportStart(): {
  readonly isStarting: boolean;
  readonly problem: StartProblemKind | null;
  /**
   * @param accepted  what is made, and what is changed
   * @param otherwise  when those expire whose rows say nothing of it
   */
  readonly start: (
    accepted: readonly ConferenceEntry[],
    placed: ReadonlyMap<number, ImportPlace>,
    otherwise: Expiry,
  ) => void;
} {
  const { accountId, account, uid } = useAccount();
  const navigate = useNavigate();
  const [isStarting, setStarting] = useState(false);
  const [problem, setProblem] = useState<StartProblemKind | null>(null);

  const begin = async (items: readonly RunItem[]): Promise<void> => {
    setStarting(true);
    setProblem(null);
    try {
      const runId = await startRun({ accountId, uid, kind: 'import', items });
      await navigate({
        to: '/a/$accountId/conferencing/runs/$runId',
        params: { accountId, runId },
        // Back leads to the list: what was previewed here is being made.
        replace: true,
      });
    } catch (error) {
      setProblem(
        error instanceof RunUnderWayError
          ? { kind: 'underWay', runId: error.runId }
          : { kind: 'notKept' },
      );
      setStarting(false);
    }
  };

  return {
    isStarting,
    problem,
    start: (accepted, placed, otherwise) =>
      void begin(itemsOf(accepted, placed, otherwise, account)),
  };
}

function itemsOf(
  accepted: readonly ConferenceEntry[],
  placed: ReadonlyMap<number, ImportPlace>,
  otherwise: Expiry,
  account: Pick<Account, 'language'>,
): RunItem[] {
  return accepted.flatMap((entry): RunItem[] => {
    const { row, tag, adminEmail, saysExpiry, expiry, language: said } = entry;
    const item = { pbxUserId: null, name: '', extension: '', row, tag, adminEmail };
    const place = placed.get(row);
    if (place?.what === 'make') {
      const { expiresAt, expiryChosen } = saysExpiry ? expiry : otherwise;
      const language = said === null ? null : keptLanguage(said, account, null);
      return [{ ...item, conferenceId: place.conferenceId, expiresAt, expiryChosen, language }];
    }
    if (place?.what !== 'change') return [];
    const { stored, fields } = place;
    const { expiresAt, expiryChosen } = fields.includes('expiry') ? expiry : stored;
    const language =
      said !== null && fields.includes('language')
        ? keptLanguage(said, account, stored.language)
        : stored.language;
    const change = { conferenceId: stored.id, basedOn: stored.saveId };
    return [{ ...item, ...change, expiresAt, expiryChosen, language }];
  });
}
