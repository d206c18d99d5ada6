import { plural } from '../plural.ts';

export const services = {
  title: 'Services',
  enter: 'Open',
  conferencing: {
    name: 'Conferencing',
    line: 'Dial-in audio conferences with codes of their own.',
    figure: (count: number) => plural('en', count, { one: 'conference', other: 'conferences' }),
  },
  pbx: {
    name: 'Cloud PBX',
    line: 'Conferences for all users of your Cloud PBX.',
    figure: (count: number) => plural('en', count, { one: 'user', other: 'users' }),
    alone:
      'On your Profile. To give its users conferences, Conferencing is needed as well: your telephony provider can switch it on.',
  },
  othersTitle: 'Other services',
  notOnProfile: 'Not on your Profile. Your telephony provider can switch it on.',
  none: 'No service is switched on for this account. Your telephony provider can do that.',
  closed: {
    title: (service: string) => `${service} is not on your Profile`,
    text: (account: string) =>
      `The account ${account} does not have this service, so its pages cannot be opened. Your telephony provider can switch it on.`,
    back: 'Back to Services',
  },
};
