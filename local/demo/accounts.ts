import type { Role } from '../../domain/account/account.ts';
import type { NewAccount } from '../operator/accounts/create-account.ts';

/** Chosen for demonstration on this machine; nothing else accepts it. */
export const DEMO_PASSWORD = 'confdesk-local';
export const DEMO_ADMIN = 'ana@acme.example';
export const DEMO_VIEWER = 'vic@acme.example';

export interface DemoAccount {
  readonly id: string;
  readonly account: NewAccount;
  readonly members: readonly { readonly email: string; readonly role: Role }[];
}

/**
 * Three accounts of one administrator: one with everything, one in French without a Cloud PBX, one
 * without conferencing. The numbers are of the 555-01xx range, which is kept for fiction.
 */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    id: 'acme',
    account: {
      name: 'Acme',
      timeZone: 'America/Toronto',
      language: 'en',
      services: { conferencing: true, pbx: true },
      dialInNumbers: [
        { number: '+14165550100', location: 'Toronto', tollFree: false },
        { number: '+15145550100', location: 'Montréal', tollFree: false },
        { number: '+16045550100', location: 'Vancouver', tollFree: false },
        { number: '+12125550100', location: 'New York', tollFree: false },
        { number: '+18885550100', location: 'Canada and United States', tollFree: true },
      ],
    },
    members: [
      { email: DEMO_ADMIN, role: 'admin' },
      { email: DEMO_VIEWER, role: 'viewer' },
    ],
  },
  {
    id: 'acme-quebec',
    account: {
      name: 'Acme Québec',
      timeZone: 'America/Toronto',
      language: 'fr',
      services: { conferencing: true, pbx: false },
      dialInNumbers: [
        { number: '+15145550123', location: 'Montréal', tollFree: false },
        { number: '+14185550123', location: 'Québec', tollFree: false },
        { number: '+18885550123', location: 'Canada', tollFree: true },
      ],
    },
    members: [{ email: DEMO_ADMIN, role: 'admin' }],
  },
  {
    id: 'acme-warehouse',
    account: {
      name: 'Acme Warehouse',
      timeZone: 'America/Vancouver',
      language: 'en',
      services: { conferencing: false, pbx: true },
    },
    members: [{ email: DEMO_ADMIN, role: 'admin' }],
  },
];
