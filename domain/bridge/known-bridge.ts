import * as z from 'zod/mini';
import { menuActionSchema } from '../menu-action.ts';

/*
 * What is known of the bridges themselves, by their heartbeats: for whoever runs them, and for whoever
 * asks whether a call would work.
 */

/** A name with its version: 1 to 100 characters, whole ones and no controls. */
const named = z.string().check(z.regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]{1,100}$/u));

/** What a bridge says of itself in a heartbeat. */
export const bridgeReportSchema = z.strictObject({
  /** What speaks to us, `confdesk-asterisk 1.0.0`. */
  software: named,
  /** What takes the calls, `Asterisk 22.10.1`. */
  switch: z.optional(named),
  /** Digits that the bridge waits for. */
  codeLength: z.optional(z.int().check(z.minimum(1), z.maximum(256))),
  /** What it can make a key of the menu do; absent: nobody knows. */
  menuActions: z.optional(z.array(menuActionSchema).check(z.maxLength(50))),
  /** The numbers that ring at it, in E.164; absent: whatever arrives. */
  dialInNumbers: z.optional(
    z.array(z.string().check(z.regex(/^\+[1-9]\d{6,14}$/))).check(z.maxLength(1000)),
  ),
  /** Events that it has yet to tell. */
  eventsWaiting: z.optional(z.int().check(z.nonnegative())),
});
export type BridgeReport = z.infer<typeof bridgeReportSchema>;

/** A bridge as its newest heartbeat left it. */
export interface KnownBridge {
  /** As in BRIDGE_KEYS. */
  readonly name: string;
  /** When the heartbeat came, by our clock. */
  readonly heardAt: Date;
  /** When it was made, by the bridge's. */
  readonly saidAt: Date;
  /** The bridge's clock minus ours, in milliseconds, as its request was signed. */
  readonly clockDifferenceMs: number;
  /** Sessions and legs that it named. */
  readonly sessions: number;
  readonly legs: number;
  /** The heartbeat did not name all: `sessions` and `legs` are those of one part. */
  readonly isPartial: boolean;
  /** Null where the heartbeat said nothing of the bridge itself. */
  readonly report: BridgeReport | null;
}
