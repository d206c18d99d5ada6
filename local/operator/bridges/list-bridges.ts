import { type QueryDocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import {
  type BridgeReport,
  bridgeReportSchema,
  type KnownBridge,
} from '../../../domain/bridge/known-bridge.ts';
import { isSilent, silenceOf } from '../../../domain/bridge/silent-bridge.ts';
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
});

/** A bridge as it is listed. */
export interface ListedBridge extends KnownBridge {
  /** Nothing was heard of it for three minutes. */
  readonly isSilent: boolean;
}

/** All bridges that have ever sent a heartbeat and were not forgotten, by name. */
export async function listBridges(
  { db }: Pick<Operator, 'db'>,
  now: Date,
): Promise<ListedBridge[]> {
  const { docs } = await db.collection(paths.bridges).get();
  return docs.flatMap((document) => {
    const bridge = parseBridge(document);
    return bridge === null ? [] : { ...bridge, isSilent: isSilent(bridge, now) };
  });
}

function parseBridge(document: QueryDocumentSnapshot): KnownBridge | null {
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
  return [`${name}  ${heard}`, `  ${goingOn(bridge)}`, ...(report === null ? [] : said(report))]
    .concat(report === null ? ['  it says nothing of itself in its heartbeats'] : [])
    .join('\n');
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
