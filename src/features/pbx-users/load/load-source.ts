import type { DirectoryPages } from '../api/read-directory.ts';
import type { LoadSource } from '../api/load-users.ts';
import type { CsvReader } from '../../../csv-files/reading/csv-reader.ts';
import type { UserComparison } from '../../../csv-files/reading/user-desk.ts';

/**
 * Compares the file that the worker has read with a directory, which is handed over page by page, so
 * that none of them holds anything up.
 */
export async function compareUsers(
  ask: CsvReader['ask'],
  pages: DirectoryPages,
  signal: AbortSignal,
): Promise<UserComparison> {
  let isFirst = true;
  for await (const users of pages) {
    await ask('addToDirectory', { users, isFirst }, signal);
    isFirst = false;
  }
  return ask('compareUsers', null, signal);
}

/** What a load takes from the worker. `marksLeft`: whether who is not in the file is to have left. */
export function loadSource(
  ask: CsvReader['ask'],
  marksLeft: boolean,
  signal: AbortSignal,
): LoadSource {
  return {
    first: () => ask('planLoad', marksLeft ? 'all' : 'nobody', signal),
    again: async (pages) => {
      await compareUsers(ask, pages, signal);
      return ask('planLoad', 'same', signal);
    },
    take: (start, count) => ask('takeWrites', { start, count }, signal),
  };
}
