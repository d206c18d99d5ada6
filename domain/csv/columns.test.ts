import { describe, expect, it } from 'vitest';
import {
  applyMapping,
  type Mapping,
  matchConferenceColumns,
  matchUserColumns,
  type UserField,
} from './columns.ts';
import { headerKey } from './headers.ts';

/** The headers that were found, by field; where there are several, with a plus between them. */
function found<Field extends string>(headers: readonly string[], mapping: Mapping<Field>) {
  const named = Object.entries<readonly number[]>(mapping).flatMap(([field, columns]) =>
    columns.length === 0 ? [] : [[field, columns.map((at) => headers[at]).join(' + ')]],
  );
  return Object.fromEntries(named) as Partial<Record<Field, string>>;
}

describe('the columns of users', () => {
  const cases: readonly (readonly [readonly string[], Partial<Record<UserField, string>>])[] = [
    [
      ['Display name', 'Ext.', 'E-mail address'],
      { name: 'Display name', extension: 'Ext.', email: 'E-mail address' },
    ],
    [
      ['COURRIEL', 'Numéro de poste', 'Nom'],
      { name: 'Nom', extension: 'Numéro de poste', email: 'COURRIEL' },
    ],
    [
      ['Nom', 'Prénom', 'N° de poste', 'Adresse courriel'],
      {
        firstName: 'Prénom',
        lastName: 'Nom',
        extension: 'N° de poste',
        email: 'Adresse courriel',
      },
    ],
    [
      ['first_name', 'last_name', 'extension_number', 'email'],
      {
        firstName: 'first_name',
        lastName: 'last_name',
        extension: 'extension_number',
        email: 'email',
      },
    ],
    [
      ['FirstName', 'LastName', 'DisplayName', 'EmailAddress'],
      {
        name: 'DisplayName',
        firstName: 'FirstName',
        lastName: 'LastName',
        email: 'EmailAddress',
      },
    ],
    [
      ['Username', 'Given name', 'Surname', 'Poste', 'Courrier électronique'],
      {
        firstName: 'Given name',
        lastName: 'Surname',
        extension: 'Poste',
        email: 'Courrier électronique',
      },
    ],
    [['Utilisateur', 'Poste'], { name: 'Utilisateur', extension: 'Poste' }],
    [['Surname', 'Email'], { name: 'Surname', email: 'Email' }],
    [
      ['Email verified', 'Voicemail to email', 'Email (work)', 'Ext (office)', 'Name'],
      { name: 'Name', extension: 'Ext (office)', email: 'Email (work) + Voicemail to email' },
    ],
    [['Email 1', 'Email 2', 'Name'], { name: 'Name', email: 'Email 1 + Email 2' }],
    [['Team email', 'Branch email', 'Name'], { name: 'Name' }],
    [['Email (personal)', 'Manager Email', 'Recovery Email', 'Name'], { name: 'Name' }],
    [
      ['mail', 'userPrincipalName', 'Proxy addresses'],
      { email: 'mail + userPrincipalName + Proxy addresses' },
    ],
    [
      ['First Name [Required]', 'Last Name *', 'User ID/Email (Required)', 'User.Extension'],
      {
        firstName: 'First Name [Required]',
        lastName: 'Last Name *',
        email: 'User ID/Email (Required)',
        extension: 'User.Extension',
      },
    ],
    [
      ['Name', 'Given name', 'Surname', 'Account Enabled', 'Status'],
      {
        otherName: 'Name',
        firstName: 'Given name',
        lastName: 'Surname',
        state: 'Account Enabled + Status',
      },
    ],
    [['Number', 'Name'], { name: 'Name', extension: 'Number' }],
    [['Secondary email', 'Email'], { email: 'Email' }],
    [['Email extension', 'Name'], { name: 'Name', email: 'Email extension' }],
    [['Department', 'Site', ''], {}],
  ];

  it.each(cases)('%j', (headers, expected) => {
    expect(found(headers, matchUserColumns(headers))).toEqual(expected);
  });
});

describe('the columns of conferences', () => {
  it.each([
    [
      ['Tag', 'Conference admin', 'Participant code', 'Expires', 'Information email'],
      {
        tag: 'Tag',
        email: 'Conference admin',
        code: 'Participant code',
        expiry: 'Expires',
      },
    ],
    [
      ['Étiquette', 'Courriel', 'Expiration (America/Toronto)', 'Identifiant de la conférence'],
      {
        tag: 'Étiquette',
        email: 'Courriel',
        expiry: 'Expiration (America/Toronto)',
        id: 'Identifiant de la conférence',
      },
    ],
    [
      ['Étiquette', 'Responsable', 'Expiration', 'Courriel d’information'],
      { tag: 'Étiquette', email: 'Responsable', expiry: 'Expiration' },
    ],
    [
      ['Conference name', 'Conference admin’s email', 'Expiry date'],
      { tag: 'Conference name', email: 'Conference admin’s email', expiry: 'Expiry date' },
    ],
    [
      ['Nom de la conférence', 'Courriel du responsable', 'Date d’échéance'],
      {
        tag: 'Nom de la conférence',
        email: 'Courriel du responsable',
        expiry: 'Date d’échéance',
      },
    ],
    [
      ['Balise', 'Responsable', 'Courriel', 'Échéance'],
      { tag: 'Balise', email: 'Courriel', expiry: 'Échéance' },
    ],
    [['Title', 'Email'], { tag: 'Title', email: 'Email' }],
    [['Tag', 'Email', 'Langue'], { tag: 'Tag', email: 'Email', language: 'Langue' }],
    [
      ['Nom', 'Courriel', 'Preferred language'],
      { tag: 'Nom', email: 'Courriel', language: 'Preferred language' },
    ],
  ])('%j', (headers, expected) => {
    expect(found(headers, matchConferenceColumns(headers))).toEqual(expected);
  });
});

