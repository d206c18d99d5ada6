import { Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { paths } from '../../../domain/paths.ts';
import type { Operator } from '../connect.ts';

const straySchema = z.object({
  number: z.string(),
  calls: z.number(),
  lastAt: z.instanceof(Timestamp).transform((at) => at.toDate()),
});
export type StrayNumber = z.infer<typeof straySchema>;

/** Numbers that were dialled in the last 90 days and that no account has, the latest first. */
export async function listStrayNumbers(
  { db }: Pick<Operator, 'db'>,
  most: number,
): Promise<StrayNumber[]> {
  const strays = db.collection(paths.strayNumbers).orderBy('lastAt', 'desc').limit(most);
  const { docs } = await strays.get();
  return docs.flatMap((doc) => straySchema.safeParse(doc.data()).data ?? []);
}

/** One of them in a line, for the terminal. */
export function describeStray({ number, calls, lastAt }: StrayNumber): string {
  const when = lastAt.toISOString().replace('T', ' ').replace(/\..*/, ' UTC');
  return `  ${number}  ${calls === 1 ? '1 call' : `${calls} calls`}, last ${when}`;
}
