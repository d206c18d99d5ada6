import { randomBytes } from 'node:crypto';
import {
  doc,
  serverTimestamp,
  setDoc,
  type DocumentData,
  type Firestore,
} from 'firebase/firestore/lite';
import type { Services } from '../../domain/account/account.ts';
import { mailId, paths } from '../../domain/paths.ts';
import type { RulesFirestore } from './firestore.ts';

/** 20 characters of those that conference ids and Save ids are made of. */
export function drawId(): string {
  return randomBytes(10).toString('hex');
}

export const PAST = new Date('2001-02-03T04:05:06Z');
export const FUTURE = new Date('2999-01-01T00:00:00Z');

/** One account with its people, as the operator set it up. Each test has an account of its own. */
export interface World {
  readonly account: string;
  readonly admin: string;
  readonly viewer: string;
  /** Was an administrator and was taken out; the server has not deleted the document yet. */
  readonly removed: string;
  /** Administrator of another account. */
  readonly stranger: string;
  readonly strangersAccount: string;
  /** Signed in, member of nothing. */
  readonly outsider: string;
}

/** Seeds two accounts past the rules. */
export async function seedWorld(
  firestore: RulesFirestore,
  services: Services = { conferencing: true, pbx: true },
): Promise<World> {
  const id = drawId();
  const world: World = {
    account: `a-${id}`,
    admin: `admin-${id}`,
    viewer: `viewer-${id}`,
    removed: `removed-${id}`,
    stranger: `stranger-${id}`,
    strangersAccount: `b-${id}`,
    outsider: `outsider-${id}`,
  };
  const put = (path: string, data: DocumentData) => setDoc(doc(firestore.owner, path), data);
  await Promise.all([
    put(paths.account(world.account), account('Acme', services)),
    put(paths.account(world.strangersAccount), account('Other', { conferencing: true, pbx: true })),
    put(paths.member(world.account, world.admin), member(world.admin, 'admin')),
    put(paths.member(world.account, world.viewer), member(world.viewer, 'viewer')),
    put(paths.member(world.account, world.removed), member(world.removed, 'removed')),
    put(paths.member(world.strangersAccount, world.stranger), member(world.stranger, 'admin')),
  ]);
  return world;
}

function account(name: string, services: Services): DocumentData {
  return { name, timeZone: 'UTC', language: 'en', services, dialInNumbers: [], menu: [] };
}

export function member(uid: string, role: string): DocumentData {
  return { uid, email: `${uid}@example.com`, role };
}

/** Somebody's client, and who that is. */
export interface Person {
  readonly who: string;
  readonly uid: string;
  readonly client: Firestore;
}

/** Everybody who has no business in the account. */
export function outsiders(firestore: RulesFirestore, world: World): Person[] {
  const signedIn = (who: string, uid: string): Person => ({ who, uid, client: firestore.as(uid) });
  return [
    signedIn('somebody who was taken out', world.removed),
    signedIn('an administrator of another account', world.stranger),
    signedIn('a member of nothing', world.outsider),
    { who: 'nobody', uid: '', client: firestore.anonymous() },
  ];
}

/** Those, and the viewer. */
export function nonAdmins(firestore: RulesFirestore, world: World): Person[] {
  const viewer = { who: 'a viewer', uid: world.viewer, client: firestore.as(world.viewer) };
  return [viewer, ...outsiders(firestore, world)];
}

/** What the portal writes for a new conference. */
export function newConference(uid: string): DocumentData {
  return {
    tag: 'Weekly sales',
    adminEmail: 'ana@acme.example',
    expiresAt: null,
    saveId: drawId(),
    savedAt: serverTimestamp(),
    savedBy: uid,
    createdAt: serverTimestamp(),
    codesWanted: 1,
    deletedAt: null,
  };
}

/** What the portal writes when a conference is saved again. */
export function saveAgain(uid: string): DocumentData {
  return {
    tag: 'Weekly sales, Europe',
    adminEmail: 'li@acme.example',
    expiresAt: FUTURE,
    saveId: drawId(),
    savedAt: serverTimestamp(),
    savedBy: uid,
  };
}

/** The fields of a conference that only the server writes, forged. */
export const FORGED: readonly [string, unknown][] = [
  ['participantCode', '1111111111'],
  ['previousParticipantCode', { code: '1111111111', until: FUTURE }],
  ['codesVersion', 7],
  ['email', { state: 'sent' }],
  ['listKeys', { tag: 'a' }],
  ['informed', []],
  ['directory', null],
  ['remindAt', null],
  ['purgeAt', PAST],
  ['leaderCode', '1111111111'],
  ['anything', 'x'.repeat(100_000)],
];

export interface SeededConference {
  readonly id: string;
  readonly path: string;
  readonly saveId: string;
}

/** A conference as the server leaves it after its first Save: codes allotted, told, mail sent. */
export async function seedConference(
  firestore: RulesFirestore,
  world: World,
  fields: DocumentData = {},
): Promise<SeededConference> {
  const id = drawId();
  const saveId = drawId();
  const path = paths.conference(world.account, id);
  const put = (at: string, data: DocumentData) => setDoc(doc(firestore.owner, at), data);
  await put(path, {
    ...newConference(world.admin),
    saveId,
    savedAt: PAST,
    createdAt: PAST,
    participantCode: '0000000000',
    codesVersion: 1,
    listKeys: {
      ...{ tag: 'weekly sales', adminEmail: 'ana@acme.example', activeUntil: FUTURE },
      informed: null,
    },
    email: { state: 'sent', saveId, to: 'ana@acme.example', at: PAST, failure: null, detail: null },
    ...fields,
  });
  await put(paths.conferenceCodes(world.account, id), { leaderCode: '0000000000' });
  await put(paths.activityEntry(world.account, mailId(id, saveId)), { kind: 'generated' });
  return { id, path, saveId };
}

/** The document at a path, seen through somebody's client. */
export function at(client: Firestore, path: string) {
  return doc(client, path);
}
