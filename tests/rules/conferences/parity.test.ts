import { serverTimestamp, setDoc, type DocumentData } from 'firebase/firestore/lite';
import * as z from 'zod/mini';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminEmailSchema } from '../../../domain/conference/admin-email.ts';
import { saveIdSchema, tagSchema } from '../../../domain/conference/conference-input.ts';
import { paths } from '../../../domain/paths.ts';
import { startRulesFirestore, type RulesFirestore } from '../../support/firestore.ts';
import { at, drawId, newConference, seedWorld, type World } from '../../support/rules-world.ts';
import { onlyEmbedded } from '../../support/official.ts';

/**
 * The form and the functions check with domain/conference/conference.ts, the database with firestore.rules.
 * For each value both must come to the same verdict: what the schema gives is stored, and what it
 * refuses, or would have trimmed, is not.
 */
let firestore: RulesFirestore;
let world: World;

beforeAll(async () => {
  firestore = await startRulesFirestore();
  world = await seedWorld(firestore);
});
afterAll(() => firestore.stop());

/** Whether a write passes the rules. */
async function passes(write: Promise<void>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'permission-denied' });
    return false;
  }
}

const admin = () => firestore.as(world.admin);

function createConference(fields: DocumentData): Promise<boolean> {
  const path = paths.conference(world.account, drawId());
  return passes(setDoc(at(admin(), path), { ...newConference(world.admin), ...fields }));
}

function invite(email: string): Promise<boolean> {
  const invitation = {
    email,
    role: 'viewer',
    invitedBy: world.admin,
    invitedAt: serverTimestamp(),
  };
  return passes(setDoc(at(admin(), paths.invitation(world.account, drawId())), invitation));
}

/** White space as JavaScript trims it, then the neighbours that it does not trim. */
const SPACES = [0x09, 0x0b, 0x20, 0xa0, 0x1680, 0x2000, 0x200a, 0x2028, 0x202f, 0x205f, 0x3000]
  .concat([0xfeff])
  .concat([0x180e, 0x200b, 0x2060]);

/** Both ends of each forbidden range, and what stands just outside. */
const EDGES = [0x00, 0x1f, 0x20, 0x7e, 0x7f, 0x80, 0x9f, 0xa0, 0xad, 0x61b, 0x61c, 0x61d]
  .concat([0x200b, 0x200d, 0x200e, 0x200f, 0x2010, 0x2027, 0x2028, 0x2029, 0x202a, 0x202e, 0x202f])
  .concat([0x2065, 0x2066, 0x2069, 0x206a, 0xe001, 0xfffd, 0x1f600, 0x10ffff]);

const character = (point: number) => String.fromCodePoint(point);
const hex = (point: number) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;

const tags: [string, string][] = [
  ['one letter', 'x'],
  ['nothing', ''],
  ['60 letters', 'x'.repeat(60)],
  ['61 letters', 'x'.repeat(61)],
  ['60 letters and spaces around', ` ${'x'.repeat(60)} `],
  ['60 faces', '\u{1F600}'.repeat(60)],
  ['61 faces', '\u{1F600}'.repeat(61)],
  ['combining marks', 'e\u0301'.repeat(30)],
  ['31 combined letters', 'e\u0301'.repeat(31)],
  ['a family joined by zero-width joiners', '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}'],
  ['markup', '<script>alert("1")</script>'],
  ['French', 'Réunion d’équipe — été « 2026 »'],
  ['Arabic', 'اجتماع المبيعات'],
  ['quotes and backslashes', '\\"\'`$(x)${y}'],
  ...EDGES.map((point): [string, string] => [
    `${hex(point)} inside`,
    `Weekly${character(point)}sales`,
  ]),
  ...SPACES.flatMap((point): [string, string][] => [
    [`${hex(point)} in front`, `${character(point)}Weekly`],
    [`${hex(point)} behind`, `Weekly${character(point)}`],
    [`${hex(point)} alone`, character(point)],
  ]),
];

