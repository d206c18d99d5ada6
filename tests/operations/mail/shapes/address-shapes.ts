import { ANA, LI, mail, message, type Shape } from './shape.ts';

const toAna = { recipients: [ANA] };
const toBoth = { recipients: [ANA, LI] };
const NOBODY = /no recipient/;
const NO_ADDRESS = /^Invalid recipient: to has an entry without an address/;
const OTHER_HOST = /^Invalid recipient: the domain of an address in to is a number/;
const NO_USERS = /need a collection of users/;

/** Whom a mail is to, from whom it is, and to whom its reader answers. */
export const ADDRESS_SHAPES: readonly Shape[] = [
  { what: '`to` as text', document: mail({}), there: 'sent', here: toAna },
  { what: '`to` as list', document: mail({ to: [ANA, LI] }), there: 'sent', here: toBoth },
  {
    what: '`to` with a name',
    document: mail({ to: `Ana Roy <${ANA}>` }),
    there: 'sent',
    here: toAna,
  },
  {
    what: '`to` as text with two addresses',
    document: mail({ to: `${ANA}, ${LI}` }),
    there: 'sent',
    here: toBoth,
  },
  {
    what: '`to` as group',
    document: mail({ to: `team: ${ANA}, ${LI};` }),
    there: 'sent',
    here: toBoth,
  },
  {
    what: 'an empty entry in the list of `to`',
    document: mail({ to: ['', ANA] }),
    there: 'sent',
    here: toAna,
  },
  {
    what: '`cc` as text, no `to`',
    document: { cc: ANA, message },
    there: 'sent',
    here: toAna,
  },
  {
    what: '`bcc` as list, no `to`',
    document: { bcc: [ANA, LI], message },
    there: 'sent',
    here: toBoth,
  },
  {
    what: '`to`, `cc` and `bcc`',
    document: mail({ cc: [LI], bcc: 'zoe@acme.example' }),
    there: 'sent',
    here: { recipients: [ANA, LI, 'zoe@acme.example'] },
  },
  {
    what: 'one address in `to` and `cc`',
    document: mail({ cc: ANA }),
    there: 'sent',
    here: toAna,
  },
  {
    what: 'empty `to` beside `cc`',
    document: mail({ to: '', cc: ANA }),
    there: 'sent',
    here: toAna,
  },
  {
    what: 'blank `to` beside `cc`',
    document: mail({ to: ' ', cc: ANA }),
    there: 'sent',
    here: toAna,
  },
  {
    what: 'an empty list as `to` beside `cc`',
    document: mail({ to: [], cc: ANA }),
    there: 'sent',
    here: toAna,
  },
  {
    what: 'empty `cc` and `bcc`',
    document: mail({ cc: '', bcc: '' }),
    there: 'sent',
    here: toAna,
  },
  {
    what: 'empty lists as `cc` and `bcc`',
    document: mail({ cc: [], bcc: [] }),
    there: 'sent',
    here: toAna,
  },
  {
    what: '`undisclosed-recipients:;` as `to` beside `bcc`',
    document: mail({ to: 'undisclosed-recipients:;', bcc: ANA }),
    there: 'sent',
    here: toAna,
  },
  {
    what: '`undisclosed-recipients:;` as `to`, and nobody else',
    document: mail({ to: 'undisclosed-recipients:;' }),
    there: 'refused',
    here: NOBODY,
  },
  { what: 'empty `to`', document: mail({ to: '' }), there: 'refused', here: NOBODY },
  { what: 'blank `to`', document: mail({ to: ' ' }), there: 'refused', here: NOBODY },
  { what: 'an empty list as `to`', document: mail({ to: [] }), there: 'refused', here: NOBODY },
  {
    what: 'a list of an empty text as `to`',
    document: mail({ to: [''] }),
    there: 'refused',
    here: NOBODY,
  },
  {
    what: 'nobody in `to`, `cc` and `bcc`',
    document: { message },
    there: 'refused',
    here: NOBODY,
  },
  {
    what: '`to` null',
    document: mail({ to: null, cc: ANA }),
    there: 'refused',
    here: /field to /,
  },
  { what: '`cc` null', document: mail({ cc: null }), there: 'refused', here: /field cc / },
  { what: '`bcc` null', document: mail({ bcc: null }), there: 'refused', here: /field bcc / },
  { what: '`to` as number', document: mail({ to: 7 }), there: 'refused', here: /field to / },
  {
    what: 'null in the list of `to`',
    document: mail({ to: [ANA, null] }),
    there: 'refused',
    here: /field to/,
  },
  {
    what: 'a map in the list of `to`',
    document: mail({ to: [{ name: 'Ana', address: ANA }] }),
    there: 'refused',
    here: /field to/,
  },
  {
    what: '`to` without any address',
    document: mail({ to: 'nobody' }),
    there: 'refused',
    here: NO_ADDRESS,
  },
  {
    what: '`to` without any address beside `cc`',
    document: mail({ to: 'nobody', cc: ANA }),
    there: 'sent without it',
    here: NO_ADDRESS,
  },
  {
    what: 'an address whose host is a number',
    document: mail({ to: 'ana@0x7f.1' }),
    there: 'sent to another host',
    here: OTHER_HOST,
  },
  {
    what: 'an address with a literal as host',
    document: mail({ to: 'ana@[127.0.0.1]' }),
    there: 'sent',
    here: OTHER_HOST,
  },
  {
    what: '`toUids`',
    document: { toUids: ['u1'], message },
    there: 'sent with USERS_COLLECTION',
    here: NO_USERS,
  },
  {
    what: '`toUids` beside `to`',
    document: mail({ toUids: ['u1'] }),
    there: 'sent with USERS_COLLECTION',
    here: NO_USERS,
  },
  {
    what: '`ccUids` beside `to`',
    document: mail({ ccUids: ['u1'] }),
    there: 'sent with USERS_COLLECTION',
    here: NO_USERS,
  },
  {
    what: '`bccUids` beside `to`',
    document: mail({ bccUids: ['u1'] }),
    there: 'sent with USERS_COLLECTION',
    here: NO_USERS,
  },
  {
    what: 'an empty list as `toUids`',
    document: mail({ toUids: [] }),
    there: 'refused',
    here: NO_USERS,
  },
  { what: '`toUids` null', document: mail({ toUids: null }), there: 'refused', here: NO_USERS },
  {
    what: '`from`',
    document: mail({ from: `Zoé <zoe@acme.example>` }),
    there: 'sent',
    here: { from: '"Zoé" <zoe@acme.example>' },
  },
  {
    what: 'no `from`, or an empty one',
    document: mail({ from: '' }),
    there: 'sent',
    here: { from: 'no-reply@confdesk.example' },
  },
  { what: '`from` null', document: mail({ from: null }), there: 'refused', here: /field from / },
  {
    what: '`from` as list',
    document: mail({ from: [LI] }),
    there: 'refused',
    here: /field from /,
  },
  {
    what: '`from` without an address',
    document: mail({ from: 'Confdesk' }),
    there: 'sent without it',
    here: /^Invalid sender: /,
  },
  { what: '`replyTo`', document: mail({ replyTo: LI }), there: 'sent', here: { replyTo: LI } },
  {
    what: '`replyTo` with two addresses',
    document: mail({ replyTo: `${ANA}, ${LI}` }),
    there: 'sent',
    here: { replyTo: `${ANA}, ${LI}` },
  },
  {
    what: 'empty `replyTo`',
    document: mail({ replyTo: '' }),
    there: 'sent',
    here: { replyTo: undefined },
  },
  {
    what: '`replyTo` null',
    document: mail({ replyTo: null }),
    there: 'refused',
    here: /field replyTo /,
  },
  {
    what: '`replyTo` as list',
    document: mail({ replyTo: [LI] }),
    there: 'refused',
    here: /field replyTo /,
  },
];
