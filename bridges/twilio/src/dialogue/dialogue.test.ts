import { afterEach, describe, expect, it } from 'vitest';
import { NoAnswer } from '../../../client/index.ts';
import { memoryStore } from '../testing/memory-store.ts';
import {
  HANG_UP,
  NUMBER,
  PUBLIC_URL,
  RETRY,
  ROOM,
  startWorld,
  type World,
} from '../testing/world.ts';

let world: World;
afterEach(() => world.stop());

/** What a caller hears, and the verbs in between, in their order. */
function heard(twiml: string): readonly string[] {
  return [...twiml.matchAll(/<(Gather|Say|Play|Pause|Dial|Conference|Hangup)\b[^>]*>([^<]*)/g)].map(
    ([, verb = '', words = '']) => (words === '' ? verb : `${verb}: ${words}`),
  );
}

describe('a call', () => {
  it('is asked for a code, of which the keys can be pressed at once', async () => {
    world = await startWorld();
    const call = await world.dial();
    expect(heard(call.twiml)).toEqual(['Gather', 'Say: Please enter your access code.']);
    expect(call.twiml).toContain(
      `<Gather input="dtmf" action="${PUBLIC_URL}/code?attempt=1" method="POST" numDigits="10" finishOnKey="#" timeout="5" actionOnEmptyResult="true">`,
    );
  });

  it('is asked in each language that is set', async () => {
    world = await startWorld({ settings: { LANGUAGES: 'fr,en', VOICE_FR: 'Polly.Chantal' } });
    const call = await world.dial();
    expect(call.twiml).toContain(
      '<Say language="fr-CA" voice="Polly.Chantal">Veuillez entrer votre code d’accès.</Say><Say language="en-US">Please enter your access code.</Say>',
    );
  });

  it('hears recordings where there are some', async () => {
    world = await startWorld({ settings: { RECORDINGS_URL: 'https://phones.example/sounds' } });
    const call = await world.dial();
    expect(heard(call.twiml)).toEqual([
      'Gather',
      'Play: https://phones.example/sounds/en/enterCode.mp3',
    ]);
  });
});

describe('a code', () => {
  it('is sent to the Bridge API with the call’s id and numbers', async () => {
    world = await startWorld();
    const call = await world.enter(ROOM.leaderCode);
    expect(world.asked).toEqual([
      {
        callId: call.sid,
        dialedNumber: NUMBER,
        callerId: '+14165550134',
        digits: ROOM.leaderCode,
        attempt: 1,
      },
    ]);
  });

  it('of a withheld number comes without one', async () => {
    world = await startWorld();
    await world.enter(ROOM.leaderCode, '+266696687');
    expect(world.asked[0]?.callerId).toBeNull();
  });

  it('may be too long, end with # or be nothing', async () => {
    world = await startWorld();
    world.answers.set('', RETRY);
    const call = await world.enter('');
    await world.twilio.key(call, `${ROOM.leaderCode}999#`);
    const other = await world.enter('12345#');
    expect(world.asked.map(({ digits, attempt }) => [digits, attempt])).toEqual([
      ['', 1],
      [ROOM.leaderCode, 2],
      ['12345', 1],
    ]);
    expect(call.conference).not.toBeNull();
    expect(other.conference).toBeNull();
  });

  it('that is wrong is said to be, where keys are thrown away, and asked for again', async () => {
    world = await startWorld();
    const call = await world.enter('9999999999');
    expect(heard(call.twiml)).toEqual([
      'Say: This code is not recognized.',
      'Gather',
      'Say: Please enter your access code.',
    ]);
    expect(call.twiml).toContain('attempt=2');
    world.answers.set('8888888888', HANG_UP);
    await world.twilio.key(call, '8888888888');
    expect(heard(call.twiml)).toEqual(['Say: This code is not recognized. Goodbye.', 'Hangup']);
  });

  it('is answered after a silence of whole seconds, right or wrong', async () => {
    world = await startWorld();
    world.delayMs = 3001;
    const right = await world.enter(ROOM.participantCode);
    const wrong = await world.enter('9999999999');
    for (const { twiml } of [right, wrong]) {
      expect(twiml).toContain('<Response><Pause length="4"/><Say');
    }
  });

  it('that nobody can check is told so', async () => {
    world = await startWorld({ settings: { LANGUAGES: 'en,fr' } });
    world.answers.set('7777777777', new NoAnswer('No answer'));
    const call = await world.enter('7777777777');
    expect(heard(call.twiml)).toEqual([
      'Say: Codes cannot be checked at the moment. Please call again in a few minutes.',
      'Say: Les codes ne peuvent pas être vérifiés en ce moment. Veuillez rappeler dans quelques minutes.',
      'Hangup',
    ]);
    expect(world.asked).toHaveLength(2);
  });

  it('of somebody who could not be remembered is told so, too', async () => {
    world = await startWorld();
    world.store.change = () => Promise.reject(new Error('No room'));
    const call = await world.enter(ROOM.leaderCode);
    expect(call.twiml).toContain('Codes cannot be checked at the moment.');
    expect(call.conference).toBeNull();
  });

  it('that lets in is not asked about again when Twilio did not get the answer', async () => {
    world = await startWorld();
    const call = await world.enter(ROOM.participantCode);
    const form = new URLSearchParams({ CallSid: call.sid, Digits: ROOM.participantCode });
    const again = await world.twilio.post(`${PUBLIC_URL}/code?attempt=1`, form);
    expect(again.body).toBe(call.twiml);
    expect(world.asked).toHaveLength(1);
  });
});

