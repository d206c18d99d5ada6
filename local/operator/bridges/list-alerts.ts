import { Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { paths } from '../../../domain/paths.ts';
import { counted } from '../../support/counted.ts';
import type { Operator } from '../connect.ts';
import { inUtc } from '../in-utc.ts';

const time = z.instanceof(Timestamp).transform((at) => at.toDate());

const alertSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('budgetSpent'),
    scope: z.string(),
    about: z.string().nullable(),
    at: time,
    wrongGuesses: z.number(),
    limit: z.number(),
  }),
  z.object({
    kind: z.literal('bridgeSilent'),
    /** The bridge's name. */
    about: z.string(),
    at: time,
    silentSince: time,
    endedAt: time.nullable(),
  }),
]);
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
export function describeAlert(alert: ListedAlert): string {
  return `${inUtc(alert.at)}  ${alert.kind === 'budgetSpent' ? spent(alert) : silent(alert)}`;
}

function spent({
  scope,
  about,
  wrongGuesses,
  limit,
}: Extract<ListedAlert, { kind: 'budgetSpent' }>): string {
  const whose: Readonly<Record<string, string>> = {
    caller: `by ${about ?? 'one caller'}`,
    withheld: 'by callers who withhold their number',
    number: `on ${about ?? 'one dial-in number'}`,
    platform: 'on the whole platform',
  };
  const codes = counted(wrongGuesses, 'wrong code');
  return `${codes} within an hour ${whose[scope] ?? scope} (limit ${limit})`;
}

function silent({
  about,
  silentSince,
  endedAt,
}: Extract<ListedAlert, { kind: 'bridgeSilent' }>): string {
  return endedAt === null
    ? `bridge ${about} is SILENT since ${inUtc(silentSince)}`
    : `bridge ${about} was silent from ${inUtc(silentSince)}; it is over since ${inUtc(endedAt)}`;
}

/** What to do about alerts, below their list; none where nothing is to be done. */
export function adviceOnAlerts(alerts: readonly ListedAlert[]): string[] {
  const isSilent = alerts.some((each) => each.kind === 'bridgeSilent' && each.endedAt === null);
  const isGuessed = alerts.some(({ kind }) => kind === 'budgetSpent');
  return [
    ...(isGuessed
      ? ['Wrong codes: answers are delayed, and no right code is refused. docs/bridge.md, Guesses.']
      : []),
    ...(isSilent ? [ADVICE_ON_SILENCE] : []),
  ];
}

export const ADVICE_ON_SILENCE =
  'A silent bridge: does its adapter run, and what is in its log (outbox.notSent, asterisk.notConnected)? ' +
  'One that was retired: bridges:forget <name>.';
