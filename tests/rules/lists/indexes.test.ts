import { readFileSync } from 'node:fs';
import { startServer, type RunningServer } from '@confdesk/firestore-emulator';
import { afterAll, beforeAll, expect, test } from 'vitest';

/*
 * Which query each index of firestore.indexes.json is for. An index costs an entry for every document that has its
 * fields, with each write that changes one of them, so none is there that no query needs; and a field that
 * no query asks for alone has no index alone. The tests beside this one ask the portal's queries themselves.
 */

type Engine = RunningServer['engine'];
type Query = Parameters<Engine['runQuery']>[0];
type Definitions = Parameters<Engine['setIndexes']>[0];

const definitions = JSON.parse(readFileSync('firestore.indexes.json', 'utf8')) as Definitions;

/** A query in short: equal fields, an element, the order (`-` turns it round); `from` begins a range. */
interface Asked {
  readonly by: string;
  readonly of: string;
  readonly everywhere?: boolean;
  readonly equal?: readonly string[];
  readonly element?: string;
  readonly order?: readonly string[];
  readonly sums?: readonly string[];
}

const LIST = 'src/features/conferences/api/list-parts.ts';
const TAG = 'listKeys.tag';
const UNTIL = 'listKeys.activeUntil';
const INFORMED = 'listKeys.informed';
const FAILED = 'listKeys.failed';

/** In both directions: a list is read forward and backward. */
function bothWays(asked: Asked & { readonly order: readonly string[] }): readonly Asked[] {
  return [asked, { ...asked, order: asked.order.map((field) => `-${field}`) }];
}

const conferenceLists: readonly Asked[] = ['createdAt', TAG, 'listKeys.adminEmail', UNTIL]
  .flatMap((field) => [
    { by: LIST, order: [...new Set([field, UNTIL, INFORMED])], equal: ['deletedAt'] },
    { by: LIST, order: [field], equal: ['deletedAt', FAILED] },
  ])
  .concat({ by: LIST, order: ['createdAt'], equal: ['deletedAt'] })
  .flatMap((asked) => bothWays({ of: 'conferences', ...asked }));

const searches: readonly Asked[] = [
  { by: LIST, equal: ['deletedAt'], order: [TAG, UNTIL, INFORMED] },
  { by: LIST, equal: ['deletedAt', FAILED], order: [TAG, UNTIL] },
].flatMap((asked) => bothWays({ of: 'conferences', element: 'listKeys.search', ...asked }));

const RUN = 'src/runs/api/look-at-run.ts';
const runs: readonly Asked[] = [
  { by: RUN, of: 'conferences', equal: ['run.id'] },
  { by: RUN, of: 'conferences', equal: ['run.id'], order: ['codesVersion'] },
  { by: RUN, of: 'conferences', equal: ['run.id'], order: ['-email.at'] },
  { by: RUN, of: 'conferences', equal: ['run.id', 'email.state', 'run.isHandled'] },
  { by: RUN, of: 'conferences', equal: ['deletionRun.id'] },
  { by: RUN, of: 'conferences', equal: ['deletionRun.id'], order: ['-deletionRun.handledAt'] },
  { by: RUN, of: 'conferences', equal: ['restorationRun.id'] },
  {
    by: RUN,
    of: 'conferences',
    equal: ['restorationRun.id'],
    order: ['-restorationRun.handledAt'],
  },
  {
    ...{ by: 'src/runs/api/deleted-in-run.ts', of: 'conferences' },
    ...{ equal: ['deletionRun.id'], order: ['deletedAt'] },
  },
];

const otherConferences: readonly Asked[] = [
  { by: 'src/firebase/conference-count.ts', of: 'conferences', equal: ['deletedAt'] },
  {
    ...{ by: 'src/features/conferences/api/read-list.ts', of: 'conferences' },
    equal: ['deletedAt', TAG],
  },
  {
    ...{ by: 'src/features/conferences/api/read-list.ts', of: 'conferences' },
    equal: ['deletedAt', 'tag'],
  },
  {
    ...{ by: 'src/features/imports/existing-conferences.ts', of: 'conferences' },
    equal: ['participantCode'],
  },
  {
    ...{ by: 'local/operator/call-checks/find-conference.ts', of: 'conferences' },
    equal: ['previousParticipantCode.code'],
  },
  {
    ...{ by: 'local/operator/zones/moved-expiries.ts', of: 'conferences' },
    order: ['expiresAt'],
  },
  {
    ...{ by: 'functions/src/notices/send-reminders.ts', of: 'conferences', everywhere: true },
    ...{ equal: ['deletedAt'], order: ['remindAt'] },
  },
];

