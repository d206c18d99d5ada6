/**
 * Decides a commit by the rules first and makes it afterwards, with room for others in between.
 *
 * Here rules and commit are one: nothing comes between them. That is promised nowhere, and the official
 * emulator decides first: of two clients that create one document at a time, under rules that refuse the
 * second, it may accept both. Whatever must happen once needs a precondition; this is to test that.
 */
import type { Method } from '../api/methods.ts';
import type { Context } from '../api/context.ts';
import type { CommitRequest } from '../api/messages.ts';

/** Thrown where the rules have allowed a commit, in place of making it. */
class Allowed extends Error {}

/**
 * Runs a method as `method.call` does, but for the commits of whom the rules concern: those are made when
 * `afterRules` settles, on what is stored by then. (One inside a transaction of the server is made at
 * once: its reads are guarded.)
 */
export async function callRulesFirst(
  method: Method,
  context: Context,
  request: unknown,
  afterRules: () => Promise<void>,
): Promise<readonly unknown[]> {
  if (method.name !== 'Commit' || (request as CommitRequest).transaction !== undefined) {
    return method.call(context, request);
  }
  const { authorizer } = context;
  const deciding: Context['authorizer'] = {
    ...authorizer,
    committing: (actor, extent) => {
      const decide = authorizer.committing(actor, extent);
      return (
        decide &&
        ((...commit) => {
          decide(...commit);
          throw new Allowed();
        })
      );
    },
  };
  try {
    return method.call({ ...context, authorizer: deciding }, request);
  } catch (error) {
    if (!(error instanceof Allowed)) throw error;
  }
  await afterRules();
  const decided = { ...authorizer, committing: () => undefined };
  return method.call({ ...context, authorizer: decided }, request);
}
