import {
  type BridgeClient,
  BridgeUnreachable,
  failureFacts,
  type JoinAnswer,
  type Log,
  type Refusal,
  resolvePatiently,
} from '../../../client/index.ts';
import { tellFailed } from '../calls/tell-failed.ts';
import type { CallRecord } from '../records/records.ts';
import type { Store } from '../records/store.ts';
import { callerOf } from '../twilio/caller.ts';
import { CALL_SID, friendlyName } from '../twilio/ids.ts';
import { element, response, type Twiml } from '../twilio/twiml.ts';
import { prompt, type PromptSettings } from './prompts.ts';
import type { Language, Prompt } from './words.ts';

/** Where Twilio is told to go on, below the adapter's public URL. */
export const PATHS = {
  /** A call comes in: the Voice URL of each number. */
  voice: '/voice',
  /** Digits were keyed; `attempt` counts them. */
  code: '/code',
  /** A caller is out of the conference, or never got in. */
  left: '/left',
  /** What happens in conferences. */
  events: '/events',
} as const;

/** Settings for Twilio: callbacks that are not answered are made again, thrice at most. It keeps them to itself. */
export const EVENTS_FRAGMENT = '#rc=3&rp=5xx,ct,rt';

/** The Bridge API's limits of what it is sent. */
const LONGEST_NUMBER = 256;
const MOST_DIGITS = 256;
const MOST_ATTEMPTS = 1000;

export interface DialogueSettings extends PromptSettings {
  readonly publicUrl: string;
  readonly codeLength: number;
  /** Seconds of waiting for a next key. */
  readonly keySeconds: number;
  readonly maxParticipants: number;
  /** So long a caller may stay. */
  readonly callHours: number;
  /** What who waits hears; null: Twilio's music. */
  readonly musicUrl: string | null;
}

export interface Dialogue {
  readonly settings: DialogueSettings;
  readonly client: Pick<BridgeClient, 'resolve'>;
  readonly store: Store;
  readonly log: Log;
  readonly now: () => number;
}

/** A call came in. */
export function greet({ settings }: Dialogue): string {
  return response(askForCode(settings, 1));
}

/**
 * Digits were keyed, or none for a while.
 *
 * @param attempt counts them, from 1
 * @returns null where the request is none of Twilio's about a call
 */
export async function tryCode(
  dialogue: Dialogue,
  form: URLSearchParams,
  attempt: number,
): Promise<string | null> {
  const callSid = form.get('CallSid') ?? '';
  if (!CALL_SID.test(callSid) || !(attempt >= 1 && attempt <= MOST_ATTEMPTS)) return null;
  const { settings, client, store, log } = dialogue;
  try {
    const known = await store.call(callSid);
    // Asked again, because our answer did not arrive.
    if (known !== null) return response(join(settings, known, 0));
    const answer = await resolvePatiently(client, {
      callId: callSid,
      dialedNumber: (form.get('To') ?? '').slice(0, LONGEST_NUMBER),
      callerId: callerOf(form.get('From')),
      digits: digitsOf(form.get('Digits')),
      attempt,
    });
    if (answer.decision !== 'join') return response(refuse(settings, answer, attempt));
    const call = await admit(dialogue, callSid, answer);
    log('info', 'twilio.admitted', { callSid, role: call.role, attempt });
    return response(join(settings, call, answer.delayMs));
  } catch (error) {
    // Whatever it is, the caller hears it from us, not from Twilio.
    const cause = error instanceof BridgeUnreachable ? error.cause : error;
    log('error', 'twilio.noDecision', { callSid, ...failureFacts(cause) });
    return response(say(settings, 'serviceUnavailable'));
  }
}

/** Why somebody is out of a conference, and what they hear if they are still there. */
export async function leave(dialogue: Dialogue, form: URLSearchParams): Promise<string | null> {
  const callSid = form.get('CallSid') ?? '';
  if (!CALL_SID.test(callSid)) return null;
  const { settings, store, log } = dialogue;
  // `completed` and `answered` were in; what else there is was not.
  if (!/^(?:busy|no-answer|failed|canceled)$/.test(form.get('DialCallStatus') ?? '')) {
    await store.change({ callSid }, ({ call }) =>
      call === null || call.outAt !== null
        ? { answer: undefined }
        : { call: { ...call, outAt: dialogue.now() }, answer: undefined },
    );
    return response([element('Hangup', {})]);
  }
  const reason = await whyNotIn(dialogue, callSid);
  await tellFailed(store, callSid, dialogue.now(), reason);
  log('warn', 'twilio.notTaken', { callSid, reason });
  const call = await store.call(callSid);
  const languages = call === null ? settings.languages : [call.language];
  const name = reason === 'full' ? 'conferenceFull' : 'cannotJoin';
  return response(say(settings, name, languages));
}

