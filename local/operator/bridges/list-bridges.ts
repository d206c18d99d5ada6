import { type QueryDocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import {
  type BridgeReport,
  bridgeReportSchema,
  type KnownBridge,
} from '../../../domain/bridge/known-bridge.ts';
import { isSilent, silenceOf } from '../../../domain/bridge/silent-bridge.ts';
import { commandKindSchema, type LiveBridge } from '../../../domain/live-command.ts';
import { paths } from '../../../domain/paths.ts';
import { counted } from '../../support/counted.ts';
import type { Operator } from '../connect.ts';
import { inUtc } from '../in-utc.ts';

const time = z.instanceof(Timestamp).transform((at) => at.toDate());

/** As the functions read it (functions/src/bridge/bridges/known-bridges.ts). */
const knownSchema = z.object({
  heardAt: time,
  saidAt: time,
  clockDifferenceMs: z.number(),
  sessions: z.number(),
  legs: z.number(),
  isPartial: z.boolean(),
  report: z
    .custom<BridgeReport>((value) => bridgeReportSchema.safeParse(value).success)
    .nullable()
    .catch(null),
  // Absent where an earlier version wrote it.
  bridgeKey: z.string().min(1).nullable().catch(null),
});

/** As announce-bridge.ts writes it (functions/src/bridge/commands/). What no kind of ours is was another version's. */
const liveBridgeSchema = z.object({
  acts: z
    .array(z.string())
    .transform((acts) => acts.flatMap((act) => commandKindSchema.safeParse(act).data ?? [])),
  until: time,
});

/** A bridge as it is listed. */
export interface ListedBridge extends KnownBridge {
  /** Nothing was heard of it for three minutes. */
  readonly isSilent: boolean;
  /**
   * What it can do in calls, and until when it counts as asking what to do (`POST /v1/commands`); null where it
   * has never asked.
   */
  readonly commands: LiveBridge | null;
}

/** All bridges that have ever sent a heartbeat and were not forgotten, by name. */
export async function listBridges(
  { db }: Pick<Operator, 'db'>,
  now: Date,
): Promise<ListedBridge[]> {
  const { docs } = await db.collection(paths.bridges).get();
  const known = docs.flatMap((document) => parseBridge(document) ?? []);
  return Promise.all(
    known.map(async ({ bridgeKey, ...bridge }) => {
      const live = bridgeKey === null ? null : await db.doc(paths.liveBridge(bridgeKey)).get();
      const commands = liveBridgeSchema.safeParse(live?.data()).data ?? null;
      return { ...bridge, isSilent: isSilent(bridge, now), commands };
    }),
  );
}

function parseBridge(
  document: QueryDocumentSnapshot,
): (KnownBridge & { readonly bridgeKey: string | null }) | null {
  const known = knownSchema.safeParse(document.data()).data;
  return known === undefined ? null : { name: document.id, ...known };
}

/** A bridge in a few lines, for the terminal. */
export function describeBridge(bridge: ListedBridge, now: Date): string {
  const { name, heardAt, report } = bridge;
  const ago = `${duration(silenceOf(bridge, now))} ago`;
  const heard = bridge.isSilent
    ? `SILENT: last heard of ${ago}, ${inUtc(heardAt)}`
    : `heard of ${ago}`;
  return [
    `${name}  ${heard}`,
    `  ${goingOn(bridge)}`,
    ...(report === null ? ['  it says nothing of itself in its heartbeats'] : said(report)),
    `  commands: ${commandsOf(bridge, now)}`,
  ].join('\n');
}

/** Whether administrators can act in its calls: only in those of a bridge that asks what it is to do. */
function commandsOf({ commands }: ListedBridge, now: Date): string {
  if (commands === null) return 'takes none, it has never asked for any (POST /v1/commands)';
  const { acts, until } = commands;
  if (until <= now) return `takes none, it no longer asks for any since ${inUtc(until)}`;
  return acts.join(' ') || 'takes none, it asks and can do nothing';
}

function goingOn({ sessions, legs, isPartial, clockDifferenceMs, report }: ListedBridge): string {
  const waiting = report?.eventsWaiting;
  return [
    `${counted(sessions, 'call')} with ${counted(legs, 'caller')}${isPartial ? ' in the part last told' : ''}`,
    ...(waiting === undefined ? [] : [`${counted(waiting, 'event')} waiting`]),
    `clock ${clock(clockDifferenceMs)}`,
  ].join(', ');
}

function said({
  software,
  switch: takesCalls,
  codeLength,
  dialInNumbers,
  menuActions,
}: BridgeReport): string[] {
  const numbers =
    dialInNumbers === undefined ? 'whatever arrives' : dialInNumbers.join(' ') || 'none';
  return [
    `  ${software}${takesCalls === undefined ? '' : `, ${takesCalls}`}`,
    ...(codeLength === undefined ? [] : [`  waits for ${counted(codeLength, 'digit')}`]),
    `  numbers: ${numbers}`,
    `  menu: ${menuActions === undefined ? 'it does not say' : menuActions.join(' ') || 'nothing'}`,
  ];
}

/** `0.3 s ahead`; a request takes its time, so that a little behind is none. */
function clock(differenceMs: number): string {
  if (Math.abs(differenceMs) < 1000) return 'right';
  const seconds = (Math.abs(differenceMs) / 1000).toFixed(1);
  return `${seconds} s ${differenceMs > 0 ? 'ahead' : 'behind'}`;
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

function duration(milliseconds: number): string {
  for (const [unit, long] of UNITS) {
    if (milliseconds >= long) return counted(Math.floor(milliseconds / long), unit);
  }
  return '0 seconds';
}
