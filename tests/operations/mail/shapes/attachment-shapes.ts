import { mail, saying, type Shape } from './shape.ts';

const attached = (attachments: unknown) => saying({ attachments });
const one = (attachment: Record<string, unknown>) => attached([attachment]);
const arrives = (filename: string | undefined, content: string, more = {}) => ({
  attachments: [{ filename, content, ...more }],
});

const NOT_FETCHED = /reads no files and asks no other server/;
const NOTHING = /message\.attachments\.0 has nothing to attach/;
const ENCODING = /field message\.attachments\.0\.encoding /;
const DATA = 'data:text/plain;base64,TsOp';

/** What hangs on a mail. */
export const ATTACHMENT_SHAPES: readonly Shape[] = [
  {
    what: '`content` as text',
    document: one({ filename: 'a.txt', content: 'Né' }),
    there: 'sent',
    here: arrives('a.txt', 'Né', { contentType: 'text/plain', disposition: 'attachment' }),
  },
  {
    what: '`content` as bytes',
    document: one({ filename: 'a.bin', content: Buffer.from('Né') }),
    there: 'sent',
    here: arrives('a.bin', 'Né'),
  },
  {
    what: '`content` with `encoding`',
    document: one({ filename: 'a.txt', content: 'TsOp', encoding: 'base64' }),
    there: 'sent',
    here: arrives('a.txt', 'Né'),
  },
  {
    what: '`encoding` written as `UTF-8`',
    document: one({ filename: 'a.txt', content: 'Né', encoding: 'UTF-8' }),
    there: 'sent',
    here: arrives('a.txt', 'Né'),
  },
  {
    what: 'empty `content` with a `filename`',
    document: one({ filename: 'a.txt', content: '' }),
    there: 'sent',
    here: arrives('a.txt', ''),
  },
  {
    what: '`content` without a `filename`',
    document: one({ filename: null, content: 'Né', contentType: 'text/plain' }),
    there: 'sent',
    here: arrives('attachment-1.txt', 'Né'),
  },
  {
    what: '`contentType`, `contentDisposition`, `cid` and `headers` of an attachment',
    document: saying({
      html: '<img src="cid:logo">',
      attachments: [
        {
          ...{ filename: 'a.png', content: 'x', contentType: 'image/png', cid: 'logo' },
          ...{ contentDisposition: 'inline', headers: { 'X-Part': 'logo' } },
        },
      ],
    }),
    there: 'sent',
    here: arrives('a.png', 'x', { contentType: 'image/png', disposition: 'inline' }),
  },
  {
    what: 'what an attachment may have, null',
    document: one({
      ...{ filename: 'a.txt', content: 'Né', path: null, href: null, httpHeaders: null },
      ...{ contentType: null, contentDisposition: null, cid: null, encoding: null },
      ...{ headers: null, raw: null },
    }),
    there: 'sent',
    here: arrives('a.txt', 'Né'),
  },
  {
    what: 'two attachments',
    document: attached([
      { filename: 'a.txt', content: 'a' },
      { filename: 'b.txt', content: 'b' },
    ]),
    there: 'sent',
    here: { attachments: [{ content: 'a' }, { content: 'b' }] },
  },
  {
    what: '`raw`',
    document: one({
      raw: 'Content-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nBare',
    }),
    there: 'sent',
    here: arrives('a.txt', 'Bare'),
  },
  {
    what: '`path` with `data:`',
    document: one({ filename: 'a.txt', path: DATA }),
    there: 'sent',
    here: arrives('a.txt', 'Né', { contentType: 'text/plain' }),
  },
  {
    what: '`href` with `data:`',
    document: one({ filename: 'a.txt', href: 'data:,N%C3%A9' }),
    there: 'sent',
    here: arrives('a.txt', 'Né'),
  },
  {
    what: 'an empty list as `attachments`',
    document: attached([]),
    there: 'sent',
    here: { attachments: [], text: 'Body' },
  },
  {
    what: '`path` or `href` with an address',
    document: one({ filename: 'a.txt', href: 'http://127.0.0.1:9/a.txt' }),
    there: 'sent, fetched by the function',
    here: NOT_FETCHED,
  },
  {
    what: '`path` of a file',
    document: one({ path: '/etc/hostname' }),
    there: "sent, from the function's disk",
    here: NOT_FETCHED,
  },
  {
    what: 'a map with `path` as `content`',
    document: one({ filename: 'a.txt', content: { path: '/etc/hostname' } }),
    there: "sent, from the function's disk",
    here: /field message\.attachments\.0\.content /,
  },
  {
    what: '`data:` that cannot be read',
    document: one({ filename: 'a.txt', path: 'data:text/plain;base64' }),
    there: 'sent, as a file of that address',
    here: NOT_FETCHED,
  },
  {
    what: 'a `filename` alone',
    document: one({ filename: 'a.txt' }),
    there: 'sent, with an empty file',
    here: NOTHING,
  },
  {
    what: 'an empty map in `attachments`',
    document: one({}),
    there: 'sent, with an empty file',
    here: NOTHING,
  },
  {
    what: '`content` as number',
    document: one({ filename: 'a.txt', content: 7 }),
    there: 'refused',
    here: /field message\.attachments\.0\.content /,
  },
  {
    what: 'an `encoding` that there is not',
    document: one({ filename: 'a.txt', content: 'Né', encoding: 'rot13' }),
    there: 'refused',
    here: ENCODING,
  },
  {
    what: '`attachments` null',
    document: attached(null),
    there: 'refused',
    here: /field message\.attachments /,
  },
  {
    what: '`attachments` as one map',
    document: attached({ filename: 'a.txt', content: 'Né' }),
    there: 'refused',
    here: /field message\.attachments /,
  },
  {
    what: '`attachments` beside `message` instead of in it',
    document: mail({ attachments: [{ filename: 'a.txt', content: 'Né' }] }),
    there: 'sent without it',
    here: /^attachments belong in message/,
  },
];
