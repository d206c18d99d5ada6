import type { ConferenceProblem } from '../../../../domain/conference/conference-problem.ts';
import type { PatternProblem } from '../../../../domain/pbx-users/tag-pattern.ts';
import { plural } from '../../plural.ts';
import { conferences } from '../counts.ts';

/** Why a conference cannot be made; the keys are those of the domain. */
const unusable: Partial<Record<ConferenceProblem, string>> & Record<'other', string> = {
  'email.required': 'no email address',
  'email.several': 'several addresses where there should be one',
  'email.notOneAddress': 'not an email address',
  'email.number': 'a number behind the @ where a name belongs',
  other: 'the address cannot be used',
};

const pattern: Record<PatternProblem, (unknown: string) => string> = {
  'pattern.empty': () => 'Enter what the Tags are made of, such as {name}.',
  'pattern.same': () => 'All Tags would be the same. Use {name}, {extension} or {email} in it.',
  'pattern.unknown': (unknown) =>
    `${unknown} means nothing here. Use {name}, {extension} or {email}.`,
};

export const generate = {
  title: 'Generate conferences',
  back: 'Cloud PBX users',
  reading: (formatted: string) => `Reading the selected users: ${formatted}`,
  nobody: {
    title: 'Nobody is selected',
    text: 'Select the users who are to get a conference, then come back here.',
    action: 'Select users',
  },
  viewer: 'Only administrators of the account generate conferences.',
  pattern: {
    label: 'Tag',
    description: 'The name of each conference, by which its calls are told apart.',
    insert: (placeholder: string) => `Insert ${placeholder}`,
    placeholders: { name: '{name}', extension: '{extension}', email: '{email}' },
    example: 'For example',
  },
  problems: pattern,
  expiry: 'for all of these conferences',
  preview: 'What will happen',
  made: (count: number, formatted: string) => `${conferences(count, formatted)} will be made`,
  madeText: (written: string) =>
    `Each gets its codes, and its admin the information email, ${written}, the account’s language.`,
  nothing: 'No conference will be made',
  nothingText: 'None of the selected users can be given one.',
  has: (count: number, formatted: string) =>
    plural('en', count, {
      one: `${formatted} user has one already and is left alone`,
      other: `${formatted} users have one already and are left alone`,
    }),
  unusable: (count: number, formatted: string) =>
    plural('en', count, {
      one: `${formatted} user cannot get one: the email is not usable`,
      other: `${formatted} users cannot get one: their email is not usable`,
    }),
  untagged: (count: number, formatted: string) =>
    plural('en', count, {
      one: `${formatted} user cannot get one: nothing is there to make a Tag of`,
      other: `${formatted} users cannot get one: nothing is there to make a Tag of`,
    }),
  left: (count: number, formatted: string) =>
    plural('en', count, {
      one: `${formatted} user is no longer in the PBX`,
      other: `${formatted} users are no longer in the PBX`,
    }),
  shortened: (count: number, formatted: string) =>
    plural('en', count, {
      one: `${formatted} Tag is shortened to 60 characters`,
      other: `${formatted} Tags are shortened to 60 characters`,
    }),
  sharing: (count: number, formatted: string) =>
    plural('en', count, {
      one: `${formatted} user has an address that another one has too`,
      other: `${formatted} users share an address with another one`,
    }),
  sharingText: 'Each gets a conference of their own; the emails go to the same address.',
  reasons: unusable,
  showWho: 'Show who',
  more: (formatted: string) => `and ${formatted} more`,
  columns: { user: 'User', tag: 'Tag', email: 'Email goes to' },
  start: (count: number, formatted: string) =>
    plural('en', count, {
      one: `Generate ${formatted} conference and send its email`,
      other: `Generate ${formatted} conferences and send the emails`,
    }),
};
