import { type DocumentData, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mirrorDelivery } from '../../../functions/src/deliveries/mirror-delivery.ts';
import {
  ACCOUNT,
  CONFERENCE,
  NOW,
  save,
  saveId,
  startWorld,
  toldEmail,
  type World,
} from '../world.ts';

const sentAt = Timestamp.fromDate(new Date('2026-11-23T12:00:05.250Z'));
const queuedAt = Timestamp.fromDate(new Date('2026-11-23T12:00:00Z'));

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(() => save(world.db, saveId('A'), { email: email() }));
afterEach(async () => {
  await world.clear();
});

function email(over: DocumentData = {}): DocumentData {
  return {
    state: 'queued',
    saveId: saveId('A'),
    to: 'ana@acme.example',
    at: queuedAt,
    failure: null,
    detail: null,
    ...over,
  };
}

async function putMail(delivery: DocumentData | null, letter = 'A'): Promise<string> {
  const id = `${CONFERENCE}_${saveId(letter)}`;
  await world.db.doc(`mail/${id}`).set({
    to: 'ana@acme.example',
    message: { subject: 'x', text: 'x', html: 'x' },
    source: { accountId: ACCOUNT, conferenceId: CONFERENCE, saveId: saveId(letter) },
    ...(delivery === null ? {} : { delivery }),
  });
  return id;
}

const mirror = (id: string) => mirrorDelivery(world.db, 'mail', id, NOW);
const success = { state: 'SUCCESS', endTime: sentAt, error: null, attempts: 1 };

async function shown(): Promise<unknown> {
  return toldEmail(world.db);
}

describe('mirrorDelivery', () => {
  it('says that the email was sent, when and to whom, in one write', async () => {
    const id = await putMail(success);
    expect(await world.writesDuring(() => mirror(id))).toBe(1);
    expect(await shown()).toEqual(email({ state: 'sent', at: sentAt }));
  });

  it('says why it failed, without digits that could be a code', async () => {
    const error = "Error: Can't send mail - all recipients were rejected: 550 no 4829150637 here";
    await mirror(await putMail({ ...success, state: 'ERROR', error }));
    expect(await shown()).toEqual(
      email({
        state: 'failed',
        at: sentAt,
        failure: 'recipientRefused',
        detail: '550 no •••• here',
      }),
    );
  });

  it('writes once, however often it is called', async () => {
    const id = await putMail(success);
    await mirror(id);
    expect(await world.writesDuring(async () => expect(await mirror(id)).toBe('unchanged'))).toBe(
      0,
    );
  });

  it.each([null, { state: 'PENDING' }, { state: 'PROCESSING' }, { state: 'RETRY' }])(
    'leaves a delivery in state %o for its end',
    async (delivery) => {
      const id = await putMail(delivery);
      expect(await mirror(id)).toBe('notFinal');
      expect(await shown()).toEqual(email());
    },
  );

  it('says so when a failed one was sent after all', async () => {
    await mirror(await putMail({ ...success, state: 'ERROR', error: 'Error: Timeout' }));
    expect(await shown()).toMatchObject({ state: 'failed', failure: 'uncertain' });
    await mirror(await putMail(success));
    expect(await shown()).toEqual(email({ state: 'sent', at: sentAt }));
  });

  it('gives up one of an earlier version, which has no entry that could have it tried again', async () => {
    const error = 'Error: Message failed: 451 busy';
    expect(await mirror(await putMail({ ...success, state: 'ERROR', error }))).toBe('failed');
    expect(await shown()).toMatchObject({ state: 'failed', failure: 'rateLimited' });
  });

  it('takes one that tells no end to have come to it when it was written last', async () => {
    const id = await putMail({ state: 'SUCCESS' });
    await mirror(id);
    const { updateTime } = await world.db.doc(`mail/${id}`).get();
    const at = Timestamp.fromMillis(updateTime?.toMillis() ?? 0);
    expect(await shown()).toEqual(email({ state: 'sent', at }));
  });

  it('says so also where the conference tells a failure that nobody here knows', async () => {
    const newer = { state: 'failed', failure: 'ofANewerVersion', detail: 7, to: 7 };
    const listKeys = { failed: true };
    await save(world.db, saveId('A'), { email: email(newer), listKeys });
    expect(await mirror(await putMail(success))).toBe('sent');
    expect(await shown()).toEqual(email({ state: 'sent', at: sentAt }));
  });

  it('says so also where the conference was meanwhile written past the rules', async () => {
    const id = await putMail(success);
    await save(world.db, saveId('A'), { tag: 'a\r\nb' });
    expect(await mirror(id)).toBe('sent');
    expect(await shown()).toEqual(email({ state: 'sent', at: sentAt }));
  });

  it('does not speak of an older Save once the conference speaks of a newer one', async () => {
    const id = await putMail(success);
    const newer = email({ saveId: saveId('B'), to: 'li@acme.example' });
    await save(world.db, saveId('B'), { email: newer });
    expect(await mirror(id)).toBe('superseded');
    expect(await shown()).toEqual(newer);
  });

  it('does nothing for a conference that is gone, a mail that is gone or not ours', async () => {
    const id = await putMail(success);
    await world.db.doc(`accounts/${ACCOUNT}/conferences/${CONFERENCE}`).delete();
    expect(await mirror(id)).toBe('superseded');
    expect(await mirror('missing')).toBe('notOurs');
    await world.db.doc('mail/other').set({ to: 'x@acme.example', delivery: success });
    expect(await mirror('other')).toBe('notOurs');
    const source = { accountId: ACCOUNT, conferenceId: CONFERENCE };
    await world.db.doc('mail/nowhere').set({ to: 'x@acme.example', source, delivery: success });
    expect(await mirror('nowhere')).toBe('notOurs');
  });
});