const LOG = 'src/firebase/activity-log.ts';
const activity: readonly Asked[] = [
  ...['conferenceId', 'kind', 'by.uid', 'run.id'].map((field): Asked => ({
    by: LOG,
    of: 'activity',
    equal: [field],
    order: ['-at'],
  })),
  {
    ...{ by: 'src/firebase/activity.ts', of: 'activity' },
    ...{ equal: ['conferenceId', 'kind'], order: ['-email.at'] },
  },
  { by: 'src/firebase/activity.ts', of: 'activity', equal: ['run.id', 'kind'], order: ['-at'] },
  {
    ...{ by: 'functions/src/deliveries/settle-overdue.ts', of: 'activity', everywhere: true },
    ...{ equal: ['email.state'], order: ['email.at'] },
  },
  {
    ...{ by: 'functions/src/deliveries/retry-due.ts', of: 'activity', everywhere: true },
    ...{ equal: ['retry.lane'], order: ['retry.dueAt'] },
  },
];

const OVERDUE = 'functions/src/deliveries/settle-overdue.ts';
const mail: readonly Asked[] = ['mail', 'bulkMail'].map((of) => ({
  ...{ by: OVERDUE, of, equal: ['source.activityId'] },
}));

const USERS = 'src/features/pbx-users/api/users-choice.ts';
const NAME = 'listKeys.name';
const users: readonly Asked[] = [
  ...bothWays({ by: USERS, of: 'pbxUsers', equal: ['standing'], order: [NAME] }),
  ...bothWays({
    ...{ by: USERS, of: 'pbxUsers', equal: ['standing'], order: [NAME] },
    element: 'listKeys.search',
  }),
  { by: 'src/firebase/pbx-user-count.ts', of: 'pbxUsers', equal: ['leftAt'] },
];

const CALLS = 'src/features/usage/api/calls-list.ts';
const NOW = 'src/features/calls-now/api/running-calls.ts';
const filters: readonly (readonly string[])[] = [[], ['conferenceId'], ['tag']];
const SUMS = ['legs', 'minutes', 'seconds'];
const calls: readonly Asked[] = [
  ...filters.flatMap((equal): readonly Asked[] => [
    ...bothWays({ by: CALLS, of: 'calls', equal, order: ['day', 'startedAt'] }),
    { by: CALLS, of: 'legs', equal, order: ['-callDay', '-callStartedAt'] },
    ...(equal.length === 0 ? [] : [{ by: CALLS, of: 'calls', equal, order: ['day'], sums: SUMS }]),
  ]),
  {
    ...{ by: 'src/features/conferences/api/conference-usage-query.ts', of: 'calls' },
    ...{ equal: ['conferenceId'], order: ['-startedAt'] },
  },
  {
    ...{ by: 'src/features/usage/api/call-query.ts', of: 'legs' },
    ...{ equal: ['callId'], order: ['joinedAt'] },
  },
  { by: NOW, of: 'calls', equal: ['endedAt'] },
  { by: NOW, of: 'calls', order: ['changedAt'] },
  { by: NOW, of: 'calls', order: ['-changedAt'] },
  { by: NOW, of: 'legs', equal: ['callId', 'leftAt'], order: ['joinedAt'] },
  { by: NOW, of: 'legs', equal: ['callId'], order: ['changedAt'] },
  { by: 'src/features/usage/api/read-usage-months.ts', of: 'usage', order: ['month'] },
];

const server: readonly Asked[] = [
  {
    ...{ by: 'functions/src/bridge/commands/fetch-commands.ts', of: 'commands', everywhere: true },
    ...{ equal: ['bridge', 'state'], order: ['askedAt'] },
  },
  {
    ...{ by: 'functions/src/bridge/commands/settle-command.ts', of: 'commands', everywhere: true },
    equal: ['sentAs'],
  },
  {
    ...{ by: 'functions/src/people/sign-ins.ts', of: 'members', everywhere: true, equal: ['uid'] },
  },
  {
    ...{ by: 'functions/src/codes/code-documents.ts', of: 'accessCodes' },
    equal: ['conferenceId', 'accountId'],
  },
  { by: 'functions/src/bridge/calls/end-silent-calls.ts', of: 'openCalls', order: ['lastSignAt'] },
  { by: 'functions/src/bridge/calls/record-events.ts', of: 'openCalls', equal: ['bridge'] },
  { by: 'functions/src/notices/send-receipts.ts', of: 'receiptsDue', order: ['at'] },
];

