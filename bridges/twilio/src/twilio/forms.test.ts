import { describe, expect, it } from 'vitest';
import { parseCallback } from './callback.ts';
import { callerOf } from './caller.ts';
import { timeOf } from './times.ts';
import { element, response } from './twiml.ts';

describe('a time of Twilio', () => {
  it.each([
    ['Thu, 1 Jun 2017 20:48:32 +0000', '2017-06-01T20:48:32.000Z'],
    ['Tue, 24 Nov 2026 14:00:05 +0000', '2026-11-24T14:00:05.000Z'],
    ['24 Nov 2026 09:00:05 -0500', '2026-11-24T14:00:05.000Z'],
  ])('%s is read', (text, iso) => {
    expect(new Date(timeOf(text) ?? NaN).toISOString()).toBe(iso);
  });

  it.each([
    null,
    undefined,
    '',
    '2026-11-24T14:00:05Z',
    '1479996005',
    'Thu, 40 Jun 2017 20:48:32 +0000',
  ])('%s is none', (text) => {
    expect(timeOf(text)).toBeNull();
  });
});

describe('a caller', () => {
  it.each(['+266696687', '+7378742833', '+2562533', '+8656696', '+86282452253', '', null])(
    'given as %s is withheld',
    (from) => {
      expect(callerOf(from)).toBeNull();
    },
  );

  it('is otherwise what Twilio says, as long as the API takes it', () => {
    expect(callerOf('+14165550134')).toBe('+14165550134');
    expect(callerOf('sip:pat@phones.example')).toBe('sip:pat@phones.example');
    expect(callerOf('7'.repeat(300))).toHaveLength(256);
  });
});

describe('TwiML', () => {
  it('escapes all that it is given', () => {
    const said = element('Say', { voice: '"><Dial>' }, ['<Hangup/> & \u0000\uD800 ‘é’']);
    expect(response([said])).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response><Say voice="&quot;&gt;&lt;Dial&gt;">&lt;Hangup/&gt; &amp;  ‘é’</Say></Response>',
    );
  });

  it('leaves out what is not set', () => {
    expect(element('Pause', { length: 3, loop: undefined, last: false }).xml).toBe(
      '<Pause length="3" last="false"/>',
    );
  });
});

describe('a callback', () => {
  const form = (more: Readonly<Record<string, string>>) =>
    new URLSearchParams({
      ConferenceSid: `CF${'a'.repeat(32)}`,
      FriendlyName: 'confdesk-room1',
      SequenceNumber: '3',
      Timestamp: 'Thu, 1 Jun 2017 20:48:32 +0000',
      CallSid: `CA${'b'.repeat(32)}`,
      StatusCallbackEvent: 'participant-join',
      ...more,
    });

  it('is read where it is about one of our conferences', () => {
    expect(parseCallback(form({}))).toEqual({
      event: 'participant-join',
      conferenceSid: `CF${'a'.repeat(32)}`,
      conferenceId: 'room1',
      callSid: `CA${'b'.repeat(32)}`,
      sequence: 3,
      at: Date.parse('2017-06-01T20:48:32Z'),
    });
  });

  it.each([
    { FriendlyName: 'support' },
    { FriendlyName: 'confdesk-' },
    { ConferenceSid: '../../etc/passwd' },
    { CallSid: 'CA1' },
    { Timestamp: 'yesterday' },
    { StatusCallbackEvent: 'participant-speech-start' },
  ])('is passed over with %o', (more) => {
    expect(parseCallback(form(more))).toBeNull();
  });
});
