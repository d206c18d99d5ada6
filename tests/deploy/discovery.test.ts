import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFunctions } from '../../local/build/bundle-functions.ts';
import { type AnyCodebase, CODEBASES, OTHER_CODEBASES } from '../../local/build/codebases.ts';
import { discover, type Endpoint, install, lendPackages, upload, type Upload } from './upload.ts';

/** A trigger's name says which kind of event it is for. */
const eventTypeOf = (name: string) => {
  const kind = /(Created|Updated)$/.exec(name)?.[0].toLowerCase() ?? 'written';
  return `google.cloud.firestore.document.v1.${kind}`;
};

/** Every trigger that a deploy must find, with the documents it watches; null: it watches none. */
const TRIGGERS: Record<
  AnyCodebase,
  Record<string, { document: string | null; secrets: string[] }>
> = {
  functions: {
    bridge: { document: null, secrets: ['ACCESS_CODE_PEPPER', 'BRIDGE_KEYS'] },
    callCheckAsked: {
      document: 'accounts/{accountId}/conferences/{conferenceId}/callChecks/newest',
      secrets: ['ACCESS_CODE_PEPPER'],
    },
    conferenceWritten: {
      document: 'accounts/{accountId}/conferences/{conferenceId}',
      secrets: ['ACCESS_CODE_PEPPER'],
    },
    leaderCodeRevealed: {
      document: 'accounts/{accountId}/conferences/{conferenceId}/reveals/{uid}',
      secrets: [],
    },
    accountWritten: { document: 'accounts/{accountId}', secrets: [] },
    memberWritten: { document: 'accounts/{accountId}/members/{uid}', secrets: [] },
    invitationCreated: { document: 'accounts/{accountId}/invitations/{invitationId}', secrets: [] },
    passwordAsked: { document: 'passwordLinks/{token}/asks/newest', secrets: [] },
    pbxUserUpdated: { document: 'accounts/{accountId}/pbxUsers/{pbxUserId}', secrets: [] },
    receiptsDue: { document: null, secrets: [] },
    remindersDue: { document: null, secrets: [] },
    signInDeleted: { document: null, secrets: [] },
    silentBridgesDue: { document: null, secrets: [] },
    silentCallsDue: { document: null, secrets: [] },
    deliveriesDue: { document: null, secrets: [] },
    deliveryUpdated: { document: '{{ params.MAIL_COLLECTION }}/{mailId}', secrets: [] },
    bulkDeliveryUpdated: {
      document: '{{ params.BULK_MAIL_COLLECTION }}/{mailId}',
      secrets: [],
    },
  },
  mailer: {
    mailCreated: {
      document: '{{ params.MAIL_COLLECTION }}/{mailId}',
      secrets: ['SMTP_PASSWORD'],
    },
    bulkMailCreated: {
      document: '{{ params.BULK_MAIL_COLLECTION }}/{mailId}',
      secrets: ['SMTP_PASSWORD'],
    },
    retryCreated: {
      document: '{{ params.MAIL_COLLECTION }}/{mailId}/retries/{retryId}',
      secrets: ['SMTP_PASSWORD'],
    },
    bulkRetryCreated: {
      document: '{{ params.BULK_MAIL_COLLECTION }}/{mailId}/retries/{retryId}',
      secrets: ['SMTP_PASSWORD'],
    },
  },
  'bridges/twilio': {
    twilio: { document: null, secrets: ['BRIDGE_SECRET', 'TWILIO_AUTH_TOKEN'] },
    twilioDue: { document: null, secrets: ['BRIDGE_SECRET', 'TWILIO_AUTH_TOKEN'] },
  },
};

const SCHEDULES: Readonly<Record<string, string>> = {
  deliveriesDue: '* * * * *',
  receiptsDue: '* * * * *',
  remindersDue: '23 * * * *',
  silentBridgesDue: '* * * * *',
  silentCallsDue: '7 * * * *',
  twilioDue: '* * * * *',
};

/** What makes a function run. */
function causeOf({ eventTrigger, httpsTrigger, scheduleTrigger }: Endpoint) {
  if (httpsTrigger !== undefined) return { httpsTrigger };
  if (scheduleTrigger !== undefined) return { schedule: scheduleTrigger.schedule };
  return { eventType: eventTrigger?.eventType, retry: eventTrigger?.retry };
}

function expectedCause(name: string) {
  // Bridges and Twilio are nobody whom Google knows; their signatures say who they are.
  if (name === 'bridge' || name === 'twilio') return { httpsTrigger: { invoker: ['public'] } };
  const schedule = SCHEDULES[name];
  if (schedule !== undefined) return { schedule };
  if (name === 'signInDeleted') {
    return { eventType: 'providers/firebase.auth/eventTypes/user.delete', retry: true };
  }
  return { eventType: eventTypeOf(name), retry: true };
}

