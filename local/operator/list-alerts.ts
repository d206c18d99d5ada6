import { Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { paths } from '../../domain/paths.ts';
import type { Operator } from './connect.ts';

const alertSchema = z.object({
  kind: z.string(),
  scope: z.string(),
  about: z.string().nullable(),
  at: z.instanceof(Timestamp).transform((at) => at.toDate()),
  wrongGuesses: z.number(),
  limit: z.number(),
});
export type ListedAlert = z.infer<typeof alertSchema>;

/** What the server has told the operator, the newest first; what is not an alert is passed over. */
export async function listAlerts(
  { db }: Pick<Operator, 'db'>,
  most: number,
): Promise<ListedAlert[]> {
  const { docs } = await db.collection(paths.alerts).orderBy('at', 'desc').limit(most).get();
  return docs.flatMap((doc) => alertSchema.safeParse(doc.data()).data ?? []);
}

/** An alert in a line, for the terminal. */
export function describeAlert({ scope, about, at, wrongGuesses, limit }: ListedAlert): string {
  const whose: Readonly<Record<string, string>> = {
    caller: `by ${about ?? 'one caller'}`,
    withheld: 'by callers who withhold their number',
    number: `on ${about ?? 'one dial-in number'}`,
    platform: 'on the whole platform',
  };
  const when = at.toISOString().replace('T', ' ').replace(/\..*/, ' UTC');
  return `${when}  ${wrongGuesses} wrong codes within an hour ${whose[scope] ?? scope} (limit ${limit})`;
}
