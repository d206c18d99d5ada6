import { expect, it } from 'vitest';
import { readUsers } from '../pbx-users/pbx-directory.ts';
import { matchUserColumns } from './columns.ts';
import { readCsv } from './read-csv.ts';

/** What a file says of users: `name, extension, address`, and by which word somebody is off. */
function usersOf(text: string): string[] {
  const read = readCsv(new TextEncoder().encode(text));
  if (!read.ok) throw new Error(read.problem);
  const { table } = read;
  const { entries, findings } = readUsers(table, matchUserColumns(table.headers, table.rows));
  return [
    ...entries.map(({ name, extension, email }) => `${name}, ${extension}, ${email}`),
    ...findings.flatMap((finding) => (finding.kind === 'user.off' ? [finding.value] : [])),
  ];
}

it.each([
  [
    'German',
    'Nachname;Vorname;Nebenstelle;E-Mail-Adresse;Status\nMüller;Änne;201;a@x.example;Aktiv\nRoy;Bo;202;b@x.example;Gesperrt\n',
    ['Änne Müller, 201, a@x.example', 'Status: Gesperrt'],
  ],
  [
    'Italian',
    'Nome;Cognome;Interno;Indirizzo e-mail;Stato\nAna;Rossi;201;a@x.example;Attivo\nBo;Riva;202;b@x.example;Disattivato\n',
    ['Ana Rossi, 201, a@x.example', 'Stato: Disattivato'],
  ],
  [
    'Spanish',
    'Nombre;Apellidos;Extensión;Correo electrónico;Activo\nAna;Peña;201;a@x.example;Sí\nBo;Ríos;202;b@x.example;No\n',
    ['Ana Peña, 201, a@x.example', 'Activo: No'],
  ],
  [
    'Dutch',
    'Voornaam;Achternaam;Toestel;E-mailadres;Actief\nAna;de Vries;201;a@x.example;ja\nBo;Smit;202;b@x.example;nee\n',
    ['Ana de Vries, 201, a@x.example', 'Actief: nee'],
  ],
  [
    'Portuguese',
    'Nome;Sobrenome;Ramal;E-mail;Situação\nAna;Araújo;201;a@x.example;Ativo\nBo;Reis;202;b@x.example;Inativo\n',
    ['Ana Araújo, 201, a@x.example', 'Situação: Inativo'],
  ],
  [
    'a French report',
    'Rapport des utilisateurs\nImprimé le 2026-11-25 par it@x.example\n\nNom complet;No de poste;Adresse de courriel;Actif\nAna Roy;201;a@x.example;Oui\nBo;202;b@x.example;Non\n\nTotal : 2 utilisateurs\n',
    ['Ana Roy, 201, a@x.example', 'Actif: Non'],
  ],
  [
    'a list of employees',
    'Employee Number,Preferred First Name,Last Name,Work Email,Work Phone Ext,Employment Status\n1001,Ana,Roy,a@x.example,201,Active\n1002,Bo,Roy,b@x.example,202,Terminated\n',
    ['Ana Roy, 201, a@x.example', 'Employment Status: Terminated'],
  ],
  [
    'contacts with numbered addresses',
    'First Name,Last Name,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Value\nAna,Roy,* Work,a@x.example,a@home.example\nBo,Roy,,,b@x.example\n',
    ['Ana Roy, , a@x.example', 'Bo Roy, , b@x.example'],
  ],
  [
    'logins that are addresses',
    'User Id,Group Id,Last Name,First Name,Calling Line ID,Extension,Email Address\na@x.example,acme,Roy,Ana,,0101,ana@x.example\nb@x.example,acme,Roy,Bo,,0102,\n',
    ['Ana Roy, 0101, ana@x.example', 'Bo Roy, 0102, b@x.example'],
  ],
  [
    'headers in two rows',
    ',Phone,,Contact,\nName,Extension,Model,Email,Status\nAna,201,T5,a@x.example,Active\nBo,202,T5,b@x.example,Inactive - left in May\n',
    ['Ana, 201, a@x.example', 'Status: Inactive - left in May'],
  ],
  [
    'a language that is not known',
    'Imię i nazwisko;Wewnętrzny;Poczta\nAna;201;a@x.example\n',
    ['a@x.example, , a@x.example'],
  ],
  [
    'a voicemail’s address, and a manager’s',
    'Extension,Name,Voicemail Email,Manager Email\n201,Ana,a@x.example,boss@x.example\n',
    ['Ana, 201, a@x.example'],
  ],
])('%s', (_, text, expected) => {
  expect(usersOf(text)).toEqual(expected);
});
