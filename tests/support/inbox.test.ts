import { createTransport } from 'nodemailer';
import { expect, test, onTestFinished } from 'vitest';
import { startInbox } from '../../local/suite/inbox.ts';
import { findFreePorts } from '../../local/support/ports.ts';
import { openLocalInbox } from './inbox.ts';

test('of emails of one second the one that came last is the newest', async () => {
  const [web = 0, smtp = 0] = await findFreePorts(2);
  const started = await startInbox({ web, smtp });
  onTestFinished(() => started.stop());
  const transport = createTransport({ host: '127.0.0.1', port: smtp, ignoreTLS: true });
  onTestFinished(() => {
    transport.close();
  });
  const send = (to: string, subject: string, second: string) =>
    transport.sendMail({
      ...{ from: 'portal@confdesk.example', to, subject, text: 'to leader@acme.example' },
      date: new Date(`2026-11-30T09:00:${second}Z`),
    });
  await send('leader@acme.example', 'first', '01');
  await send('leader@acme.example', 'second', '02');
  await send('leader@acme.example', 'third', '02');
  await send('somebody@acme.example', 'to somebody else', '02');
  const emails = await openLocalInbox(started.url).emailsTo('leader@acme.example');
  expect(emails.map(({ subject }) => subject)).toEqual(['third', 'second', 'first']);
});
