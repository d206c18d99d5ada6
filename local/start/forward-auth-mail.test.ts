import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { waitFor } from '../support/wait.ts';
import { forwardAuthMail } from './forward-auth-mail.ts';

const PORTAL = 'http://127.0.0.1:5000';

/** What the Auth emulator lists, and what it answers with where that is not JSON. */
let links: unknown[];
let broken: string | null;
/** The path of each look so far. */
let looks: string[];
let received: ParsedMail[];
/** Emails that the SMTP server still refuses. */
let refusals: number;
let ends: (() => Promise<unknown>)[];
let authPort: number;
let smtpPort: number;

beforeEach(async () => {
  [links, broken, looks, received, refusals, ends] = [[], null, [], [], 0, []];
  const auth = createServer((request, response) => {
    looks.push(request.url ?? '');
    response.end(broken ?? JSON.stringify({ oobCodes: links }));
  });
  await new Promise<void>((resolve) => auth.listen(0, '127.0.0.1', resolve));
  authPort = (auth.address() as AddressInfo).port;
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: (_from, _session, done) => done(refusals-- > 0 ? new Error('not now') : null),
    onData(stream, _session, done) {
      void simpleParser(stream).then((mail) => {
        received.push(mail);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  smtpPort = (smtp.server.address() as AddressInfo).port;
  ends.push(
    () => new Promise((resolve) => auth.close(resolve)),
    () => new Promise<void>((resolve) => smtp.close(resolve)),
  );
});
afterEach(async () => {
  for (const end of ends.reverse()) await end();
});

function link(oobCode: string, over: Record<string, string> = {}) {
  const oobLink = `http://127.0.0.1:${authPort}/emulator/action?mode=resetPassword&oobCode=${oobCode}&apiKey=k`;
  return { oobCode, oobLink, requestType: 'PASSWORD_RESET', email: 'ana@acme.example', ...over };
}

function start(): () => Promise<void> {
  const authHost = `127.0.0.1:${authPort}`;
  const options = { authHost, projectId: 'demo', smtpPort, portalUrl: PORTAL, everyMs: 1 };
  const stop = forwardAuthMail(options);
  ends.push(stop);
  return stop;
}

const until = (what: string, isSo: () => boolean) =>
  waitFor(what, 120, () => Promise.resolve(isSo() ? true : null));

/** Waits until the list was asked for and dealt with at least twice more. */
async function twoMoreLooks(): Promise<void> {
  const seen = looks.length;
  await until('two more looks', () => looks.length >= seen + 3);
}

test('a reset arrives once, with a link to the page of the portal that sets a password', async () => {
  start();
  await twoMoreLooks();
  links = [link('one')];
  await until('the email', () => received.length > 0);
  await twoMoreLooks();
  expect(received).toHaveLength(1);
  expect(looks[0]).toBe('/emulator/v1/projects/demo/oobCodes');

  const [mail] = received;
  expect(mail?.subject).toBe('Reset your password for Confdesk');
  expect(mail?.to).toMatchObject({ text: 'ana@acme.example' });
  expect(mail?.text?.match(/http:\S+/g)).toEqual([`${PORTAL}/choose-password#code=one`]);
  expect(mail?.html).toContain(`href="${PORTAL}/choose-password#code=one"`);
});

test('a reset that the server has made for itself is sent to nobody', async () => {
  const oobLink = `http://127.0.0.1:${authPort}/emulator/action?mode=resetPassword&continueUrl=${PORTAL}`;
  links = [link('own', { oobLink }), link('one')];
  start();
  await until('the email', () => received.length > 0);
  await twoMoreLooks();
  expect(received.map(({ text }) => text?.includes('#code=one'))).toEqual([true]);
});

test('several links are several emails, and a change of address goes to the new one', async () => {
  links = [
    link('one'),
    link('two', { requestType: 'VERIFY_AND_CHANGE_EMAIL', newEmail: 'li@acme.example' }),
    link('three', { requestType: 'SOMETHING_NEW' }),
  ];
  start();
  await until('three emails', () => received.length >= 3);
  expect(received.map(({ subject, to }) => [subject, Array.isArray(to) ? to : to?.text])).toEqual([
    ['Reset your password for Confdesk', 'ana@acme.example'],
    ['Verify your new email address for Confdesk', 'li@acme.example'],
    ['A link for Confdesk', 'ana@acme.example'],
  ]);
  const href = new URL(/http:\S+/.exec(received[1]?.text ?? '')?.[0] ?? '');
  expect(href.searchParams.get('continueUrl')).toBe(PORTAL);
});

test('an answer that is none and an email that is refused are got over', async () => {
  broken = 'no JSON';
  refusals = 2;
  links = [link('one')];
  start();
  await twoMoreLooks();
  expect(received).toEqual([]);
  broken = null;
  await until('the email', () => received.length > 0);
  await twoMoreLooks();
  expect(received).toHaveLength(1);
});

test('after it is stopped it asks and sends no more', async () => {
  const stop = start();
  await twoMoreLooks();
  await stop();
  const seen = looks.length;
  links = [link('one')];
  await stop();
  expect(looks).toHaveLength(seen);
  expect(received).toEqual([]);
});
