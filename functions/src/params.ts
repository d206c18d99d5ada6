import { defineInt, defineSecret, defineString } from 'firebase-functions/params';
import { DEFAULT_CODE_LENGTH } from '../../domain/access-code.ts';
import { PORTAL_ADDRESS } from '../../domain/email/portal-link.ts';

/** Where the functions run; the region of the Firestore database, or the nearest. */
export const region = defineString('REGION', {
  default: 'us-central1',
  description: 'Region of the functions; choose the one of the Firestore database.',
});

/** Digits of an access code, the same for all; what the bridge expects. */
export const codeLength = defineInt('CODE_LENGTH', {
  default: DEFAULT_CODE_LENGTH,
  description: 'Digits of an access code; must be what the bridge expects.',
});

/** The collection that the mailer (or the Trigger Email extension) watches. */
export const mailCollection = defineString('MAIL_COLLECTION', {
  default: 'mail',
  description: 'Collection that the mailer watches.',
});

/**
 * Where the mail of bulk Saves goes, so that it never stands in front of another Save's. The same as
 * MAIL_COLLECTION: there is no such lane.
 */
export const bulkMailCollection = defineString('BULK_MAIL_COLLECTION', {
  default: 'bulkMail',
  description: 'Collection for the mail of bulk Saves, which the mailer watches too.',
});

/** Where the portal is, for the links in emails to people; read by `portalLink` of domain/email. */
export const portalUrl = defineString('PORTAL_URL', {
  description: 'Address of the portal, such as https://confdesk.example; emails link to it.',
  input: {
    text: {
      example: 'https://confdesk.example',
      validationRegex: PORTAL_ADDRESS,
      validationErrorMessage: 'Expected https:// and a host, without a path.',
    },
  },
});

/**
 * The key under which access codes are hashed. Never change it: every code ever given would be
 * lost to the bridge.
 */
export const accessCodePepper = defineSecret('ACCESS_CODE_PEPPER');