describe('who is let in', () => {
  it('waits as a participant until a leader starts the conference', async () => {
    world = await startWorld({ rooms: [{ ...ROOM, language: 'fr' }] });
    const participant = await world.enter(ROOM.participantCode);
    expect(participant.twiml).toContain(
      `<Dial action="${PUBLIC_URL}/left" method="POST" timeLimit="86400"><Conference startConferenceOnEnter="false" endConferenceOnExit="false" maxParticipants="250" statusCallback="${PUBLIC_URL}/events#rc=3&amp;rp=5xx,ct,rt" statusCallbackMethod="POST" statusCallbackEvent="start end join leave">confdesk-${ROOM.conferenceId}</Conference></Dial>`,
    );
    expect(participant.twiml).toContain('<Say language="fr-CA">Vous entrez');
    const leader = await world.enter(ROOM.leaderCode);
    expect(leader.twiml).toContain('startConferenceOnEnter="true" endConferenceOnExit="false"');
  });

  it('starts it whoever it is, where nobody waits', async () => {
    world = await startWorld({ rooms: [{ ...ROOM, waitForLeader: false }] });
    const participant = await world.enter(ROOM.participantCode);
    expect(participant.twiml).toContain('startConferenceOnEnter="true"');
  });

  it('hears the music that is set', async () => {
    world = await startWorld({ settings: { MUSIC_URL: 'https://phones.example/music.mp3' } });
    const call = await world.enter(ROOM.participantCode);
    expect(call.twiml).toContain('waitUrl="https://phones.example/music.mp3" waitMethod="GET"');
  });

  it('and finds no room is told so, and so is the API', async () => {
    const store = await startWorldWithRoomForTwo();
    const third = await world.enter(ROOM.participantCode);
    expect(heard(third.twiml)).toEqual([
      'Say: The conference is full. Please call again later.',
      'Hangup',
    ]);
    expect(store.told.filter(({ type }) => type === 'leg.failed')).toEqual([
      expect.objectContaining({ legId: third.sid, eventId: `${third.sid}:failed`, reason: 'full' }),
    ]);
  });
});

async function startWorldWithRoomForTwo() {
  const store = memoryStore();
  world = await startWorld({ store, settings: { MAX_PARTICIPANTS: '2' } });
  await world.enter(ROOM.leaderCode);
  await world.enter(ROOM.participantCode);
  await world.twilio.bringAll();
  return store;
}
