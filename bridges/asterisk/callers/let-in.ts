import {
  type BridgeClient,
  type BridgeEvent,
  BridgeUnreachable,
  type Clock,
  failureFacts,
  type JoinAnswer,
  type Log,
  type MenuAction,
  type ResolveAnswer,
  resolvePatiently,
} from '../../client/index.ts';
import { AgiGone, type AgiSession } from '../agi/session.ts';
import { isBridgeId, isLegToken, type LegNote } from '../calls/leg-note.ts';
import { legFailed } from '../calls/tell.ts';
import type { AsteriskSettings } from '../settings/settings.ts';
import { conferenceSettings, legSettings, workingKeys } from './conference-variables.ts';
import { callerNumber, toE164 } from './numbers.ts';
import { Speaker } from './speak.ts';

export interface LetInDependencies {
  readonly settings: Pick<
    AsteriskSettings,
    | 'codeLength'
    | 'keySeconds'
    | 'language'
    | 'languageOf'
    | 'menuActions'
    | 'numbers'
    | 'prompts'
    | 'silentRounds'
  >;
  readonly client: Pick<BridgeClient, 'resolve' | 'now'>;
  /** Takes what is to be told. */
  readonly tell: (events: readonly BridgeEvent[]) => Promise<void>;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: Log;
  /** What is said in the log once: missing sounds, keys that nobody knows. */
  readonly said: Set<string>;
}

/** The dialplan hangs up where this is set, and tries again where it is not: then nothing was decided. */
const DONE = ['CONFDESK_DONE', '1'] as const;

/**
 * Asks a caller for their code, and gives the call back to the dialplan: with a room to join, or to be hung up.
 *
 * @throws AgiGone where the caller hung up; AgiMalformed.
 */
export async function letIn(session: AgiSession, dependencies: LetInDependencies): Promise<void> {
  const { settings, clock, log, said } = dependencies;
  const call = readCall(session, dependencies);
  const speaker = new Speaker(session, { prompts: settings.prompts[call.language], log, said });
  // Keys that come between two commands are lost: nothing that is known already is asked for.
  if (session.environment.get('language') !== call.language) {
    await speaker.set([['CHANNEL(language)', call.language]]);
  }
  const presentation =
    session.environment.get('arg_2') ?? (await speaker.variable('CALLERID(num-pres)')) ?? '';
  const given = session.environment.get('callerid') ?? '';
  const callerId = callerNumber(given === 'unknown' ? '' : given, presentation, settings.numbers);

  for (let attempt = 1; ; attempt += 1) {
    const digits = await askCode(speaker, settings);
    const request = {
      callId: call.callId,
      dialedNumber: call.dialedNumber,
      callerId,
      digits,
      attempt,
    };
    let answer: ResolveAnswer;
    try {
      answer = await resolvePatiently(dependencies.client, request, {
        clock,
        signal: session.gone,
      });
    } catch (error) {
      if (!(error instanceof BridgeUnreachable)) throw error;
      log('error', 'asterisk.unreachable', failureFacts(error.cause));
      await speaker.set([DONE]);
      await speaker.say(speaker.prompts.unreachable);
      return;
    }
    if (answer.decision === 'join') {
      await place(session, speaker, answer, dependencies);
      return;
    }
    // How many keys came: fewer than a code has, call after call, is a codeLength that is not the operator's.
    log('info', 'asterisk.refused', { attempt, keys: digits.length, decision: answer.decision });
    await keepSilent(answer.delayMs, session, clock);
    if (answer.decision === 'hangup') await speaker.set([DONE]);
    await speaker.say(speaker.prompts[answer.prompt]);
    if (answer.decision === 'hangup') return;
    // What was keyed too much, or into the sentence, is no part of the next attempt.
    await speaker.dropKeys();
  }
}

interface Call {
  readonly callId: string;
  readonly dialedNumber: string;
  readonly language: 'en' | 'fr';
}

function readCall({ environment }: AgiSession, { settings, newId }: LetInDependencies): Call {
  const uniqueid = environment.get('uniqueid') ?? '';
  const first = [
    environment.get('arg_1'),
    environment.get('dnid'),
    environment.get('extension'),
  ].find((each) => each !== undefined && /\d/.test(each));
  const dialedNumber = toE164(first ?? '', settings.numbers);
  const language = settings.languageOf[dialedNumber] ?? settings.language;
  // Also after the adapter's own restart in the middle of a call: attempts are counted by it.
  return { callId: isBridgeId(uniqueid) ? uniqueid : newId(), dialedNumber, language };
}

async function askCode(
  speaker: Speaker,
  { codeLength, keySeconds, silentRounds }: LetInDependencies['settings'],
): Promise<string> {
  for (let round = 0; round < silentRounds; round += 1) {
    const keys = await speaker.ask(speaker.prompts.askCode, codeLength, keySeconds * 1000);
    if (keys !== null) return keys;
  }
  return '';
}

async function keepSilent(milliseconds: number, { gone }: AgiSession, clock: Clock): Promise<void> {
  if (milliseconds > 0) await clock.wait(milliseconds, gone).catch(() => undefined);
  gone.throwIfAborted();
}

/** Puts a caller who is let in on the way into the conference. */
async function place(
  session: AgiSession,
  speaker: Speaker,
  answer: JoinAnswer,
  { settings, client, tell, clock, newId, log, said }: LetInDependencies,
): Promise<void> {
  const note: LegNote = {
    legId: newId(),
    legToken: answer.legToken,
    role: answer.role,
    endOnLeaderExit: answer.endOnLeaderExit,
    letInAt: client.now(),
  };
  if (!isLegToken(answer.legToken) || answer.legToken.length > 1200) {
    log('error', 'asterisk.unusableToken', { characters: answer.legToken.length });
    await speaker.set([DONE]);
    await speaker.say(speaker.prompts.unreachable);
    return;
  }
  try {
    await keepSilent(answer.delayMs, session, clock);
    await speaker.set(legSettings({ ...note, letInAt: client.now() }));
  } catch (error) {
    // From here on the dialplan's "h" tells of them.
    if (error instanceof AgiGone) await tell([legFailed(note, client.now(), 'hungUp')]);
    throw error;
  }
  sayIdleKeys(answer, settings.menuActions, { said, log });
  await speaker.set(conferenceSettings(answer, settings.menuActions));
  log('info', 'asterisk.letIn', {
    legId: note.legId,
    role: note.role,
    keys: workingKeys(answer, settings.menuActions).length,
  });
}

/** The account's menu has keys that do nothing: bridges have no word for what they do, or it cannot be done here. */
function sayIdleKeys(
  { menu }: JoinAnswer,
  actions: readonly MenuAction[],
  { said, log }: Pick<LetInDependencies, 'said' | 'log'>,
): void {
  for (const { keys, does } of menu) {
    if ((does !== null && actions.includes(does)) || said.has(`key ${keys}`)) continue;
    said.add(`key ${keys}`);
    if (does === null) log('warn', 'asterisk.unknownKey', { keys });
    else log('warn', 'asterisk.keyNotDone', { keys, does });
  }
}
