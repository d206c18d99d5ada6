import { deleteField, setDoc, updateDoc, type DocumentData } from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { SAVING_RUNS } from '../../../domain/run-kind.ts';
import {
  allowed,
  denied,
  startRulesFirestore,
  type RulesFirestore,
} from '../../support/firestore.ts';
import {
  at,
  drawId,
  newConference,
  nonAdmins,
  PAST,
  saveAgain,
  seedConference,
  seedWorld,
  type World,
} from '../../support/rules-world.ts';

let firestore: RulesFirestore;
let world: World;

beforeAll(async () => {
  firestore = await startRulesFirestore();
});
afterAll(() => firestore.stop());
beforeEach(async () => {
  world = await seedWorld(firestore);
});

const admin = () => firestore.as(world.admin);

/** What a run writes for one conference. */
function runSave(fields: DocumentData = {}, uid = world.admin): DocumentData {
  const conference = newConference(uid);
  const { saveId } = conference as { saveId: string };
  return { ...conference, run: { id: drawId(), saveId }, ...fields };
}

/** A user of the account's Cloud PBX with the id of the conference that is kept for them. */
async function seedUser(
  fields: DocumentData = {},
  account = world.account,
): Promise<{ userId: string; conferenceId: string }> {
  const [userId, conferenceId] = [drawId(), drawId()];
  const user = { name: 'Ana', conferenceId, leftAt: null, ...fields };
  await setDoc(at(firestore.owner, paths.pbxUser(account, userId)), user);
  return { userId, conferenceId };
}

const create = (conferenceId: string, data: DocumentData, client = admin()) =>
  setDoc(at(client, paths.conference(world.account, conferenceId)), data);

describe('the conference of a user of the Cloud PBX', () => {
  it('is created under the id that is reserved on that user', async () => {
    const { userId, conferenceId } = await seedUser();
    await allowed(create(conferenceId, runSave({ pbxUserId: userId })));
  });

  it('is created once: the second time is refused, whoever tries', async () => {
    const { userId, conferenceId } = await seedUser();
    await allowed(create(conferenceId, runSave({ pbxUserId: userId })));
    await denied(create(conferenceId, runSave({ pbxUserId: userId })));
    await denied(create(conferenceId, newConference(world.admin)));
  });

  it('is not created by anybody but an administrator', async () => {
    for (const { who, uid, client } of nonAdmins(firestore, world)) {
      const { userId, conferenceId } = await seedUser();
      await denied(create(conferenceId, runSave({ pbxUserId: userId }, uid), client), who);
    }
  });

  it('is not created under another id', async () => {
    const { userId } = await seedUser();
    await denied(create(drawId(), runSave({ pbxUserId: userId })));
  });

  it('is not created for who has left, is unknown or is another account’s', async () => {
    const left = await seedUser({ leftAt: PAST });
    await denied(create(left.conferenceId, runSave({ pbxUserId: left.userId })));
    await denied(create(drawId(), runSave({ pbxUserId: drawId() })));
    const other = await seedUser({}, world.strangersAccount);
    await denied(create(other.conferenceId, runSave({ pbxUserId: other.userId })));
  });

  it('names its user by an id and not by a way to another document', async () => {
    const conferenceId = drawId();
    const user = { conferenceId, leftAt: null };
    for (const other of [`${drawId()}/more/${drawId()}`, 'ana', `${drawId()}a`]) {
      await setDoc(at(firestore.owner, paths.pbxUser(world.account, other)), user);
      await denied(create(conferenceId, runSave({ pbxUserId: other })), other);
    }
    await denied(create(conferenceId, runSave({ pbxUserId: null })));
  });

  it('stays that user’s', async () => {
    const { userId, conferenceId } = await seedUser();
    const { path } = await seedConference(firestore, world, { pbxUserId: userId });
    const other = await seedUser();
    for (const pbxUserId of [other.userId, deleteField()]) {
      await denied(updateDoc(at(admin(), path), { ...saveAgain(world.admin), pbxUserId }));
    }
    await allowed(updateDoc(at(admin(), path), saveAgain(world.admin)));
    await denied(
      updateDoc(at(admin(), paths.conference(world.account, conferenceId)), { tag: 'x' }),
    );
  });
});

describe('the run of a Save', () => {
  it('is named by who generates many, with or without users', async () => {
    await allowed(create(drawId(), runSave()));
    await allowed(create(drawId(), newConference(world.admin)));
  });

  const wrong: [string, (saveId: string) => unknown][] = [
    ['another Save', () => ({ id: drawId(), saveId: drawId() })],
    ['an id of another form', (saveId) => ({ id: 'one', saveId })],
    ['more', (saveId) => ({ id: drawId(), saveId, more: 'x' })],
    // That the server has seen it is the server's to say.
    ['seen already', (saveId) => ({ id: drawId(), saveId, isHandled: true })],
    ['of a kind that saves nothing', (saveId) => ({ id: drawId(), saveId, kind: 'delete' })],
    ['of no kind', (saveId) => ({ id: drawId(), saveId, kind: null })],
    ['no Save', () => ({ id: drawId() })],
    ['no id', (saveId) => ({ saveId })],
    ['nothing', () => null],
    ['text', () => 'run'],
  ];

  it.each(SAVING_RUNS)('says that it is of the kind %s', async (kind) => {
    const { path } = await seedConference(firestore, world);
    const again = saveAgain(world.admin);
    const { saveId } = again as { saveId: string };
    await allowed(updateDoc(at(admin(), path), { ...again, run: { id: drawId(), saveId, kind } }));
  });

  it.each(wrong)('is not %s at first', async (_, run) => {
    const conference = newConference(world.admin);
    const { saveId } = conference as { saveId: string };
    await denied(create(drawId(), { ...conference, run: run(saveId) }));
  });

  it.each(wrong)('is not %s later', async (_, run) => {
    const { path } = await seedConference(firestore, world);
    const again = saveAgain(world.admin);
    const { saveId } = again as { saveId: string };
    await denied(updateDoc(at(admin(), path), { ...again, run: run(saveId) }));
  });

  it('is left alone by other Saves, and replaced by a run that tries again', async () => {
    const { path } = await seedConference(firestore, world, {
      run: { id: drawId(), saveId: drawId(), isHandled: true },
    });
    await allowed(updateDoc(at(admin(), path), saveAgain(world.admin)));
    await denied(updateDoc(at(admin(), path), { ...saveAgain(world.admin), run: deleteField() }));
    const again = saveAgain(world.admin);
    const { saveId } = again as { saveId: string };
    await allowed(updateDoc(at(admin(), path), { ...again, run: { id: drawId(), saveId } }));
  });
});