async function whyNotIn({ store, settings }: Dialogue, callSid: string): Promise<'full' | 'error'> {
  const call = await store.call(callSid);
  const sessions = await store.openSessions();
  const inside = sessions
    .filter(({ conferenceId }) => conferenceId === call?.conferenceId)
    .flatMap(({ legs }) => Object.values(legs))
    .filter(({ joinedAt, left }) => joinedAt !== null && left === null);
  return inside.length >= settings.maxParticipants ? 'full' : 'error';
}

/** Keeps who was let in, before they go on: what is told of them needs the token. */
function admit({ store, now }: Dialogue, callSid: string, answer: JoinAnswer): Promise<CallRecord> {
  const { conferenceId, role, waitForLeader, endOnLeaderExit, language, legToken } = answer;
  const admittedAt = now() + answer.delayMs;
  return store.change({ callSid }, ({ call }) => {
    const kept = call ?? {
      ...{ callSid, conferenceId, role, waitForLeader, endOnLeaderExit, language, legToken },
      ...{ admittedAt, sessionId: null, outAt: null, isSettled: false },
    };
    return call === null ? { call: kept, answer: kept } : { answer: kept };
  });
}

function askForCode(settings: DialogueSettings, attempt: number): readonly Twiml[] {
  const { publicUrl, codeLength, keySeconds, languages } = settings;
  const asking = element(
    'Gather',
    {
      input: 'dtmf',
      action: `${publicUrl}${PATHS.code}?attempt=${attempt}`,
      method: 'POST',
      numDigits: codeLength,
      finishOnKey: '#',
      timeout: keySeconds,
      actionOnEmptyResult: true,
    },
    prompt('enterCode', languages, settings),
  );
  return [asking];
}

function refuse(
  settings: DialogueSettings,
  { decision, prompt: name, delayMs }: Refusal,
  attempt: number,
): readonly Twiml[] {
  // Outside of what asks again, so that keys pressed meanwhile are thrown away.
  const told = [...silence(delayMs), ...prompt(name, settings.languages, settings)];
  return decision === 'hangup'
    ? [...told, element('Hangup', {})]
    : [...told, ...askForCode(settings, attempt + 1)];
}

function join(settings: DialogueSettings, call: CallRecord, delayMs: number): readonly Twiml[] {
  const { publicUrl, maxParticipants, callHours, musicUrl } = settings;
  const { conferenceId, role, waitForLeader, language } = call;
  const isStarting = !waitForLeader || role === 'leader';
  const conference = element(
    'Conference',
    {
      startConferenceOnEnter: isStarting,
      // Acts on any leader who leaves, and the account may have it otherwise.
      endConferenceOnExit: false,
      maxParticipants,
      ...(musicUrl === null ? {} : { waitUrl: musicUrl, waitMethod: 'GET' }),
      statusCallback: `${publicUrl}${PATHS.events}${EVENTS_FRAGMENT}`,
      statusCallbackMethod: 'POST',
      statusCallbackEvent: 'start end join leave',
    },
    [friendlyName(conferenceId)],
  );
  return [
    ...silence(delayMs),
    ...prompt(isStarting ? 'joining' : 'joiningOrWaiting', [language], settings),
    element(
      'Dial',
      { action: publicUrl + PATHS.left, method: 'POST', timeLimit: callHours * 3600 },
      [conference],
    ),
  ];
}

function say(
  settings: DialogueSettings,
  name: Prompt,
  languages: readonly Language[] = settings.languages,
): readonly Twiml[] {
  return [...prompt(name, languages, settings), element('Hangup', {})];
}

/** `<Pause>` takes whole seconds: rather longer than too short. */
function silence(delayMs: number): readonly Twiml[] {
  return delayMs > 0 ? [element('Pause', { length: Math.ceil(delayMs / 1000) })] : [];
}

/** What was keyed, without anything that is no key. */
function digitsOf(keyed: string | null): string {
  return (keyed ?? '').replace(/[^0-9A-D*#]/g, '').slice(0, MOST_DIGITS);
}
