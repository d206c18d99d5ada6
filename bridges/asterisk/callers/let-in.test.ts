import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import {
  type BridgeEvent,
  BridgeRefusal,
  type JoinAnswer,
  NoAnswer,
  type ResolveAnswer,
  type ResolveRequest,
} from '../../client/index.ts';
import { ManualClock } from '../../client/testing/manual-clock.ts';
import { type AgiServer, serveAgi } from '../agi/server.ts';
import { settingsSchema } from '../settings/settings.ts';
import {
  playCall,
  type PlayedCall,
  type PlayedCallOptions,
  wellBehaved,
} from '../testing/played-call.ts';
import { letIn } from './let-in.ts';

const TOKEN = 'token-0123456789-0123456789';
const join: JoinAnswer = {
  decision: 'join',
  conferenceId: 'abc',
  role: 'leader',
  waitForLeader: true,
  endOnLeaderExit: true,
  language: 'fr',
  legToken: TOKEN,
  delayMs: 0,
  menu: [
    { keys: '*6', role: 'everyone', does: 'muteSelf' },
    { keys: '*8', role: 'everyone', does: null },
  ],
};
const retry: ResolveAnswer = {
  decision: 'retry',
  attemptsLeft: 2,
  prompt: 'codeNotRecognized',
  delayMs: 0,
};
const goodbye: ResolveAnswer = {
  decision: 'hangup',
  attemptsLeft: 0,
  prompt: 'goodbye',
  delayMs: 0,
};

const servers: AgiServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((each) => each.stop()));
});

interface World {
  readonly requests: ResolveRequest[];
  readonly told: BridgeEvent[];
  readonly log: string[];
  readonly clock: ManualClock;
  readonly port: number;
  call(options: PlayedCallOptions): Promise<PlayedCall>;
}

/** An adapter's FastAGI, and an API that gives these answers in turn. */
async function serve(
  answers: readonly (ResolveAnswer | Error)[],
  own: Readonly<Record<string, unknown>> = {},
): Promise<World> {
  const requests: ResolveRequest[] = [];
  const told: BridgeEvent[] = [];
  const log: string[] = [];
  const clock = new ManualClock(1_795_892_460_000);
  const settings = settingsSchema.parse({
    url: 'https://bridge.example',
    key: { id: 'k', secret: 'A'.repeat(44) },
    ami: { secret: 's' },
    outbox: '/nowhere',
    numbers: { country: 'CA' },
    ...own,
  });
  const left = [...answers];
  const said = new Set<string>();
  let ids = 0;
  const server = await serveAgi(
    { host: '127.0.0.1', port: 0 },
    (session) =>
      letIn(session, {
        settings,
        client: {
          now: () => clock.now(),
          resolve: (request) => {
            requests.push(request);
            const answer = left.shift() ?? new NoAnswer('none is left');
            return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
          },
        },
        tell: (events) => {
          told.push(...events);
          return Promise.resolve();
        },
        clock,
        newId: () => `id-${(ids += 1)}`,
        log: (level, name, facts) => log.push(`${level} ${name} ${JSON.stringify(facts ?? {})}`),
        said,
      }),
    {
      clock,
      log: (level, name, facts) => log.push(`${level} ${name} ${JSON.stringify(facts ?? {})}`),
    },
  );
  servers.push(server);
  return {
    requests,
    told,
    log,
    clock,
    port: server.port,
    call: (options) => playCall(server.port, options),
  };
}

