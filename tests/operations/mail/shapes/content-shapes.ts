import { Timestamp } from 'firebase-admin/firestore';
import { ANA, LI, mail, message, saying, type Shape } from './shape.ts';

const EMPTY = /neither text nor html/;
const TEMPLATE = /^template /;
const SENDGRID = /SendGrid/;
const A_FIELD_OF_ITS_OWN = /are fields of the mail, not headers/;

/** What a mail says, and how. */
export const CONTENT_SHAPES: readonly Shape[] = [
  { what: '`text` alone', document: mail({}), there: 'sent', here: { text: 'Body' } },
  {
    what: '`html` alone',
    document: mail({ message: { subject: 'Hello', html: '<p>Body</p>' } }),
    there: 'sent',
    here: { html: '<p>Body</p>' },
  },
  {
    what: '`text` and `html`',
    document: saying({ html: '<p>Body</p>' }),
    there: 'sent',
    here: { text: 'Body', html: '<p>Body</p>' },
  },
  {
    what: '`text` null beside `html`',
    document: saying({ text: null, html: '<p>Body</p>' }),
    there: 'sent',
    here: { html: '<p>Body</p>' },
  },
  {
    what: '`html` null beside `text`',
    document: saying({ html: null }),
    there: 'sent',
    here: { text: 'Body' },
  },
  {
    what: 'empty `text` beside `html`',
    document: saying({ text: '', html: '<p>Body</p>' }),
    there: 'sent',
    here: { html: '<p>Body</p>' },
  },
  {
    what: 'empty `subject`',
    document: saying({ subject: '' }),
    there: 'sent',
    here: { text: 'Body' },
  },
  {
    what: '`text` and `html` null',
    document: saying({ text: null, html: null }),
    there: 'refused',
    here: EMPTY,
  },
  {
    what: '`text` and `html` empty',
    document: saying({ text: '', html: '' }),
    there: 'refused',
    here: EMPTY,
  },
  {
    what: 'neither `text` nor `html`',
    document: mail({ message: { subject: 'Hello' } }),
    there: 'refused',
    here: EMPTY,
  },
  {
    what: '`text` as number',
    document: saying({ text: 7 }),
    there: 'refused',
    here: /field message\.text /,
  },
  {
    what: '`html` as map',
    document: saying({ html: { path: '/etc/hosts' } }),
    there: 'refused',
    here: /field message\.html /,
  },
  {
    what: 'no `subject`',
    document: mail({ message: { text: 'Body' } }),
    there: 'refused',
    here: /field message\.subject /,
  },
  {
    what: '`subject` null',
    document: saying({ subject: null }),
    there: 'refused',
    here: /field message\.subject /,
  },
  {
    what: '`subject` as number',
    document: saying({ subject: 7 }),
    there: 'refused',
    here: /field message\.subject /,
  },
  {
    what: '`message` null',
    document: mail({ message: null }),
    there: 'refused',
    here: /field message /,
  },
  {
    what: '`message` as list',
    document: mail({ message: [message] }),
    there: 'refused',
    here: /field message /,
  },
  {
    what: 'an empty map as `message`',
    document: mail({ message: {} }),
    there: 'sent, empty',
    here: /field message\.subject /,
  },
  {
    what: 'no `message`',
    document: { to: ANA },
    there: 'left as it is',
    here: /field message /,
  },
  {
    what: '`message` as text',
    document: mail({ message: 'Body' }),
    there: 'left as it is',
    here: /field message /,
  },
  {
    what: '`amp` in `message`',
    document: saying({ amp: '<html amp4email></html>' }),
    there: 'sent without it',
    here: /message\.amp /,
  },
  {
    what: '`icalEvent` in `message`',
    document: saying({ icalEvent: { content: 'BEGIN:VCALENDAR' } }),
    there: 'sent without it',
    here: /message\.icalEvent /,
  },
  {
    what: 'any other field in `message`',
    document: saying({ priority: 'high' }),
    there: 'sent without it',
    here: /message\.priority /,
  },
  {
    what: 'another field in `message`, null or empty',
    document: saying({ amp: null, alternatives: [], priority: '' }),
    there: 'sent',
    here: { text: 'Body' },
  },
  {
    what: '`template`',
    document: { to: ANA, template: { name: 'welcome', data: {} } },
    there: 'sent with TEMPLATES_COLLECTION, else empty',
    here: TEMPLATE,
  },
  {
    what: '`template` beside `message`',
    document: mail({ template: { name: 'welcome' } }),
    there: 'sent with TEMPLATES_COLLECTION, else without it',
    here: TEMPLATE,
  },
  {
    what: '`template` without a name',
    document: mail({ template: { data: {} } }),
    there: 'refused',
    here: TEMPLATE,
  },
  {
    what: '`template` null',
    document: mail({ template: null }),
    there: 'refused',
    here: TEMPLATE,
  },
  {
    what: '`sendGrid` with a template',
    document: { to: ANA, sendGrid: { templateId: 'd-1' } },
    there: 'sent by SendGrid, else empty',
    here: SENDGRID,
  },
  {
    what: '`sendGrid` beside `message`',
    document: mail({ sendGrid: { mailSettings: { sandboxMode: { enable: true } } } }),
    there: 'sent by SendGrid, else without it',
    here: SENDGRID,
  },
  {
    what: 'an empty map as `sendGrid`',
    document: mail({ sendGrid: {} }),
    there: 'sent',
    here: { text: 'Body' },
  },
  {
    what: '`sendGrid` null',
    document: mail({ sendGrid: null }),
    there: 'refused',
    here: /field sendGrid /,
  },
  {
    what: '`categories`',
    document: mail({ categories: ['invitations'] }),
    there: 'sent by SendGrid, else without it',
    here: SENDGRID,
  },
  {
    what: 'an empty list as `categories`',
    document: mail({ categories: [] }),
    there: 'sent',
    here: { text: 'Body' },
  },
  {
    what: '`headers`',
    document: mail({ headers: { 'X-Kind': 'invitation' } }),
    there: 'sent',
    here: { headers: { 'x-kind': 'invitation' } },
  },
  {
    what: '`headers` null',
    document: mail({ headers: null }),
    there: 'sent',
    here: { text: 'Body' },
  },
  {
    what: '`headers` with a number, a truth value, null',
    document: mail({ headers: { 'X-Count': 7, 'X-Bulk': true, 'X-None': null } }),
    there: 'sent',
    here: { headers: { 'x-count': '7', 'x-bulk': 'true' } },
  },
  {
    what: '`headers` with a list of values',
    document: mail({ headers: { 'X-Kind': ['a', 'b'] } }),
    there: 'sent',
    here: { headers: { 'x-kind': ['a', 'b'] } },
  },
  {
    what: '`headers` as list of keys and values',
    document: mail({ headers: [{ key: 'X-Kind', value: 'a' }] }),
    there: 'sent',
    here: { headers: { 'x-kind': 'a' } },
  },
  {
    what: '`Reply-To` in `headers`',
    document: mail({ headers: { 'Reply-To': LI } }),
    there: 'sent',
    here: { replyTo: LI },
  },
  {
    what: '`To`, `Cc`, `Bcc`, `From` or `Subject` in `headers`',
    document: mail({ headers: { Bcc: LI } }),
    there: 'sent without it',
    here: A_FIELD_OF_ITS_OWN,
  },
  {
    what: '`headers` as text',
    document: mail({ headers: 'X-Kind: a' }),
    there: 'sent without it',
    here: /field headers /,
  },
  {
    what: 'fields of your own beside these',
    document: mail({ source: { kind: 'save' }, madeAt: Timestamp.fromMillis(0) }),
    there: 'sent',
    here: { text: 'Body' },
  },
];
