import { bridgeIdSchema } from '../../../domain/bridge/resolve.ts';
import { paths } from '../../../domain/paths.ts';
import { Problem } from '../../support/problem.ts';
import type { Operator } from '../connect.ts';
import { listBridges } from './list-bridges.ts';

/**
 * Forgets a bridge that was retired, so that nobody is told of its silence; what was recorded of its calls
 * stays. One that is heard of again is known again.
 *
 * @throws Problem where no such bridge is known, or where it is not silent.
 */
export async function forgetBridge(
  operator: Pick<Operator, 'db'>,
  name: string,
  now: Date,
): Promise<void> {
  const bridges = await listBridges(operator, now);
  const bridge = bridges.find((each) => each.name === name);
  if (bridge === undefined) {
    const reference = operator.db.doc(paths.bridge(bridgeIdSchema.safeParse(name).data ?? '-'));
    // What cannot be read can be forgotten all the same.
    if (!(await reference.get()).exists) throw new Problem(`No bridge "${name}" is known.`);
    await reference.delete();
    return;
  }
  if (!bridge.isSilent) {
    throw new Problem(
      `Bridge "${name}" still sends heartbeats, and would be known again at once. Stop it first; after three minutes of silence it can be forgotten.`,
    );
  }
  await operator.db.doc(paths.bridge(name)).delete();
}