test('lets a caller in: role, token, keys and room, in the conference’s language', async () => {
  const world = await serve([join]);
  const call = await world.call({ answer: wellBehaved(['4821234567']) });
  await call.over;
  expect(world.requests).toEqual([
    {
      callId: '1795892460.5',
      dialedNumber: '+15145550100',
      callerId: '+14165550134',
      digits: '4821234567',
      attempt: 1,
    },
  ]);
  expect(call.commands).toEqual([
    'GET DATA "conf-getpin" "6000" "10"',
    `EXEC MSet "CONFDESK_STAY=,CONFDESK_TOKEN=${TOKEN},CONFDESK_LEG=1/id-1/leader/end/1795892460000"`,
    'EXEC MSet "CHANNEL(language)=fr,CONFBRIDGE(bridge,language)=fr,CONFBRIDGE(user,admin)=yes,' +
      'CONFBRIDGE(user,marked)=yes,CONFBRIDGE(user,wait_marked)=no,CONFBRIDGE(user,end_marked)=no,' +
      'CONFBRIDGE(menu,D)=no_op,CONFBRIDGE(menu,*6)=toggle_mute,CONFDESK_ROOM=confdesk-abc"',
  ]);
  expect(world.log).toEqual([
    'warn asterisk.unknownKey {"keys":"*8"}',
    'info asterisk.letIn {"legId":"id-1","role":"leader","keys":1}',
  ]);
  expect(world.told).toEqual([]);
});

test('says which keys of the email do nothing here, once, and what was refused without its digits', async () => {
  const menu = [...join.menu, { keys: '*0', role: 'everyone', does: 'callOperator' } as const];
  const world = await serve([retry, { ...join, menu }, { ...join, menu }]);
  const first = await world.call({ answer: wellBehaved(['12345678', '4821234567']) });
  await first.over;
  const second = await world.call({ answer: wellBehaved(['4821234567']) });
  await second.over;
  expect(world.log.filter((line) => !line.includes('letIn'))).toEqual([
    'info asterisk.refused {"attempt":1,"keys":8,"decision":"retry"}',
    'warn asterisk.unknownKey {"keys":"*8"}',
    'warn asterisk.keyNotDone {"keys":"*0","does":"callOperator"}',
  ]);
});

test('asks three times as the API says, and drops what was keyed into the sentence', async () => {
  const world = await serve([retry, retry, goodbye]);
  let dropped = 0;
  const answer = wellBehaved(['1111111111', '2222222222', '3333333333'], (command) => {
    if (!command.startsWith('WAIT FOR DIGIT')) return undefined;
    dropped += 1;
    return dropped < 3 ? '200 result=35' : '200 result=0';
  });
  const call = await world.call({ answer });
  await call.over;
  expect(world.requests.map(({ attempt, digits }) => [attempt, digits])).toEqual([
    [1, '1111111111'],
    [2, '2222222222'],
    [3, '3333333333'],
  ]);
  expect(call.commands.slice(0)).toEqual([
    'GET DATA "conf-getpin" "6000" "10"',
    'STREAM FILE "conf-invalidpin" ""',
    'WAIT FOR DIGIT 1',
    'WAIT FOR DIGIT 1',
    'WAIT FOR DIGIT 1',
    'GET DATA "conf-getpin" "6000" "10"',
    'STREAM FILE "conf-invalidpin" ""',
    'WAIT FOR DIGIT 1',
    'GET DATA "conf-getpin" "6000" "10"',
    'EXEC MSet "CONFDESK_DONE=1"',
    'STREAM FILE "conf-invalidpin" ""',
    'STREAM FILE "vm-goodbye" ""',
  ]);
});

test('sends what there is: a closing # not, and nothing after a second silence', async () => {
  const world = await serve([retry, retry, goodbye]);
  const call = await world.call({
    answer: wellBehaved(['123# ', '12 (timeout)', ' (timeout)', ' (timeout)']),
  });
  await call.over;
  expect(world.requests.map(({ digits }) => digits)).toEqual(['123', '12', '']);
  expect(call.commands.filter((command) => command.startsWith('GET DATA'))).toHaveLength(4);
});