it('a header is told without case, accents and punctuation', () => {
  expect(headerKey(' N° de POSTE_téléphonique ')).toBe('ndepostetelephonique');
});

describe('what stands in the columns', () => {
  const matched = (...lines: string[]) => {
    const [headers = [], ...rows] = lines.map((line) => line.split(';'));
    return found(
      headers,
      matchUserColumns(
        headers,
        rows.map((cells) => ({ cells })),
      ),
    );
  };

  it.each([
    ['a number is an extension', ['Nom;Number', 'Ana;201'], { name: 'Nom', extension: 'Number' }],
    [
      'of two the one that is filled',
      ['Nom;Extension;ipPhone', 'Ana;;201', 'Bo;202;'],
      { extension: 'Extension + ipPhone' },
    ],
    ['a telephone number is none', ['Nom;Number', 'Ana;+15555550101'], { name: 'Nom' }],
    [
      'what numbers the rows is none',
      ['Nom;Number', ...Array.from({ length: 40 }, (_row, at) => `Ana;${at + 1}`)],
      { extension: undefined },
    ],
    ['a post is none', ['Nom;Poste;Interne', 'Ana;Directrice;201'], { extension: 'Interne' }],
    ['a login is an address', ['Login;Nom', 'ana@acme.example;Ana'], { email: 'Login' }],
    ['a login is no address', ['Login;Nom', 'amartin;Ana'], { name: 'Nom' }],
    ['addresses need no header', ['Nom;Kontakt', 'Ana;ana@acme.example'], { email: 'Kontakt' }],
    [
      'a column without addresses is no better one',
      ['Email;User principal name', ';ana@acme.example'],
      { email: 'User principal name + Email' },
    ],
    ['a province is no status', ['Name;State', 'Ana;QC'], { name: 'Name' }],
    ['a word of a status is', ['Name;State', 'Ana;Active'], { name: 'Name', state: 'State' }],
    [
      'a first name beside its last one',
      ['Nome;Cognome', 'Ana;Martini'],
      { firstName: 'Nome', lastName: 'Cognome' },
    ],
    [
      'a whole name beside its last one',
      ['Name;Surname', 'Ana Roy;Roy'],
      { name: 'Name + Surname' },
    ],
  ])('tells: %s', (_, lines, expected) => {
    const { extension, ...others } = matched(...lines);
    expect({ extension, ...others }).toMatchObject(expected);
  });

  it('says nothing for what fits nothing', () => {
    expect(matched('Nom;Number', 'Ana;+15555550101')).not.toHaveProperty('extension');
    expect(matched('Name;State', 'Ana;QC')).not.toHaveProperty('state');
  });
});

describe('a mapping', () => {
  const nothing = { firstName: [], lastName: [], otherName: [], extension: [], state: [] };

  it('is applied to a row, whoever made it', () => {
    const mapping = { ...nothing, name: [2], email: [0], firstName: [9] };
    expect(applyMapping(['a@acme.example', '201', 'Ana'], mapping)).toEqual({
      name: 'Ana',
      extension: '',
      email: 'a@acme.example',
      firstName: '',
      lastName: '',
      otherName: '',
      state: '',
    });
  });

  it('takes no error of a spreadsheet while another column says something', () => {
    const mapping = { ...nothing, name: [], email: [], extension: [0, 1] };
    expect(applyMapping(['#REF!', '201'], mapping).extension).toBe('201');
    expect(applyMapping(['#REF!', ''], mapping).extension).toBe('#REF!');
  });

  it.each([
    ['an empty one', ['', 'b@x.example'], 'b@x.example'],
    ['blanks', ['  ', 'b@x.example'], 'b@x.example'],
    ['an error', ['#N/A', 'b@x.example'], 'b@x.example'],
    ['what is not preferred', ['-', 'b@x.example'], 'b@x.example'],
    ['nothing', ['a@x.example', 'b@x.example'], 'a@x.example'],
    ['nothing, where all are bad', ['-', '#N/A'], '-'],
  ])('takes a later column than %s', (_, cells, email) => {
    const mapping = { ...nothing, name: [], email: [0, 1] };
    const prefers = { email: (cell: string) => cell.includes('@') };
    expect(applyMapping(cells, mapping, prefers).email).toBe(email);
  });
});