const PARAMETERS: Record<AnyCodebase, string[]> = {
  functions: [
    'ACCESS_CODE_PEPPER',
    'ATTEMPTS_PER_CALL',
    'BRIDGE_KEYS',
    'BRIDGE_MIN_INSTANCES',
    'BULK_MAIL_COLLECTION',
    'CODE_LENGTH',
    'GUESS_DELAY_MS',
    'HOME_COUNTRY',
    'MAIL_COLLECTION',
    'PORTAL_URL',
    'REGION',
    'WRONG_GUESSES_PER_CALLER',
    'WRONG_GUESSES_PER_NUMBER',
    'WRONG_GUESSES_PLATFORM',
    'WRONG_GUESSES_WITHHELD',
  ],
  mailer: [
    'BULK_MAIL_COLLECTION',
    'DEFAULT_FROM',
    'DEFAULT_REPLY_TO',
    'MAIL_COLLECTION',
    'MAX_MESSAGES_PER_MINUTE',
    'REGION',
    'SMTP_CONNECTION_URI',
    'SMTP_PASSWORD',
    'TTL_EXPIRE_TYPE',
    'TTL_EXPIRE_VALUE',
  ],
  'bridges/twilio': [
    'BRIDGE_KEY',
    'BRIDGE_SECRET',
    'BRIDGE_URL',
    'CALL_HOURS',
    'CODE_LENGTH',
    'DIAL_IN_NUMBERS',
    'KEY_SECONDS',
    'LANGUAGES',
    'MAX_PARTICIPANTS',
    'MIN_INSTANCES',
    'MUSIC_URL',
    'PUBLIC_URL',
    'RECORDINGS_URL',
    'REGION',
    'TWILIO_ACCOUNT_SID',
    'TWILIO_API_URL',
    'TWILIO_AUTH_TOKEN',
    'VOICE_EN',
    'VOICE_FR',
  ],
};

const ALL: readonly AnyCodebase[] = [...CODEBASES, ...OTHER_CODEBASES];
const NOT_DEPLOYED = 'firebase.json has no such codebase';

// What firebase.json's predeploy runs.
beforeAll(() => buildFunctions(ALL));

describe.each(ALL)('a deploy of %s', (codebase) => {
  /** Null where firebase.json leaves it out, as it may the mailer. */
  let uploaded: Upload | null;
  /** Why its packages could not be installed. */
  let notInstalled: string | null;

  beforeAll(async () => {
    uploaded = await upload(codebase);
    notInstalled = null;
    if (uploaded === null) return;
    if (OTHER_CODEBASES.some((each) => each === codebase)) await lendPackages(uploaded);
    else notInstalled = await install(uploaded);
    // Over a slow network that takes minutes.
  }, 600_000);

  afterAll(() => uploaded?.remove());

  it('takes the bundle, the manifest and the lock file along, no sources and no secrets', ({
    skip,
  }) => {
    if (uploaded === null) return skip(NOT_DEPLOYED);
    expect(uploaded.files).toEqual(
      expect.arrayContaining(['dist/index.js', 'package-lock.json', 'package.json']),
    );
    expect(
      uploaded.files.filter((file) => /^src\/|node_modules|\.env|\.secret|\.test\./.test(file)),
    ).toEqual([]);
  });

  it('finds every trigger with nothing outside the folder', async ({ skip }) => {
    if (uploaded === null) return skip(NOT_DEPLOYED);
    if (notInstalled !== null) skip(notInstalled);
    const { endpoints, params } = await discover(uploaded);
    const found = Object.fromEntries(
      Object.entries(endpoints).map(([name, { eventTrigger, ...endpoint }]) => [
        name,
        {
          document: eventTrigger?.eventFilterPathPatterns['document'] ?? null,
          secrets: endpoint.secretEnvironmentVariables.map(({ key }) => key),
        },
      ]),
    );
    expect(found).toEqual(TRIGGERS[codebase]);
    for (const [name, endpoint] of Object.entries(endpoints)) {
      const { entryPoint, region } = endpoint;
      expect({ name, region }).toEqual({ name: entryPoint, region: '{{ params.REGION }}' });
      expect({ name, ...causeOf(endpoint) }).toEqual({ name, ...expectedCause(name) });
    }
    expect(params.map(({ name }) => name).sort()).toEqual(PARAMETERS[codebase]);
  });
});