test('keeps silent as long as the API says', async () => {
  const world = await serve([{ ...retry, delayMs: 3000 }, join]);
  const call = await world.call({ answer: wellBehaved(['1111111111', '4821234567']) });
  await world.clock.until((milliseconds) => milliseconds === 3000);
  expect(call.commands.at(-1)).toBe('GET DATA "conf-getpin" "6000" "10"');
  world.clock.advance(3000);
  await call.over;
  expect(world.requests).toHaveLength(2);
});

test('says within ten seconds that the API cannot be reached', async () => {
  const world = await serve([new NoAnswer('away'), new NoAnswer('away')]);
  const call = await world.call({ answer: wellBehaved(['4821234567']) });
  await call.over;
  expect(call.commands.slice(1)).toEqual([
    'EXEC MSet "CONFDESK_DONE=1"',
    'STREAM FILE "im-sorry" ""',
    'STREAM FILE "please-try-call-later" ""',
    'STREAM FILE "vm-goodbye" ""',
  ]);
  expect(world.log).toEqual(['error asterisk.unreachable {"failure":"NoAnswer"}']);
});

test('says the same where the API refuses, and why in the log', async () => {
  const body = { error: { code: 'signature_invalid', message: '' } };
  const world = await serve([new BridgeRefusal({ status: 401, headers: new Headers(), body })]);
  const call = await world.call({ answer: wellBehaved(['4821234567']) });
  await call.over;
  expect(world.log).toEqual([
    'error asterisk.unreachable {"status":401,"code":"signature_invalid"}',
  ]);
});

test('is heard where sounds are missing, and says which, once', async () => {
  const world = await serve([retry, join]);
  const answer = wellBehaved(['-1', '1111111111', '-1', '4821234567'], (command) =>
    command.includes('conf-invalidpin') ? '200 result=0 endpos=0' : undefined,
  );
  const call = await world.call({ answer });
  await call.over;
  expect(call.commands.slice(0, 6)).toEqual([
    'GET DATA "conf-getpin" "6000" "10"',
    'CHANNEL STATUS',
    'STREAM FILE "beep" ""',
    'GET DATA "" "6000" "10"',
    'STREAM FILE "conf-invalidpin" ""',
    'STREAM FILE "beep" ""',
  ]);
  expect(world.requests.map(({ digits }) => digits)).toEqual(['1111111111', '4821234567']);
  expect(world.log.filter((line) => line.includes('soundMissing'))).toEqual([
    'error asterisk.soundMissing {"sound":"conf-getpin"}',
    'error asterisk.soundMissing {"sound":"conf-invalidpin"}',
  ]);
});

test('passes over an answer of many lines, and is heard all the same', async () => {
  const world = await serve([retry, join]);
  const usage = ['520-Invalid command syntax.', ' Usage: STREAM FILE', '520 End of proper usage.'];
  const answer = wellBehaved(['1111111111', '4821234567'], (command) =>
    command.includes('conf-invalidpin') ? usage : undefined,
  );
  const call = await world.call({ answer });
  await call.over;
  expect(call.commands.slice(1, 3)).toEqual([
    'STREAM FILE "conf-invalidpin" ""',
    'STREAM FILE "beep" ""',
  ]);
  expect(world.requests.map(({ digits }) => digits)).toEqual(['1111111111', '4821234567']);
});

test('takes keys that come while the first of several sounds is played', async () => {
  const prompts = { en: { askCode: ['welcome', 'conf-getpin'] }, fr: {} };
  const world = await serve([join], { prompts });
  const answer = wellBehaved(['821234567'], (command) =>
    command.startsWith('STREAM FILE "welcome"') ? '200 result=52 endpos=900' : undefined,
  );
  const call = await world.call({ answer });
  await call.over;
  expect(world.requests[0]?.digits).toBe('4821234567');
  expect(call.commands.slice(0, 2)).toEqual([
    'STREAM FILE "welcome" "0123456789*#"',
    'GET DATA "" "6000" "9"',
  ]);
});

