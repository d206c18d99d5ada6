import { paths } from '../../domain/paths.ts';
import type { Operator } from '../operator/connect.ts';

/**
 * Plays bridges, and forgets those that were first heard of meanwhile: they fall silent at once, of which nobody
 * is to be told.
 *
 * @returns what `play` does; it is the same whether that fails or not.
 */
export async function forgettingBridges<T>(
  { db }: Pick<Operator, 'db'>,
  play: () => Promise<T>,
): Promise<T> {
  const known = async () => (await db.collection(paths.bridges).get()).docs;
  const before = new Set((await known()).map(({ id }) => id));
  try {
    return await play();
  } finally {
    const isNew = ({ id }: { readonly id: string }) => !before.has(id);
    await Promise.all((await known()).filter(isNew).map(({ ref }) => ref.delete()));
  }
}
