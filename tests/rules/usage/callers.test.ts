import { deleteDoc, doc, getDoc, setDoc, updateDoc } from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import {
  allowed,
  denied,
  startRulesFirestore,
  type RulesFirestore,
} from '../../support/firestore.ts';
import { at, outsiders, seedWorld, type World } from '../../support/rules-world.ts';

let firestore: RulesFirestore;
let world: World;

beforeAll(async () => {
  firestore = await startRulesFirestore();
});
afterAll(() => firestore.stop());
beforeEach(async () => {
  world = await seedWorld(firestore);
  await setDoc(doc(firestore.owner, callers()), { numbers: { a: '+15145550100' } });
  await setDoc(doc(firestore.owner, state()), { conferenceId: 'c' });
});

const callers = () => paths.callCallers(world.account, 'call');
const state = () => paths.callState(world.account, 'call');
const members = () => [firestore.as(world.admin), firestore.as(world.viewer)];
const show = (callerNumbers: string) =>
  updateDoc(doc(firestore.owner, paths.account(world.account)), { callerNumbers });

describe('the whole numbers of callers', () => {
  it('are read by members where the account has them shown', async () => {
    await show('full');
    for (const client of members()) {
      expect((await allowed(getDoc(at(client, callers())))).get('numbers')).toBeDefined();
    }
  });

  it('are read by nobody where it does not', async () => {
    for (const client of members()) await denied(getDoc(at(client, callers())));
    await show('masked');
    for (const client of members()) await denied(getDoc(at(client, callers())));
  });

  it('are read by nobody else', async () => {
    await show('full');
    for (const { client } of outsiders(firestore, world))
      await denied(getDoc(at(client, callers())));
  });

  it('are written by nobody', async () => {
    await show('full');
    for (const client of members()) {
      await denied(setDoc(at(client, callers()), { numbers: {} }));
      await denied(deleteDoc(at(client, callers())));
    }
  });
});

it('what is known of a call beside that is nobody’s but the server’s', async () => {
  await show('full');
  for (const client of members()) {
    await denied(getDoc(at(client, state())));
    await denied(setDoc(at(client, state()), {}));
  }
});
