import * as z from 'zod/mini';

/*
 * What an administrator has a bridge do in a call that is going on. The portal writes a command below the
 * call, the bridge fetches it (`POST /v1/commands`) and tells with an event what became of it.
 */

export const commandKindSchema = z.enum([
  'mute',
  'unmute',
  'remove',
  'muteAll',
  'unmuteAll',
  'lock',
  'unlock',
  'admit',
  'end',
]);
/**
 * `muteAll` and `unmuteAll` are of all participants, not of leaders; `admit` lets the waiting in without a
 * leader, and who comes later too; `end` puts everybody out, leaders too.
 */
export type CommandKind = z.infer<typeof commandKindSchema>;

/** Those that are about one caller, and so name a leg; all others are about the call. */
export const CALLER_COMMANDS = [
  'mute',
  'unmute',
  'remove',
] as const satisfies readonly CommandKind[];

/** Why a command was not done: `notPossible` says the bridge that cannot do it, `failed` that it tried. */
export const commandProblemSchema = z.enum(['callerLeft', 'callEnded', 'notPossible', 'failed']);
export type CommandProblem = z.infer<typeof commandProblemSchema>;

/**
 * `asked` by the portal; `sent` to the bridge; `done` or `refused` as it says. One that is not answered
 * COMMAND_VALID_MS after it was asked is not done any more, unless the bridge was about to.
 */
export const commandStateSchema = z.enum(['asked', 'sent', 'done', 'refused']);
export type CommandState = z.infer<typeof commandStateSchema>;

/** After so many milliseconds a command is void: nobody is to be surprised by what was asked before. */
export const COMMAND_VALID_MS = 10_000;

/** `accounts/{a}/calls/{call}/commands/{id}`, as the portal creates it. */
export interface AskedCommand {
  readonly kind: CommandKind;
  /** Null for what is about the call. */
  readonly legId: string | null;
  /** The server's time, `request.time`. */
  readonly askedAt: unknown;
  readonly askedBy: string;
  /** `live.bridge` of the call. */
  readonly bridge: string;
  readonly state: 'asked';
  /** The call's own, so that both go together. */
  readonly expireAt: unknown;
}

/** What is known of a command. */
export interface LiveCommand {
  readonly id: string;
  readonly kind: CommandKind;
  readonly legId: string | null;
  readonly askedAt: Date;
  readonly askedBy: string;
  readonly state: CommandState;
  /** Of `refused`. */
  readonly why: CommandProblem | null;
}

/** `liveBridges/{key}`: what a bridge that asks for commands can do now, for members who cannot know its name. */
export interface LiveBridge {
  readonly acts: readonly CommandKind[];
  /** Until when it counts as asking. */
  readonly until: Date;
}

/** `accounts/{a}/calls/{call}/live/talking`: who is talking, where the bridge says so. */
export interface Talking {
  readonly legIds: readonly string[];
  /** When that was so, in milliseconds since 1970 by the bridge's clock. */
  readonly at: number;
}
