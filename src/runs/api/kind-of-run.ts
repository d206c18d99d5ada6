import { getDocs, limit, query, type Firestore } from 'firebase/firestore/lite';
import { SAVING_RUNS, type RunKind } from '../../../domain/run-kind.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import { conferencesOf } from './look-at-run.ts';

/**
 * What a run that this browser knows nothing of is about, as one of its conferences tells.
 *
 * @returns null where none does: there is no such run, or an earlier version made it
 */
export async function kindOfRun(
  db: Firestore,
  run: Pick<RunPlan, 'accountId' | 'runId'>,
): Promise<RunKind | null> {
  const [saved, deleted, restored] = await Promise.all(
    ([null, 'delete', 'restore'] as const).map((kind) =>
      getDocs(query(conferencesOf(db, { ...run, kind }), limit(1))),
    ),
  );
  const told: unknown = saved?.docs[0]?.get('run.kind');
  if (saved?.empty === false) return SAVING_RUNS.find((kind) => kind === told) ?? null;
  return deleted?.empty === false ? 'delete' : restored?.empty === false ? 'restore' : null;
}