test('asks in the language of the number that was dialled', async () => {
  const world = await serve([join], { languageOf: { '+15145550100': 'fr' } });
  const call = await world.call({ answer: wellBehaved(['4821234567']) });
  await call.over;
  expect(call.commands[0]).toBe('EXEC MSet "CHANNEL(language)=fr"');
});

test('knows nobody’s number who withholds it, whoever says so', async () => {
  const world = await serve([goodbye, goodbye]);
  const told = {
    environment: { arg_2: 'prohib_passed_screen' },
    answer: wellBehaved(['1111111111']),
  };
  await (
    await world.call(told)
  ).over;
  const asked = wellBehaved(['1111111111'], (command) =>
    command.startsWith('GET VARIABLE') ? '200 result=1 (prohib_passed_screen)' : undefined,
  );
  const call = await world.call({ environment: { arg_2: null }, answer: asked });
  await call.over;
  expect(call.commands[0]).toBe('GET VARIABLE "CALLERID(num-pres)"');
  expect(world.requests.map(({ callerId }) => callerId)).toEqual([null, null]);
});

test('lets a caller go who hangs up at the question', async () => {
  const world = await serve([join]);
  const answer = wellBehaved([], (command) => (command.startsWith('GET DATA') ? null : undefined));
  await (
    await world.call({ answer })
  ).over;
  expect(world.requests).toEqual([]);
  expect(world.log).toEqual([]);
});

test('tells of a caller who was let in and hung up in the silence before', async () => {
  const world = await serve([{ ...join, delayMs: 4000 }]);
  const call = await world.call({ answer: wellBehaved(['4821234567']) });
  await world.clock.until((milliseconds) => milliseconds === 4000);
  call.hangUp();
  await call.over;
  expect(world.told).toEqual([
    {
      type: 'leg.failed',
      eventId: 'failed-id-1',
      at: new Date(1_795_892_460_000).toISOString(),
      legToken: TOKEN,
      legId: 'id-1',
      reason: 'hungUp',
    },
  ]);
});

test('joins nobody by a token that could not be told', async () => {
  const world = await serve([{ ...join, legToken: 'x",CONFDESK_ROOM=other' }]);
  const call = await world.call({ answer: wellBehaved(['4821234567']) });
  await call.over;
  expect(call.commands.some((command) => command.includes('CONFDESK_ROOM'))).toBe(false);
  expect(world.log).toEqual(['error asterisk.unusableToken {"characters":22}']);
});

test.each([
  ['no call', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', 'No call is named'],
  ['too much', `agi_channel: ${'x'.repeat(40_000)}`, 'Too much at once'],
])('says in the log what is no AGI: %s', async (_, text, why) => {
  const world = await serve([join]);
  const socket = connect({ port: world.port, host: '127.0.0.1' });
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('end', () => socket.end());
  socket.resume();
  socket.write(text);
  await closed;
  expect(world.log).toContain(`warn asterisk.malformedAgi ${JSON.stringify({ why })}`);
});

test('goes on beside a call that says nonsense', async () => {
  const world = await serve([join]);
  const bad = await world.call({
    answer: (command) => (command.startsWith('GET DATA') ? '200 result=12x' : '200 result=0'),
  });
  const good = await world.call({
    answer: wellBehaved(['4821234567'], (command) =>
      command.startsWith('EXEC') ? ['noise', '', '200 result=0'] : undefined,
    ),
  });
  await Promise.all([bad.over, good.over]);
  expect(world.requests).toHaveLength(1);
  expect(world.log[0]).toBe('warn asterisk.malformedAgi {"why":"Keys of another form"}');
});

test('never says in the log what was keyed', async () => {
  const world = await serve([retry, new NoAnswer('away'), new NoAnswer('away')]);
  const call = await world.call({ answer: wellBehaved(['1111111111', '4821234567']) });
  await call.over;
  const said = world.log.join('\n');
  for (const secret of ['1111111111', '4821234567', TOKEN, '4165550134']) {
    expect(said).not.toContain(secret);
  }
});
