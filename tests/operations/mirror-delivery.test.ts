import { type DocumentData, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mirrorDelivery } from '../../functions/src/mirror-delivery.ts';
import { ACCOUNT, CONFERENCE, save, saveId, startWorld, type World } from './world.ts';

const sentAt = Timestamp.fromDate(new Date('2026-11-23T12:00:05.250Z'));
const queuedAt = Timestamp.fromDate(new Date('2026-11-23T12:00:00Z'));

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(() => save(world.db, saveId('A'), { email: email() }));
afterEach(() => {
  world.clear();
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

const mirror = (id: string) => mirrorDelivery(world.db, 'mail', id);
const success = { state: 'SUCCESS', endTime: sentAt, error: null, attempts: 1 };

async function shown(): Promise<unknown> {
  return (await world.db.doc(`accounts/${ACCOUNT}/conferences/${CONFERENCE}`).get()).get('email');
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
        detail: "Can't send mail - all recipients were rejected: 550 no •••• here",
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
    await mirror(
      await putMail({ ...success, state: 'ERROR', error: 'Error: Greeting never received' }),
    );
    expect(await shown()).toMatchObject({ state: 'failed', failure: 'timeout' });
    await mirror(await putMail(success));
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
  });
});
