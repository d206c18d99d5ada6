import * as z from 'zod/mini';
import type { Language, Role } from './account.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { EditionPart } from '../conference/edition.ts';
import type { CommandKind, CommandProblem } from '../live-command.ts';
import type { FailedCounts } from '../leg-failed.ts';
import type { Displaced } from './settle-sign-in.ts';

/** What an entry of the activity log tells. */
export const activityKindSchema = z.enum([
  'generated',
  'saved',
  'codesRenewed',
  'expiryMended',
  'leaderCodeRevealed',
  'deleted',
  'restored',
  'memberAdded',
  'memberRoleChanged',
  'memberRemoved',
  'signInDeleted',
  'signInRemade',
  'lastAdminStayed',
  'profileChanged',
  'informationChanged',
  'expiryReminded',
  'leaderCalled',
  'callersNotTaken',
  'callActedOn',
  'runGenerated',
  'runSaved',
  'runCodesRenewed',
  'runDeleted',
  'runRestored',
  'generatedInRun',
  'savedInRun',
  'codesRenewedInRun',
  'deletedInRun',
  'restoredInRun',
]);
export type ActivityKind = z.infer<typeof activityKindSchema>;

/**
 * What a run does to each of its conferences has a kind of its own, so that the account's log can leave
 * thousands of such entries out by their kind and have one entry for the run instead.
 */
export const IN_RUN_KINDS = [
  'generatedInRun',
  'savedInRun',
  'codesRenewedInRun',
  'deletedInRun',
  'restoredInRun',
] as const satisfies readonly ActivityKind[];

/** The one entry of a run, after what it is about, or else the first thing was that it did. */
export const RUN_KINDS = [
  'runGenerated',
  'runSaved',
  'runCodesRenewed',
  'runDeleted',
  'runRestored',
] as const satisfies readonly ActivityKind[];

/**
 * Who did it, with the address of that time; null: the telephony provider's staff; nobody, where a
 * moment came or a call ended; or, where a sign-in was deleted, nobody knows who.
 */
export interface Actor {
  readonly uid: string;
  readonly email: string;
}

/** From what to what. */
export interface Change<Value> {
  readonly from: Value;
  readonly to: Value;
}

/** What a Save changed, each only where it did; no code is ever among it. A null language is the account's. */
export interface SavedChanges {
  readonly tag?: Change<string> | undefined;
  readonly adminEmail?: Change<string> | undefined;
  readonly expiresAt?: Change<Date | null> | undefined;
  readonly language?: Change<Language | null> | undefined;
}

/** What an administrator made of the Profile. Entries of earlier versions do not tell the emails. */
export interface ToldProfile {
  readonly timeZone: string;
  readonly language: Language;
  readonly expiryReminders?: boolean | undefined;
  readonly callReceipts?: boolean | undefined;
}

/**
 * One entry of `accounts/{a}/activity`. The server writes it, once for each thing that happened, and
 * never puts a code into it. `conferenceId` and `tag` (as it was then) are null for what concerns the
 * account. `email` is what became of the email that this sent, and changes when that is known.
 */
export interface ActivityEntry {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly at: Date;
  readonly by: Actor | null;
  readonly conferenceId: string | null;
  readonly tag: string | null;
  /**
   * Of `generated`, `saved`, `memberAdded`, and `memberRoleChanged` where an invitation did it; of
   * `expiryReminded` the reminder, of `leaderCalled` the receipt.
   */
  readonly email: Delivery | null;
  /** Of what was done to a member or their sign-in; of `memberRoleChanged` with the new role. */
  readonly member: { readonly email: string; readonly role: Role } | null;
  /**
   * Of `memberAdded` and `memberRoleChanged`: what was done to a sign-in that had the member's address
   * and was somebody else's.
   */
  readonly displaced: Displaced | null;
  /** Of `codesRenewed`: the participant code from before admits callers until then; null: not any more. */
  readonly overlapUntil: Date | null;
  /** Of `profileChanged`: what it was changed to; null where the staff changed something else of it. */
  readonly profile: ToldProfile | null;
  /**
   * Of `informationChanged`: what the staff changed of what information emails say, and how many active
   * conferences had an email then that says otherwise.
   */
  readonly information: {
    readonly parts: readonly EditionPart[];
    readonly outdated: number;
  } | null;
  /** Of `expiryReminded`: of which expiry. */
  readonly expiresAt: Date | null;
  /** Of `saved` and `savedInRun`; null where nothing was changed, and in entries of earlier versions. */
  readonly changes: SavedChanges | null;
  /** Of a run and of what it did: which. */
  readonly run: { readonly id: string } | null;
  /** Of `callersNotTaken`: how many were let in and could not join, by reason. */
  readonly notTaken: FailedCounts | null;
  /** Of `callActedOn`: what an administrator had the bridge do in a call. */
  readonly act: ToldAct | null;
}

export interface ToldAct {
  readonly kind: CommandKind;
  /** Whom it was about, masked; null where that is the call, or somebody who withheld their number. */
  readonly caller: string | null;
  /** `sent` while the bridge has not said what became of it, which may be for ever. */
  readonly outcome: 'sent' | 'done' | 'refused';
  /** Of `refused`. */
  readonly why: CommandProblem | null;
}
