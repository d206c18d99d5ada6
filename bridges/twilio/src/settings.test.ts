import { describe, expect, it } from 'vitest';
import { readSettings, SETTINGS, type SettingWords, WrongSettings } from './settings.ts';

const GIVEN = {
  PUBLIC_URL: 'https://phones.example/twilio',
  BRIDGE_URL: 'https://api.example/bridge',
  BRIDGE_KEY: 'twilio-1-a',
  BRIDGE_SECRET: Buffer.alloc(32, 7).toString('base64'),
  TWILIO_ACCOUNT_SID: `AC${'5'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'a-made-up-auth-token',
};

describe('settings', () => {
  it('that must be set are enough', () => {
    expect(readSettings(GIVEN)).toEqual({
      publicUrl: GIVEN.PUBLIC_URL,
      bridgeUrl: GIVEN.BRIDGE_URL,
      bridgeKey: { id: GIVEN.BRIDGE_KEY, secret: GIVEN.BRIDGE_SECRET },
      accountSid: GIVEN.TWILIO_ACCOUNT_SID,
      authToken: GIVEN.TWILIO_AUTH_TOKEN,
      twilioApiUrl: 'https://api.twilio.com',
      codeLength: 10,
      languages: ['en'],
      voices: {},
      recordingsUrl: null,
      musicUrl: null,
      keySeconds: 5,
      maxParticipants: 250,
      callHours: 24,
      dialInNumbers: null,
    });
  });

  it('may be lists, and are trimmed', () => {
    const set = readSettings({
      ...GIVEN,
      PUBLIC_URL: ` ${GIVEN.PUBLIC_URL}\n`,
      LANGUAGES: 'fr, en fr',
      DIAL_IN_NUMBERS: '+15145550100,+33155501000',
      VOICE_FR: 'Polly.Chantal',
      MUSIC_URL: '',
    });
    expect(set).toMatchObject({
      publicUrl: GIVEN.PUBLIC_URL,
      languages: ['fr', 'en'],
      dialInNumbers: ['+15145550100', '+33155501000'],
      voices: { fr: 'Polly.Chantal' },
      musicUrl: null,
    });
  });

  it.each([
    { PUBLIC_URL: 'http://phones.example/twilio' },
    { PUBLIC_URL: 'https://phones.example/twilio/' },
    { PUBLIC_URL: 'https://phones.example/twilio?x=1' },
    { PUBLIC_URL: '' },
    { BRIDGE_SECRET: 'sesame-sesame-sesame-!' },
    { TWILIO_ACCOUNT_SID: '../../Accounts' },
    { CODE_LENGTH: '1e3' },
    { CODE_LENGTH: '0' },
    { LANGUAGES: 'de' },
    { LANGUAGES: ',' },
    { DIAL_IN_NUMBERS: '5145550100' },
    { MAX_PARTICIPANTS: '251' },
    { CALL_HOURS: '25' },
    { MUSIC_URL: 'tralala' },
  ])('%o is refused by its name, without its value', (wrong) => {
    const [[name, value]] = Object.entries(wrong) as [[string, string]];
    const read = () => readSettings({ ...GIVEN, ...wrong });
    expect(read).toThrow(WrongSettings);
    expect(read).toThrow(name);
    if (value.length > 4) expect(read).not.toThrow(value);
  });

  it('name no more numbers than a heartbeat takes', () => {
    const numbered = (many: number) => () =>
      readSettings({ ...GIVEN, DIAL_IN_NUMBERS: '+15145550100 '.repeat(many) });
    expect(numbered(1000)).not.toThrow();
    expect(numbered(1001)).toThrow('DIAL_IN_NUMBERS');
  });

  it('that are secret have no standard', () => {
    const secrets = (SETTINGS as readonly SettingWords[]).filter(({ isSecret }) => isSecret);
    expect(secrets.map(({ name, standard }) => [name, standard])).toEqual([
      ['BRIDGE_SECRET', undefined],
      ['TWILIO_AUTH_TOKEN', undefined],
    ]);
  });
});
