import { describe, expect, it } from 'vitest';
import {
  applyMapping,
  headerKey,
  matchConferenceColumns,
  matchUserColumns,
  type UserField,
} from './columns.ts';

/** The headers that were found, by field. */
function found<Field extends string>(
  headers: readonly string[],
  mapping: Readonly<Record<Field, number | null>>,
) {
  const named = Object.entries<number | null>(mapping).flatMap(([field, column]) =>
    column === null ? [] : [[field, headers[column]]],
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
      { name: 'DisplayName', email: 'EmailAddress' },
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
      { name: 'Name', extension: 'Ext (office)', email: 'Email (work)' },
    ],
    [['Email 1', 'Email 2', 'Name'], { name: 'Name' }],
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
      { tag: 'Tag', email: 'Conference admin', expiry: 'Expires' },
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

it('a mapping is applied to a row, whoever made it', () => {
  const mapping = { name: 2, extension: null, email: 0, firstName: 9, lastName: null };
  expect(applyMapping(['a@acme.example', '201', 'Ana'], mapping)).toEqual({
    name: 'Ana',
    extension: '',
    email: 'a@acme.example',
    firstName: '',
    lastName: '',
  });
});
