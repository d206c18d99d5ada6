import type { ConferenceInput } from '../../domain/conference/conference-input.ts';
import type { Language } from '../../domain/language.ts';
import { DEMO_ADMIN } from './accounts.ts';

const HOUR_MS = 60 * 60 * 1000;

/** A conference of the demonstration, as somebody entered it. */
export interface DemoConference extends Omit<ConferenceInput, 'language' | 'expiryChosen'> {
  /** Absent: the account's. */
  readonly language?: Language;
  /** What it was called in the older half of its history. */
  readonly formerTag?: string;
  /** New codes, asked for once it had some: until when the earlier participant code goes on. */
  readonly overlapUntil?: Date;
}

/**
 * The conferences of the demonstration, the oldest first. They show every state: without end, ending
 * some day, soon, or already; an email that the mail server refused (it takes no address with two dots
 * in a row, RFC 5321); and two participant codes that both work.
 */
export function demoConferences(now: Date): readonly DemoConference[] {
  const thisHour = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS;
  const inDays = (days: number) => new Date(thisHour + days * 24 * HOUR_MS);
  return [
    { tag: 'Supplier audit', adminEmail: 'mo@acme.example', expiresAt: inDays(-41) },
    { tag: 'Q3 close', adminEmail: 'jo@acme.example', expiresAt: inDays(-12) },
    { tag: 'Hiring committee', adminEmail: 'nour@acme.example', expiresAt: null },
    {
      tag: 'Customer advisory panel',
      formerTag: 'Customer council',
      adminEmail: 'li@acme.example',
      expiresAt: inDays(160),
    },
    { tag: 'Night shift handover', adminEmail: 'sam@acme.example', expiresAt: null },
    { tag: 'Plant safety briefing', adminEmail: 'sam@acme.example', expiresAt: inDays(75) },
    { tag: 'Équipe Montréal', adminEmail: 'zoe@acme.example', expiresAt: null, language: 'fr' },
    { tag: 'Annual budget', adminEmail: 'jo@acme.example', expiresAt: inDays(23) },
    { tag: 'Board', adminEmail: 'li@acme.example', expiresAt: inDays(9) },
    {
      tag: 'Project Falcon',
      adminEmail: 'nour@acme.example',
      expiresAt: null,
      overlapUntil: inDays(5),
    },
    { tag: 'Year-end close', adminEmail: 'jo..close@acme.example', expiresAt: inDays(60) },
    { tag: 'Weekly sales', adminEmail: DEMO_ADMIN, expiresAt: null },
  ];
}