describe('mail that stands in the activity log', () => {
  const entry = () => world.db.doc(`accounts/${ACCOUNT}/activity/entry`);
  const { saveId: _, ...queued } = email();

  async function putMailOfEntry(delivery: DocumentData, over: DocumentData = {}): Promise<string> {
    const id = `${CONFERENCE}_${saveId('A')}`;
    const source = { accountId: ACCOUNT, activityId: 'entry', ...over };
    await world.db.doc(`mail/${id}`).set({ to: 'ana@acme.example', source, delivery });
    return id;
  }
  const ofSave = { conferenceId: CONFERENCE, saveId: saveId('A') };

  beforeEach(async () => {
    await entry().set({ kind: 'saved', email: queued });
  });

  it('is told there as well, in one write more', async () => {
    const id = await putMailOfEntry(success, ofSave);
    expect(await world.writesDuring(() => mirror(id))).toBe(2);
    expect(await shown()).toEqual(email({ state: 'sent', at: sentAt }));
    expect((await entry().get()).data()).toEqual({
      kind: 'saved',
      email: { ...queued, state: 'sent', at: sentAt },
    });
    expect(await world.writesDuring(() => mirror(id))).toBe(0);
  });

  it('is told there when a newer Save has long been told on the conference', async () => {
    const id = await putMailOfEntry(
      { ...success, state: 'ERROR', error: 'Error: 554 5.7.1 no' },
      ofSave,
    );
    const newer = email({ saveId: saveId('B') });
    await save(world.db, saveId('B'), { email: newer });
    expect(await mirror(id)).toBe('failed');
    expect(await shown()).toEqual(newer);
    expect((await entry().get()).get('email')).toMatchObject({
      state: 'failed',
      failure: 'blocked',
    });
  });

  it('says why also where somebody has touched the mail by hand', async () => {
    const touched = { error: 7, endTime: 'noon', leaseExpireTime: 'noon', cause: 'busy' };
    const id = await putMailOfEntry({ state: 'ERROR', ...touched }, ofSave);
    await world.db.doc(`mail/${id}`).update({ to: ['ana@acme.example'] });
    expect(await mirror(id)).toBe('failed');
    expect(await shown()).toMatchObject({ failure: 'other', to: 'ana@acme.example' });
  });

  it.each([
    ['tells', { codesVersion: '1' }],
    ['about', 'a conference'],
  ])('is told also where its %s is not what it should be', async (field, value) => {
    expect(await mirror(await putMailOfEntry(success, { ...ofSave, [field]: value }))).toBe('sent');
    expect(await shown()).toEqual(email({ state: 'sent', at: sentAt }));
  });

  it('is told on the conference where the entry is missing', async () => {
    await entry().delete();
    expect(await mirror(await putMailOfEntry(success, ofSave))).toBe('sent');
    expect(await shown()).toMatchObject({ state: 'sent' });
    expect((await entry().get()).exists).toBe(false);
  });

  it.each([
    ['is missing', () => entry().delete()],
    ['tells no email', () => entry().set({ kind: 'saved' })],
  ])('has failed where the entry %s, which alone could have it tried again', async (_, lose) => {
    await lose();
    const error = 'Error: Message failed: 451 busy';
    expect(await mirror(await putMailOfEntry({ ...success, state: 'ERROR', error }, ofSave))).toBe(
      'failed',
    );
    expect(await shown()).toMatchObject({ state: 'failed', failure: 'rateLimited' });
  });

  it('is told on the conference where only the entry tells it already', async () => {
    await entry().update({ email: { ...queued, state: 'sent', at: sentAt } });
    expect(await mirror(await putMailOfEntry(success, ofSave))).toBe('sent');
    expect(await shown()).toEqual(email({ state: 'sent', at: sentAt }));
  });

  it('is not ours where its source could lead to another document', async () => {
    expect(await mirror(await putMailOfEntry(success, { activityId: '../members/uid' }))).toBe(
      'notOurs',
    );
  });
});

describe('the mail of an invitation', () => {
  const member = () => world.db.doc(`accounts/${ACCOUNT}/members/uid`);
  const invitation = {
    state: 'queued',
    to: 'zoe@acme.example',
    at: queuedAt,
    failure: null,
    detail: null,
    mailId: 'invitation',
  };
  async function putInvitation(): Promise<string> {
    await world.db.doc('mail/invitation').set({
      to: 'zoe@acme.example',
      source: { accountId: ACCOUNT, activityId: 'invitation', memberUid: 'uid' },
      delivery: success,
    });
    return 'invitation';
  }

  it('is told on the member and in the activity log', async () => {
    await member().set({ uid: 'uid', role: 'viewer', invitation });
    const { mailId: _, ...queued } = invitation;
    await world.db.doc(`accounts/${ACCOUNT}/activity/invitation`).set({ email: queued });
    expect(await mirror(await putInvitation())).toBe('sent');
    expect((await member().get()).data()).toEqual({
      uid: 'uid',
      role: 'viewer',
      invitation: { ...invitation, state: 'sent', at: sentAt },
    });
  });

  it('does not speak for a newer invitation, nor bring back a member who is gone', async () => {
    await member().set({ uid: 'uid', invitation: { ...invitation, mailId: 'newer' } });
    expect(await mirror(await putInvitation())).toBe('superseded');
    await member().delete();
    expect(await mirror(await putInvitation())).toBe('superseded');
    expect((await member().get()).exists).toBe(false);
  });
});
