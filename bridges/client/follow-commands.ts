import type { BridgeEvent, Command, CommandKind, CommandProblem } from './api.ts';
import type { BridgeClient } from './bridge-client.ts';
import { type Clock, realClock, within } from './clock.ts';
import { BridgeRefusal, failureFacts, isPassing } from './failures.ts';
import type { Log } from './log.ts';
import type { Outbox } from './outbox/outbox.ts';
import { pauseAfter } from './outbox/pauses.ts';

/** The API answers within 25 seconds; one that has not by then has lost us. */
const ANSWER_MS = 35_000;
/** A server that knows no commands, or takes no key, is asked so often, in milliseconds. */
const REFUSED_PAUSE_MS = 60_000;
/** Ids of so many commands are remembered. */
const REMEMBERED = 1000;

/** What came of a command: done, or why not. */
export type CommandOutcome = 'done' | CommandProblem;

export interface CommandsOptions {
  readonly client: Pick<BridgeClient, 'commands' | 'now'>;
  readonly outbox: Pick<Outbox, 'add'>;
  /** What can be done at this moment; nothing where the switch is not there. */
  readonly can: () => readonly CommandKind[];
  /** Does it. What it throws counts as `failed`. */
  readonly carryOut: (command: Command) => Promise<CommandOutcome>;
  readonly log: Log;
  readonly clock?: Clock;
  /** From 0 to 1, 1 not included; spreads the pauses. */
  readonly chance?: () => number;
}

export interface FollowedCommands {
  /** Stops asking; what is being done is done and told. */
  stop(): Promise<void>;
}

/**
 * Asks the API, again and again, what to do in the calls that go on, does it, and tells what came of it through the
 * outbox. A command is done once at most, and not at all once it is void: then nobody waits for it any more.
 */
export function followCommands(options: CommandsOptions): FollowedCommands {
  const { client, can, log, clock = realClock, chance = Math.random } = options;
  const end = new AbortController();
  const { signal } = end;
  const known = new Set<string>();
  let failures = 0;

  const pause = async (error: unknown): Promise<void> => {
    failures += 1;
    // Said once: an API that is away for an hour fills no log.
    if (failures === 1) log('warn', 'commands.notAsked', failureFacts(error));
    const asked = error instanceof BridgeRefusal ? (error.retryAfterMs ?? 0) : 0;
    const ours = isPassing(error) ? pauseAfter(failures, chance) : REFUSED_PAUSE_MS;
    await clock.wait(Math.max(asked, ours), signal).catch(() => undefined);
  };

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      let commands: readonly Command[];
      let answeredAt: number;
      try {
        commands = await within(ANSWER_MS, { clock, signal }, (over) =>
          client.commands({ can: [...can()] }, over),
        );
        answeredAt = clock.now();
      } catch (error) {
        if (!signal.aborted) await pause(error);
        continue;
      }
      if (failures > 0) log('info', 'commands.askedAgain');
      failures = 0;
      for (const command of commands) {
        if (!isNew(known, command)) continue;
        await carryOut(command, answeredAt, options, clock);
      }
    }
  };
  const running = run();
  return {
    async stop() {
      end.abort();
      await running;
    },
  };
}

/** The oldest is forgotten: the API hands out each once, so this is for what stands between. */
function isNew(known: Set<string>, { commandId }: Command): boolean {
  if (known.has(commandId)) return false;
  known.add(commandId);
  const [oldest] = known;
  if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  return true;
}

async function carryOut(
  command: Command,
  answeredAt: number,
  { client, outbox, carryOut: act, log }: CommandsOptions,
  clock: Clock,
): Promise<void> {
  const { commandId, kind, validForMs } = command;
  // The commands before it may have taken long, or the clock of the server knows that the answer did.
  if (clock.now() - answeredAt >= validForMs || client.now() >= voidAtOf(command)) {
    log('warn', 'commands.void', { commandId, kind });
    return;
  }
  let outcome: CommandOutcome;
  try {
    outcome = await act(command);
  } catch (error) {
    log('error', 'commands.failed', { commandId, kind, ...failureFacts(error) });
    outcome = 'failed';
  }
  log('info', 'commands.carriedOut', { commandId, kind, outcome });
  const at = new Date(client.now()).toISOString();
  await outbox.add([answerOf(commandId, at, outcome)]).catch((error: unknown) => {
    log('error', 'commands.notTold', failureFacts(error));
  });
}

/** Our clock may be off by as much as `now` lets it be; `validForMs` is what counts then. */
const CLOCK_MS = 60_000;

function voidAtOf({ voidAt }: Command): number {
  return Date.parse(voidAt) + CLOCK_MS;
}

function answerOf(commandId: string, at: string, outcome: CommandOutcome): BridgeEvent {
  const about = { eventId: `answer-${commandId}`, at, commandId };
  return outcome === 'done'
    ? { type: 'command.done', ...about }
    : { type: 'command.refused', ...about, reason: outcome };
}