const ASKED: readonly Asked[] = [
  ...[conferenceLists, searches, runs, otherConferences].flat(),
  ...[activity, mail, users, calls, server].flat(),
];

let running: RunningServer;
beforeAll(async () => {
  running = await startServer({ projectId: 'demo-indexes' });
});
afterAll(() => running.close());

function queryOf({ of, everywhere = false, equal = [], element, order = [] }: Asked): Query {
  const filter = (name: string, op: '==' | 'array-contains' | '>=') =>
    ({ kind: 'field', field: name.split('.'), op, value: 'x' }) as const;
  const orderBy = order.map((name) => ({
    field: name.replace('-', '').split('.'),
    descending: name.startsWith('-'),
  }));
  const filters = [
    ...equal.map((name) => filter(name, '==')),
    ...(element === undefined ? [] : [filter(element, 'array-contains')]),
    ...(equal.length === 0 && order.length > 0 ? [filter(order[0]!.replace('-', ''), '>=')] : []),
  ];
  return {
    parent: everywhere ? '' : 'accounts/a',
    ...{ collectionId: of, allDescendants: everywhere, orderBy },
    where: { kind: 'and', filters },
  };
}

/** Whether the query is answered with these indexes. */
function isServed(asked: Asked, indexes: Definitions): boolean {
  running.engine.setIndexes(indexes);
  const sums = (asked.sums ?? []).map((name) => ({
    ...{ alias: name, kind: 'sum' as const, field: [name] },
  }));
  try {
    if (sums.length === 0) running.engine.runQuery(queryOf(asked));
    else running.engine.aggregate(queryOf(asked), sums);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'FAILED_PRECONDITION' });
    return false;
  }
}

test.each(ASKED.map((asked) => [asked.by, JSON.stringify(asked), asked] as const))(
  'what %s asks is answered: %s',
  (by, _text, asked) => {
    const source = readFileSync(by, 'utf8');
    for (const field of [...(asked.equal ?? []), ...(asked.order ?? []), ...(asked.sums ?? [])]) {
      expect(source).toContain(field.replace('-', '').split('.').at(-1));
    }
    expect(isServed(asked, definitions)).toBe(true);
  },
);

const nameOf = ({ collectionGroup, fields }: Definitions['indexes'][number]) =>
  `${collectionGroup}: ${fields.map(({ fieldPath, order }) => `${fieldPath}${order === 'DESCENDING' ? ' ↓' : ''}`).join(', ')}`;

test.each(definitions.indexes.map((index) => [nameOf(index), index] as const))(
  'the index %s is needed by a query',
  (_name, index) => {
    const without = {
      ...definitions,
      indexes: definitions.indexes.filter((each) => each !== index),
    };
    const needing = ASKED.filter(({ of }) => of === index.collectionGroup);
    expect(needing.filter((asked) => !isServed(asked, without))).not.toEqual([]);
  },
);

/** TTL policies need none either; where nothing is named, all are there, of which documents are few. */
const overrides = definitions.fieldOverrides ?? [];
const single = overrides.flatMap((override) =>
  override.indexes.map(
    (index) => [`${override.collectionGroup}: ${override.fieldPath}`, override, index] as const,
  ),
);

test.each(single)('the index of one field %s is needed by a query', (_name, override, index) => {
  const others = override.indexes.filter((each) => each !== index);
  const without = {
    ...definitions,
    fieldOverrides: overrides.map((each) =>
      each === override ? { ...each, indexes: others } : each,
    ),
  };
  const needing = ASKED.filter(({ of }) => of === override.collectionGroup);
  expect(needing.filter((asked) => !isServed(asked, without))).not.toEqual([]);
});

test('exemptions are as many as a database may have', () => {
  // https://firebase.google.com/docs/firestore/quotas#indexes
  expect(overrides.length).toBeLessThanOrEqual(200);
  const names = overrides.map(
    ({ collectionGroup, fieldPath }) => `${collectionGroup} ${fieldPath}`,
  );
  expect(new Set(names).size).toBe(names.length);
});
