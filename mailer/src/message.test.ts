import { describe, expect, it } from 'vitest';
import { InvalidMail, toMessage } from './message.ts';

const defaults = { from: 'Confdesk <no-reply@confdesk.example>', replyTo: '' };
const message = { subject: 'Hello', text: 'Body' };
const mail = { to: 'ana@acme.example', message };

describe('toMessage', () => {
  it('takes one recipient or several, in to, cc and bcc', () => {
    expect(toMessage(mail, defaults)).toMatchObject({ to: ['ana@acme.example'], cc: [], bcc: [] });
    const several = { to: ['a@x.example', 'b@x.example'], cc: 'c@x.example', bcc: ['d@x.example'] };
    expect(toMessage({ ...several, message }, defaults)).toMatchObject({
      to: ['a@x.example', 'b@x.example'],
      cc: ['c@x.example'],
      bcc: ['d@x.example'],
    });
  });

  it('fills in sender and reply address, and lets the mail say its own', () => {
    expect(toMessage(mail, defaults)).toMatchObject({ from: defaults.from });
    expect(toMessage(mail, defaults)).not.toHaveProperty('replyTo');
    expect(toMessage(mail, { ...defaults, replyTo: 'help@confdesk.example' })).toMatchObject({
      replyTo: 'help@confdesk.example',
    });
    expect(
      toMessage({ ...mail, from: 'x@acme.example', replyTo: 'y@acme.example' }, defaults),
    ).toMatchObject({ from: 'x@acme.example', replyTo: 'y@acme.example' });
  });

  it('carries headers and attachments, and lets nothing be fetched', () => {
    const attachments = [{ filename: 'a.txt', content: 'hello' }];
    expect(
      toMessage(
        { ...mail, headers: { 'X-A': 'b' }, message: { ...message, attachments } },
        defaults,
      ),
    ).toMatchObject({
      headers: [{ key: 'X-A', value: 'b' }],
      attachments,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  });

  it.each([
    ...['ana@0x7f.1', 'ana@123.45', 'ana@127.0.0.1', 'ana@127.0.0.1.', 'Ana <ana@acme.0X1>'],
    ...['ana@１２７.0.0.1', 'ana@acme.①', 'ana@[127.0.0.1]', 'ana@[IPv6:::1]', 'ana@2130706433'],
    ...['li@acme.example, ana@1.2', 'team: li@acme.example, ana@0x1;', 'ana@acme.example/1'],
  ])('refuses %s, which would go to another host', (address) => {
    for (const field of ['to', 'cc', 'bcc'] as const) {
      const mails = [
        { ...mail, [field]: address },
        { ...mail, [field]: ['a@x.example', address] },
      ];
      for (const each of mails) {
        expect(() => toMessage(each, defaults)).toThrow(InvalidMail);
        expect(() => toMessage(each, defaults)).toThrow(`Invalid recipient: the domain of an`);
      }
    }
    const told = (run: () => unknown) => expect(run).toThrow(/Invalid (?:sender|reply address): /);
    told(() => toMessage(mail, { ...defaults, from: address }));
    told(() => toMessage(mail, { ...defaults, replyTo: address }));
  });

  it.each([
    'Zoé Roy <zoe@acmé.example>',
    'ana@localhost',
    'ana@acme.example.',
    'ana@xn--acm-dma.x',
  ])('takes %s, which names its host', (to) => {
    expect(toMessage({ ...mail, to }, defaults)).toMatchObject({ to: [to] });
  });

  it.each([
    ['no recipient', { message }, /no recipient/],
    ['an empty recipient', { to: ' ', message }, /no recipient/],
    ['a recipient that is no text', { to: 7, message }, /field to /],
    ['no message', { to: 'a@x.example' }, /field message /],
    [
      'a subject that is no text',
      { ...mail, message: { ...message, subject: 7 } },
      /message\.subject/,
    ],
    ['neither text nor html', { ...mail, message: { subject: 'x' } }, /neither text nor html/],
    ['headers that are maps', { ...mail, headers: { a: { value: 'b' } } }, /field headers /],
    [
      'the second of two attachments, from a file',
      {
        ...mail,
        message: { ...message, attachments: [{ content: 'a' }, { path: '/etc/passwd' }] },
      },
      /^message\.attachments\.1 has a path or an href/,
    ],
  ])('refuses %s with a sentence', (_, document, sentence) => {
    expect(() => toMessage(document, defaults)).toThrow(InvalidMail);
    expect(() => toMessage(document, defaults)).toThrow(sentence);
  });

  it('sends text, html or both, whichever is there', () => {
    const both = { text: 'Body', html: '<p>Body</p>' };
    const sent = (over: object) =>
      toMessage({ ...mail, message: { subject: 'Hello', ...over } }, defaults);
    expect(sent(both)).toMatchObject(both);
    expect(sent({ ...both, text: null })).not.toHaveProperty('text');
    expect(sent({ ...both, html: '' })).not.toHaveProperty('html');
  });

  it('refuses a mail without any sender', () => {
    expect(() => toMessage(mail, { from: '', replyTo: '' })).toThrow(/sender/);
  });

  it('never quotes what stands in a mail', () => {
    const secret = 'quoted';
    const mails = [
      { ...mail, to: secret },
      { ...mail, message: { ...message, amp: secret } },
      { ...mail, message: { ...message, attachments: [{ path: secret }] } },
      { ...mail, headers: { Bcc: secret } },
      { ...mail, replyTo: [secret] },
    ];
    for (const each of mails) {
      expect(() => toMessage(each, defaults)).toThrow(InvalidMail);
      expect(() => toMessage(each, defaults)).not.toThrow(secret);
    }
  });

  it('sends answers where the mail says, in a field or a header, else where the default says', () => {
    const replyTo = 'help@confdesk.example';
    const headers = { 'reply-TO': 'y@acme.example' };
    expect(toMessage({ ...mail, headers }, { ...defaults, replyTo }).replyTo).toBe(
      'y@acme.example',
    );
    expect(toMessage({ ...mail, replyTo: ' ' }, { ...defaults, replyTo }).replyTo).toBe(replyTo);
    expect(() => toMessage({ ...mail, replyTo, headers }, defaults)).toThrow(/not headers/);
    expect(() => toMessage({ ...mail, headers: { 'Reply-To': 'y@0x1' } }, defaults)).toThrow(
      /^Invalid reply address/,
    );
  });

  it.each(['To', 'cc', 'BCC', 'from', 'Subject'])('refuses a header %s', (name) => {
    expect(() => toMessage({ ...mail, headers: { [name]: 'x@acme.example' } }, defaults)).toThrow(
      /not headers/,
    );
    expect(toMessage({ ...mail, headers: { [name]: '' } }, defaults)).toMatchObject({
      headers: [],
    });
  });
});
