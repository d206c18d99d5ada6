/*
 * Writes signatures.json: what the official package `twilio` signs, and what it takes for signed. The package weighs
 * 30 MB for this one function, so it is no dependency:
 *
 *   npm install --no-save twilio@6.3.1 && node bridges/twilio/src/testing/record-signatures.mjs
 *
 * All tokens, numbers and SIDs are made up.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(`${process.cwd()}/`);
const twilio = require('twilio');
const { version } = require('twilio/package.json');
const { getExpectedTwilioSignature } = require('twilio/lib/webhooks/webhooks.js');

const TOKEN = 'a-made-up-auth-token';
const CALL = {
  CallSid: 'CA00000000000000000000000000000001',
  AccountSid: 'AC55555555555555555555555555555555',
  From: '+14165550134',
  To: '+15145550100',
  CallStatus: 'ringing',
};
const EVENTS = 'https://phones.example/twilio/events';

const cases = [
  { says: 'a call', url: 'https://phones.example/twilio/voice', form: CALL },
  { says: 'nothing', url: 'https://phones.example/twilio/voice', form: {} },
  {
    says: 'digits, and a query',
    url: 'https://phones.example/twilio/code?attempt=2',
    form: { ...CALL, Digits: '12*#' },
  },
  {
    says: 'letters that are not English, spaces, plus, ampersand',
    url: EVENTS,
    form: { FriendlyName: 'réunion à deux & + = ✓ 𝄞', Timestamp: 'Thu, 1 Jun 2017 20:48:32 +0000' },
  },
  {
    says: 'names in the order of their letters',
    url: EVENTS,
    form: { b: '1', B: '2', a: '3', a1: '4', Z: '5' },
  },
  { says: 'an empty value', url: EVENTS, form: { ...CALL, CallerName: '' } },
  { says: 'one name several times', url: EVENTS, form: { MediaUrl: ['z', 'a', 'm', 'a'], X: '1' } },
  { says: 'a port that is written', url: 'https://phones.example:8443/twilio/voice', form: CALL },
  {
    says: 'a port that goes without saying, which we do not know of',
    url: 'https://phones.example:443/twilio/voice',
    form: CALL,
    checkedUrl: 'https://phones.example/twilio/voice',
  },
  {
    says: 'a port that goes without saying, of which only we know',
    url: 'https://phones.example/twilio/voice',
    form: CALL,
    checkedUrl: 'https://phones.example:443/twilio/voice',
  },
  {
    says: 'another path',
    url: EVENTS,
    form: CALL,
    checkedUrl: 'https://phones.example/twilio/left',
  },
  {
    says: 'another host',
    url: EVENTS,
    form: CALL,
    checkedUrl: 'https://phones.test/twilio/events',
  },
  {
    says: 'another port',
    url: EVENTS,
    form: CALL,
    checkedUrl: 'https://phones.example:8443/twilio/events',
  },
];

const vectors = cases.map(({ says, url, form, checkedUrl = url }) => {
  const signature = getExpectedTwilioSignature(TOKEN, url, form);
  const body = new URLSearchParams(
    Object.entries(form).flatMap(([name, value]) => [value].flat().map((each) => [name, each])),
  ).toString();
  const isValid = twilio.validateRequest(TOKEN, signature, checkedUrl, form);
  return { says, authToken: TOKEN, url, body, signature, checkedUrl, isValid };
});

const file = new URL('signatures.json', import.meta.url);
writeFileSync(file, `${JSON.stringify({ package: `twilio ${version}`, vectors }, null, 2)}\n`);
process.stdout.write(`${JSON.parse(readFileSync(file, 'utf8')).vectors.length} signatures\n`);