const label = 'd'.repeat(63);
const emails: [string, string][] = [
  ['plain', 'ana@acme.example'],
  ['capitals', 'ANA@ACME.EXAMPLE'],
  ['plus and dots', 'ana.li+conf@mail.acme.example'],
  ['every special character', "!#$%&'*+/=?^_`{|}~-.x@acme.example"],
  ['digits', '1@2.3'],
  ['digits but for the last label', '1@2.3.e'],
  ['labels of one letter', 'a@b.c'],
  ['labels of two letters', 'ana@ac.me'],
  ['digits and hyphens inside labels', 'ana@a1-c.e2-m'],
  ['digits last in labels', 'ana@ac1.me2'],
  ['nothing', ''],
  ['spaces around', ' ana@acme.example '],
  ['no domain', 'ana@'],
  ['no local part', '@acme.example'],
  ['no dot in the domain', 'ana@localhost'],
  ['dot at the end', 'ana@acme.example.'],
  ['two dots in the domain', 'ana@acme..example'],
  ['hyphen first in a label', 'ana@-acme.example'],
  ['hyphen last in a label', 'ana@acme-.example'],
  ['underscore in the domain', 'ana@ac_me.example'],
  ['address literal', 'ana@[127.0.0.1]'],
  ['an IPv4 address', 'ana@127.0.0.1'],
  ['a number for a last label', 'ana@123.45'],
  ['a hexadecimal number for it', 'ana@0x7f.1'],
  ['hexadecimal last', 'ana@acme.0x7f'],
  ['hexadecimal last, in capitals', 'ana@acme.0XFF'],
  ['hexadecimal without digits', 'ana@acme.0x'],
  ['a zero last', 'ana@acme.0'],
  ['a number in front only', 'ana@127.0.0.1.example'],
  ['a last label with a digit', 'ana@acme.e1'],
  ['a last label that begins with a digit', 'ana@acme.1e'],
  ['a last label like hexadecimal', 'ana@acme.0xg'],
  ['full-width digits', 'ana@１２７.0.0.1'],
  ['an IPv6 literal', 'ana@[IPv6:::1]'],
  ['accents', 'zoé@acme.example'],
  ['accents in the domain', 'ana@acmé.example'],
  ['fullwidth at sign', 'ana＠acme.example'],
  ['two at signs', 'ana@li@acme.example'],
  ['a comma', 'ana@acme.example,li@acme.example'],
  ['a semicolon', 'ana@acme.example;li@acme.example'],
  ['a space', 'ana@acme.example li@acme.example'],
  ['a line break inside', 'ana@acme.example\nli@acme.example'],
  ['a line break behind', 'ana@acme.example\n'],
  ['quoted', '"ana"@acme.example'],
  ['a comment', 'ana(li)@acme.example'],
  ['angle brackets', '<ana@acme.example>'],
  ['name and brackets', 'Ana <ana@acme.example>'],
  ['a group', 'team:ana@acme.example'],
  ['a backslash', 'a\\na@acme.example'],
  ['a percent route', 'ana%li@acme.example'],
  ['64 before the at sign', `${'a'.repeat(64)}@acme.example`],
  ['65 before the at sign', `${'a'.repeat(65)}@acme.example`],
  ['a label of 63', `ana@${label}.example`],
  ['a label of 64', `ana@${label}d.example`],
  ['a last label of 63', `ana@acme.${label}`],
  ['a last label of 64', `ana@acme.${label}d`],
  ['254 characters', `${'a'.repeat(62)}@${label}.${label}.${label}`],
  ['255 characters', `${'a'.repeat(63)}@${label}.${label}.${label}`],
];

const saveIds: [string, string][] = [
  ['20 letters and digits', 'abcdefghijKLMNOPQR09'],
  ['19', 'a'.repeat(19)],
  ['21', 'a'.repeat(21)],
  ['an underscore', `${'a'.repeat(19)}_`],
  ['a slash', `${'a'.repeat(19)}/`],
  ['an accent', `${'a'.repeat(19)}é`],
  ['a line break behind', `${'a'.repeat(20)}\n`],
];

/** Who is invited is written in small letters, so that nobody is in an account twice. */
const invitedSchema = z.pipe(
  adminEmailSchema,
  z.transform((email) => email.toLowerCase()),
);

describe.each([
  {
    field: 'tag',
    schema: tagSchema,
    values: tags,
    store: (tag: string) => createConference({ tag }),
  },
  {
    field: 'adminEmail',
    schema: adminEmailSchema,
    values: emails,
    store: (adminEmail: string) => createConference({ adminEmail }),
  },
  {
    field: 'saveId',
    schema: saveIdSchema,
    values: saveIds,
    store: (saveId: string) => createConference({ saveId }),
  },
  { field: 'the invited email', schema: invitedSchema, values: emails, store: invite },
])('$field is judged alike by schema and rules', ({ schema, values, store }) => {
  it.each(values)('%s', async (what, value) => {
    if (what.startsWith('U+180E'))
      onlyEmbedded('the official emulator takes U+180E for white space');
    const parsed = schema.safeParse(value);
    if (parsed.success) expect(await store(parsed.data)).toBe(true);
    const asItIs = parsed.success && parsed.data === value;
    expect(await store(value)).toBe(asItIs);
  });
});
