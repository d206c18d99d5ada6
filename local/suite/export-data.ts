import { Problem } from '../support/problem.ts';
import { type WaitManner, whileMoving } from '../support/until-done.ts';

/**
 * Saves all users and documents of a suite into a folder: asks its hub, as `firebase emulators:export`
 * does.
 *
 * @throws Problem when the suite refuses, is gone, or does not answer any more
 */
export async function exportSuite(
  hubUrl: string,
  folder: string,
  manner: WaitManner,
): Promise<void> {
  await whileMoving(manner, 'the emulator suite to save its data', async (_, signal) => {
    const answer = await fetch(`${hubUrl}/_admin/export`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ path: folder, initiatedBy: 'confdesk' }),
      signal,
    }).catch((error: unknown) => {
      throw notSaved('it does not answer', manner, error);
    });
    if (!answer.ok) throw notSaved(await answer.text(), manner);
  });
}

function notSaved(why: string, { advice }: WaitManner, cause?: unknown): Problem {
  return new Problem(`The emulator suite did not save its data (${why}); ${advice}.`, { cause });
}
