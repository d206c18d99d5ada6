import { type DocumentData, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import {
  CONFERENCE,
  dealing,
  NOW,
  putAccount,
  save,
  saveEvent,
  saveId,
  startWorld,
  type World,
} from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
afterEach(() => world.clear());

interface Message {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** What the email of a Save says that is handled at a moment. */
async function emailOf(
  { account = {}, conference = {} }: Record<string, DocumentData> = {},
  now = NOW,
): Promise<Message> {
  await putAccount(world.db, account);
  await save(world.db, saveId('A'), conference);
  const dealt = dealing('4829150637', '7712049958');
  await handleSave(world.db, { ...dealt, now: () => now }, saveEvent('A'));
  const mail = await world.db.doc(`mail/${CONFERENCE}_${saveId('A')}`).get();
  return mail.get('message') as Message;
}

const expiresAt = Timestamp.fromDate(NOW);

describe('an email says', () => {
  it('that the conference has expired, where it has when the Save is handled', async () => {
    const { subject, text } = await emailOf({ conference: { expiresAt } });
    expect(subject).toBe('Weekly sales: your conference has expired');
    expect(text).toContain('This conference expired on 23 November 2026 at 07:00 EST (UTC−5).');
  });

  it('that it will, a moment before', async () => {
    const { subject, text } = await emailOf(
      { conference: { expiresAt } },
      new Date(NOW.getTime() - 1),
    );
    expect(subject).toBe('Weekly sales: dial-in numbers and codes for your conference');
    expect(text).toContain('This conference expires on 23 November 2026 at 07:00 EST (UTC−5).');
  });

  it('the dial-in numbers as their countries write them, whatever the account shows', async () => {
    const { text, html } = await emailOf({
      account: {
        dialInNumbers: [
          { number: '+33155501000', location: 'Paris', tollFree: false },
          { number: '+442079460000', location: 'London', tollFree: false },
        ],
        shownNumbers: { '+33155501000': '+3 31 555 01000' },
      },
    });
    for (const form of [text, html]) {
      expect(form).toContain('+33 1 55 50 10 00');
      expect(form).toContain('+44 20 7946 0000');
      expect(form).toContain('tel:+33155501000,,7712049958');
    }
  });

  it('all in the language of the conference, or else of the account', async () => {
    const french = 'Weekly sales\u00a0: numéros et codes de votre conférence';
    const english = 'Weekly sales: dial-in numbers and codes for your conference';
    const subjectOf = async (own: unknown, language: string) => {
      const { subject } = await emailOf({ account: { language }, conference: { language: own } });
      await world.clear();
      return subject;
    };
    expect(await subjectOf('fr', 'en')).toBe(french);
    expect(await subjectOf('en', 'fr')).toBe(english);
    expect(await subjectOf(null, 'fr')).toBe(french);
    // Written past the rules.
    expect(await subjectOf('de', 'en')).toBe(english);
  });

  it('no code in the subject, though an administrator wrote it into the Tag', async () => {
    const { subject } = await emailOf({ conference: { tag: 'Sales 482 915 0637' } });
    expect(subject).toBe('Sales …: dial-in numbers and codes for your conference');
  });
});
