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
  },
  othersTitle: 'Other services',
  notOnProfile: 'Not on your Profile. Your telephony provider can switch it on.',
  nothingToOpen: 'On your Profile. There is nothing to set up here for now.',
  noneToOpen: 'None of this account’s services has pages here for now.',
  none: 'No service is switched on for this account. Your telephony provider can do that.',
  closed: {
    title: (service: string) => `${service} is not on your Profile`,
    text: (account: string) =>
      `The account ${account} does not have this service, so its pages cannot be opened. Your telephony provider can switch it on.`,
    back: 'Back to Services',
  },
};
