import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emailedCode, formatCode, isWeakCode } from '../../domain/conference/access-code.ts';
import { paths } from '../../domain/paths.ts';
import { openSuite, pollUntil, type SuiteClient, unique } from '../support/suite.ts';
import { newConference } from './test-conference.ts';
import { type EmulatorClient, openEmulator } from './emulator.ts';

let suite: SuiteClient;
let emulator: EmulatorClient;
beforeAll(() => {
  suite = openSuite();
  emulator = openEmulator(suite);
});
afterAll(() => suite.close());

const address = () => `${unique()}@leaders.example`;

describe('a Save in the running suite', () => {
  it('gives codes, reaches the inbox and is told to the conference', async () => {
    const conference = newConference(suite, await suite.openAccount());
    const to = address();
    const saveId = await conference.save({ adminEmail: to });
    const { participantCode = '', codesVersion, email } = await conference.ended(saveId);
    const leaderCode = await conference.leaderCode();
    expect(email).toMatchObject({ state: 'sent', to, failure: null, detail: null });
    expect(codesVersion).toBe(1);
    for (const code of [leaderCode, participantCode]) {
      expect(code).toMatch(/^[1-9]\d{9}$/);
      expect(isWeakCode(code)).toBe(false);
    }

    const [mail] = await suite.inbox.wait(to, 1);
    expect(mail?.subject).toBe('Weekly sales: dial-in numbers and codes for your conference');
    for (const said of ['Weekly sales', emailedCode(leaderCode), emailedCode(participantCode)]) {
      expect(mail?.text).toContain(said);
      expect(mail?.html).toContain(said);
    }
    expect(mail?.html).toContain(`tel:+15145550100,,${participantCode}`);
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('leaves no code and nothing of the email in the log', async () => {
    const conference = newConference(suite, await suite.openAccount());
    const tag = `Secret plan ${unique()}`;
    const saveId = await conference.save({ adminEmail: address(), tag });
    const { participantCode = 'none' } = await conference.ended(saveId);
    const leaderCode = await conference.leaderCode();
    const log = await pollUntil('the log line of the Save', async () => {
      const text = await readFile(path.join(suite.addresses.runDir, 'suite.log'), 'utf8');
      return text.includes(saveId) ? text : null;
    });
    for (const secret of [leaderCode, participantCode]) {
      const written = [secret, formatCode(secret), emailedCode(secret)];
      expect(written.some((form) => log.includes(form))).toBe(false);
    }
    expect(log).not.toContain(tag);
  });

  it('speaks the account’s language and names its zone', async () => {
    const accountId = await suite.openAccount({ language: 'fr', timeZone: 'America/Toronto' });
    const conference = newConference(suite, accountId);
    const to = address();
    await conference.save({ adminEmail: to, expiresAt: new Date('2036-12-12T22:00:00Z') });
    const [mail] = await suite.inbox.wait(to, 1);
    expect(mail?.subject).toMatch(/\u00a0: numéros et codes de votre conférence$/);
    expect(mail?.text).toContain('12 décembre 2036 à 17\u00a0h\u00a000 HNE (UTC−5)');
    expect(mail?.html).toContain('lang="fr"');
  });

  it('writes numbers as their countries do, and has the account show them so', async () => {
    const dialInNumbers = [{ number: '+33155501000', location: 'Paris', tollFree: false }];
    const accountId = await suite.openAccount({ dialInNumbers });
    const to = address();
    await newConference(suite, accountId).save({ adminEmail: to });
    const [mail] = await suite.inbox.wait(to, 1);
    expect(mail?.text).toContain('+33 1 55 50 10 00  Paris');
    const shown = await pollUntil('how the account shows its numbers', async () => {
      const account = await suite.db.doc(paths.account(accountId)).get();
      return (account.get('shownNumbers') as unknown) ?? null;
    });
    expect(shown).toEqual({ '+33155501000': '+33 1 55 50 10 00' });
  });

  it('says that a conference has expired', async () => {
    const conference = newConference(suite, await suite.openAccount());
    const to = address();
    await conference.save({ adminEmail: to, expiresAt: new Date('2001-02-03T04:05:06Z') });
    const [mail] = await suite.inbox.wait(to, 1);
    expect(mail?.subject).toBe('Weekly sales: your conference has expired');
    expect(mail?.text).toContain('Its codes admit no one now.');
    expect(mail?.text).not.toMatch(/expires on|works until/i);
  });

  it('sends again with the same codes to the address now on file', async () => {
    const conference = newConference(suite, await suite.openAccount());
    const first = await conference.ended(await conference.save({ adminEmail: address() }));
    const leaderCode = await conference.leaderCode();
    const to = address();
    const second = await conference.ended(await conference.save({ adminEmail: to }));
    expect(second.email).toMatchObject({ state: 'sent', to });
    expect(second.participantCode).toBe(first.participantCode);
    expect(await conference.leaderCode()).toBe(leaderCode);
    await emulator.settled();
    expect(await suite.inbox.count(to)).toBe(1);
  });

  it('stays within its writes: eleven for a new conference, seven or eight to send again', async () => {
    const conference = newConference(suite, await suite.openAccount());
    const writesOf = async (adminEmail: string) => {
      await emulator.settled();
      await emulator.resetCounters();
      await conference.ended(await conference.save({ adminEmail }));
      const { documentWrites, documentDeletes } = await emulator.settled();
      return documentWrites + documentDeletes;
    };
    const to = address();
    expect(await writesOf(to)).toBe(11);
    expect(await writesOf(to)).toBe(7);
    expect(await writesOf(address())).toBe(8);
  });
});

describe('a Save that cannot be sent', () => {
  it('says why when the mail server refuses the address, and sends when saved again', async () => {
    const conference = newConference(suite, await suite.openAccount());
    // RFC 5321 allows no two dots in a row, and the inbox's SMTP server is strict about that.
    const refused = `${unique()}..x@leaders.example`;
    const failed = await conference.ended(await conference.save({ adminEmail: refused }));
    expect(failed.email).toMatchObject({
      state: 'failed',
      failure: 'recipientRefused',
      to: refused,
    });
    expect(failed.email?.detail).not.toBe('');
    expect(failed.participantCode).toBeDefined();

    const to = address();
    const sent = await conference.ended(await conference.save({ adminEmail: to }));
    expect(sent.email).toMatchObject({ state: 'sent', to, failure: null });
    expect(sent.participantCode).toBe(failed.participantCode);
    expect(await suite.inbox.wait(to, 1)).toHaveLength(1);
  });

  it.each([
    ['serviceOff', { services: { conferencing: false, pbx: true } }],
    ['noDialInNumbers', { dialInNumbers: [] }],
  ])('fails with %s before any code is given', async (failure, profile) => {
    const conference = newConference(suite, await suite.openAccount(profile));
    const to = address();
    const failed = await conference.ended(await conference.save({ adminEmail: to }));
    expect(failed.email).toMatchObject({ state: 'failed', failure });
    expect(failed.participantCode).toBeUndefined();
    await emulator.settled();
    expect(await suite.inbox.count(to)).toBe(0);
  });
});
