import { Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { paths } from '../../../domain/paths.ts';
import { counted } from '../../support/counted.ts';
import type { Operator } from '../connect.ts';

const straySchema = z.object({
  number: z.string(),
  calls: z.number(),
  lastAt: z.instanceof(Timestamp).transform((at) => at.toDate()),
});
export type StrayNumber = z.infer<typeof straySchema>;

const heldSchema = z.object({ heldBy: z.record(z.string(), z.array(z.string())) });

/** Numbers that were dialled in the last 90 days and that no account has now, the latest first. */
export async function listStrayNumbers(
  { db }: Pick<Operator, 'db'>,
  most: number,
): Promise<StrayNumber[]> {
  const strays = db.collection(paths.strayNumbers).orderBy('lastAt', 'desc').limit(most);
  const { docs } = await strays.get();
  const found = docs.flatMap((doc) => straySchema.safeParse(doc.data()).data ?? []);
  if (found.length === 0) return [];
  const known = await db.getAll(...found.map(({ number }) => db.doc(paths.dialInNumber(number))));
  return found.filter((_, index) => {
    const { heldBy = {} } = heldSchema.safeParse(known[index]?.data()).data ?? {};
    return Object.values(heldBy).every((accounts) => accounts.length === 0);
  });
}

/** One of them in a line, for the terminal. */
export function describeStray({ number, calls, lastAt }: StrayNumber): string {
  const when = lastAt.toISOString().replace('T', ' ').replace(/\..*/, ' UTC');
  return `  ${number}  ${counted(calls, 'call')}, last ${when}`;
}
