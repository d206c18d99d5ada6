import type { Account } from '../../../domain/account/account.ts';
import type { Expiry } from '../../../domain/conference/chosen-expiry.ts';
import { keptLanguage } from '../../../domain/language.ts';
import { useAccount } from '../../components/account/account-context.tsx';
import type { ImportPlace } from '../../../domain/conference/import-places.ts';
import type { ConferenceEntry } from '../../csv-files/reading/csv-calls.ts';
import type { RunItem } from '../../runs/plan/run-plan.ts';
import type { StartProblemKind } from '../../runs/screens/start-problem.tsx';
import { useRunStart } from '../../runs/screens/use-run-start.ts';

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
  const { account } = useAccount();
  const { isStarting, problem, start } = useRunStart('import');
  return {
    isStarting,
    problem,
    start: (accepted, placed, otherwise) =>
      void start(itemsOf(accepted, placed, otherwise, account)),
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
