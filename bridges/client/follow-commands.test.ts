import { afterEach, expect, it } from 'vitest';
import type { BridgeEvent, Command, CommandsRequest } from './api.ts';
import { NoAnswer } from './failures.ts';
import { type CommandOutcome, followCommands, type FollowedCommands } from './follow-commands.ts';
import { ManualClock } from './testing/manual-clock.ts';
import { refusal } from './testing/played-api.ts';

let following: FollowedCommands | null = null;
afterEach(async () => {
  await following?.stop();
  following = null;
});

interface Asked {
  readonly request: CommandsRequest;
  answer(...commands: readonly Command[]): void;
  fail(error: Error): void;
}

/** An API whose answers the test gives, and a switch that does what the test says. */
function play(
  outcome: (command: Command) => Promise<CommandOutcome> | CommandOutcome = () => 'done',
) {
  const clock = new ManualClock();
  const asked: Asked[] = [];
  const told: BridgeEvent[] = [];
  const done: string[] = [];
  const logged: string[] = [];
  let watchers: (() => void)[] = [];
  const changed = () => {
    for (const watch of watchers.splice(0)) watch();
  };
  const until = async <T>(found: () => T | undefined): Promise<T> => {
    for (;;) {
      const value = found();
      if (value !== undefined) return value;
      await new Promise<void>((resolve) => (watchers = [...watchers, resolve]));
    }
  };
  following = followCommands({
    clock,
    chance: () => 0,
    client: {
      now: () => clock.now(),
      commands: (request, signal) =>
        new Promise((resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
          asked.push({ request, answer: (...commands) => resolve(commands), fail: reject });
          changed();
        }),
    },
    outbox: {
      add: (events) => {
        told.push(...events);
        changed();
        return Promise.resolve();
      },
    },
    can: () => ['mute', 'lock'],
    carryOut: async (command) => {
      done.push(command.commandId);
      return outcome(command);
    },
    log: (_level, name) => {
      logged.push(name);
      changed();
    },
  });
  let taken = 0;
  const next = () =>
    until(() => {
      const one = asked[taken];
      if (one !== undefined) taken += 1;
      return one;
    });
  const command = (commandId: string, over: Partial<Command> = {}): Command => ({
    ...{ commandId, kind: 'lock', sessionId: 's', legId: null, validForMs: 9000 },
    voidAt: new Date(clock.now() + 9000).toISOString(),
    ...over,
  });
  return { clock, asked, told, done, logged, next, until, command };
}

it('asks with what it can, does what comes, and tells what came of it', async () => {
  const { next, command, told, until } = play(({ commandId }) =>
    commandId === 'c-2' ? 'callerLeft' : 'done',
  );
  const first = await next();
  expect(first.request).toEqual({ can: ['mute', 'lock'] });
  first.answer(command('c-1'), command('c-2'));
  await until(() => told[1]);
  expect(told).toMatchObject([
    { type: 'command.done', eventId: 'answer-c-1', commandId: 'c-1' },
    { type: 'command.refused', eventId: 'answer-c-2', commandId: 'c-2', reason: 'callerLeft' },
  ]);
  (await next()).answer();
  await next();
});

it('does nothing twice, however often it comes', async () => {
  const { next, command, done } = play();
  (await next()).answer(command('c-1'), command('c-1'));
  (await next()).answer(command('c-1'));
  await next();
  expect(done).toEqual(['c-1']);
});

it('does nothing that is void by then', async () => {
  const { clock, next, command, done, told, logged } = play(() => {
    // The first one takes long.
    clock.advance(8000);
    return 'done';
  });
  const asked = await next();
  asked.answer(command('c-1'), command('c-2', { validForMs: 8000 }), command('c-3'));
  await next();
  expect(done).toEqual(['c-1', 'c-3']);
  expect(told.map((event) => 'commandId' in event && event.commandId)).toEqual(['c-1', 'c-3']);
  expect(logged).toContain('commands.void');
});

it('does nothing of an answer that was on its way for long', async () => {
  const { clock, next, command, done } = play();
  const voidAt = new Date(clock.now() - 60_000).toISOString();
  (await next()).answer(command('c-1', { voidAt }));
  await next();
  expect(done).toEqual([]);
});

it('refuses what the switch failed to do', async () => {
  const { next, command, told, until } = play(() => Promise.reject(new Error('broken')));
  (await next()).answer(command('c-1'));
  expect(await until(() => told[0])).toMatchObject({ type: 'command.refused', reason: 'failed' });
});

it('asks again after failures, with growing pauses, and says so once', async () => {
  const { clock, next, logged } = play();
  (await next()).fail(new NoAnswer('away'));
  // At once, the first time.
  await clock.until((milliseconds) => milliseconds === 0);
  clock.advance(0);
  for (const pause of [1000, 2000, 4000]) {
    (await next()).fail(refusal(503));
    await clock.until((milliseconds) => milliseconds === pause);
    clock.advance(pause);
  }
  (await next()).answer();
  await next();
  expect(logged).toEqual(['commands.notAsked', 'commands.askedAgain']);
});

it('asks a server that knows no commands once a minute', async () => {
  const { clock, asked, next } = play();
  (await next()).fail(refusal(404, 'not_found'));
  await clock.until((milliseconds) => milliseconds === 60_000);
  clock.advance(59_999);
  expect(asked).toHaveLength(1);
  clock.advance(1);
  await next();
});

it('gives up an answer that does not come, and asks again', async () => {
  const { clock, next } = play();
  await next();
  clock.advance(35_000);
  await clock.until((milliseconds) => milliseconds === 0);
  clock.advance(0);
  await next();
});

it('has told what it was doing when it is stopped, and asks no more', async () => {
  let finish: (outcome: CommandOutcome) => void = () => undefined;
  const { asked, next, command, told, done, until } = play(
    () => new Promise((resolve) => (finish = resolve)),
  );
  (await next()).answer(command('c-1'));
  // Begun, once the command is in `done`.
  while (done.length === 0) await Promise.resolve();
  const stopped = following?.stop();
  finish('done');
  await stopped;
  expect(await until(() => told[0])).toMatchObject({ type: 'command.done' });
  expect(asked).toHaveLength(1);
});
