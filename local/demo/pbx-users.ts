import type { PbxUserEntry } from '../../domain/pbx-users/pbx-user.ts';

/**
 * The users of the Cloud PBX as an administrator loaded them some time ago. Since then two have gone,
 * Grace has another extension, and seven have come: public/samples/pbx-users.csv says so. One has no
 * address, one an unusable one, and two share theirs.
 */
export const DEMO_PBX_USERS: readonly PbxUserEntry[] = [
  ['Ana Martín', '201', 'ana'],
  ['Zoé Lévesque', '202', 'zoe'],
  ['Li Wei', '203', 'li'],
  ['Sam Okafor', '204', 'sam'],
  ['Jo Brennan', '205', 'jo'],
  ['Nour Haddad', '206', 'nour'],
  ['Mo Karlsson', '207', 'mo'],
  ['Chloé Bélanger', '208', 'chloe'],
  ['François Gagné', '209', 'francois'],
  ['Siobhán O’Connor', '210', 'siobhan'],
  ['Priya Raghavan', '211', 'priya'],
  ['Tomáš Dvořák', '212', 'tomas'],
  ['Inés Peña', '213', 'ines'],
  ['Jürgen Weiß', '214', 'juergen'],
  ['Aïcha Benali', '215', 'aicha'],
  ['Noah Tremblay', '216', 'noah'],
  ['Grace Kim', '317', 'grace'],
  ['Kwame Mensah', '218', 'kwame'],
  ['Béatrice Côté', '219', 'beatrice'],
  ['Marcus Hill', '220', ''],
  ['Front desk', '222', 'reception'],
  ['Back office', '223', 'reception'],
  ['Vera Lindqvist', '231', 'vera'],
  ['Paolo Conti', '232', 'paolo'],
]
  .map(([name = '', extension = '', mailbox = '']) => ({
    name,
    extension,
    email: mailbox === '' ? '' : `${mailbox}@acme.example`,
  }))
  .concat({ name: 'Dana Petrov', extension: '221', email: 'dana@acme' });
