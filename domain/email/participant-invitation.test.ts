import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../account/account.ts';
import { renderParticipantInvitation, type InvitationInput } from './participant-invitation.ts';

function input(language: Language, over: Partial<InvitationInput> = {}): InvitationInput {
  return {
    account: {
      name: 'Acme Industries',
      timeZone: 'America/Toronto',
      dialInNumbers: [
        { number: '+15145550100', location: 'Montréal', tollFree: false },
        { number: '+18885550100', location: 'Canada', tollFree: true },
      ],
      menu: [],
    },
    language,
    now: new Date('2026-11-01T12:00:00Z'),
    tag: 'Weekly sales',
    participantCode: '7712049958',
    expiresAt: new Date('2026-12-12T22:00:00Z'),
    ...over,
  };
}

function visible(html: string): string {
  return html
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&#96;/g, '`')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}

const elements = (html: string): string[] =>
  [...html.matchAll(/<(\/?[a-z][a-z0-9]*)/gi)].map((match) => match[1] ?? '');
const hrefs = (html: string): string[] =>
  [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? '');

describe('renderParticipantInvitation', () => {
  it('has what participants need, as text', () => {
    expect(renderParticipantInvitation(input('en')).text).toBe(
      [
        'Audio conference: Weekly sales',
        '',
        'Participant code: 771·204·9958',
        '',
        'Dial-in numbers:',
        '  +1 514 555 0100  Montréal',
        '    tel:+15145550100,,7712049958',
        '  +1 888 555 0100  Canada, toll-free',
        '    tel:+18885550100,,7712049958',
        '',
        'Dial one of the numbers and enter the participant code when asked.',
        '',
        'This conference expires on 12 December 2026 at 17:00 EST (UTC−5). After that its codes admit no one.',
        '',
      ].join('\n'),
    );
  });

  it.each(['en', 'fr'] as const)(
    'says the same as HTML (%s), each number a one-tap link',
    (language) => {
      const { html, text } = renderParticipantInvitation(input(language));
      const shown = visible(html);
      for (const line of text.split('\n').map((each) => each.trim())) {
        if (line === '' || line.startsWith('tel:')) continue;
        expect(shown).toContain(line.replace(/\s+/g, ' '));
      }
      expect(hrefs(html)).toEqual(['tel:+15145550100,,7712049958', 'tel:+18885550100,,7712049958']);
      expect(html).toContain(`lang="${language}"`);
    },
  );

  it('says as HTML nothing else, with or without an expiry and numbers', () => {
    const said = (over: Partial<InvitationInput>) =>
      visible(renderParticipantInvitation(input('en', over)).html).trim();
    const conference = 'Audio conference: Weekly sales';
    const code = 'Participant code: 771·204·9958';
    const numbers = 'Dial-in numbers: +1 514 555 0100 Montréal+1 888 555 0100 Canada, toll-free';
    const howTo = 'Dial one of the numbers and enter the participant code when asked.';
    const tap = 'On a mobile phone, tap a number: it dials and enters the code for you.';
    const when = '12 December 2026 at 17:00 EST (UTC−5).';
    expect(said({})).toBe(
      `${conference} ${code} ${numbers} ${howTo} ${tap} This conference expires on ${when} After that its codes admit no one.`,
    );
    expect(said({ expiresAt: null })).toBe(`${conference} ${code} ${numbers} ${howTo} ${tap}`);
    expect(said({ now: new Date('2026-12-12T22:00:00Z') })).toBe(
      `${conference} This conference expired on ${when} Its codes admit no one now. ${code} ${numbers} ${howTo} ${tap}`,
    );
    // Nothing is entered for anybody before there is a code.
    expect(said({ participantCode: null, expiresAt: null })).not.toContain('tap');
    const account = { ...input('en').account, dialInNumbers: [] };
    expect(said({ account, expiresAt: null })).toBe(
      `${conference} ${code} Dial-in numbers: No dial-in number has been set up yet. ${howTo}`,
    );
  });

  it('brings neither document nor style sheet, script or image into somebody’s email', () => {
    const { html } = renderParticipantInvitation(input('en'));
    expect(new Set(elements(html).map((name) => name.replace('/', '')))).toEqual(
      new Set(['div', 'p', 'strong', 'bdi', 'ul', 'li', 'a']),
    );
  });

  it('says first that it has expired', () => {
    const now = new Date('2026-12-12T22:00:00Z');
    const { html, text } = renderParticipantInvitation(input('en', { now }));
    const sentence =
      'This conference expired on 12 December 2026 at 17:00 EST (UTC−5). Its codes admit no one now.';
    expect(text.split('\n').slice(0, 5)).toEqual([
      'Audio conference: Weekly sales',
      '',
      sentence,
      '',
      'Participant code: 771·204·9958',
    ]);
    for (const form of [visible(html), text]) expect(form.split('expire')).toHaveLength(2);
    expect(visible(html)).toContain(sentence);
  });

  it('says nothing of an expiry where there is none, and that numbers are missing where they are', () => {
    const account = { ...input('en').account, dialInNumbers: [] };
    const { html, text } = renderParticipantInvitation(input('en', { account, expiresAt: null }));
    for (const form of [visible(html), text]) {
      expect(form).not.toContain('expires');
      expect(form).toContain('No dial-in number has been set up yet.');
    }
    expect(html).not.toContain('<ul>');
  });

  it('takes a Tag and a place as text, whatever they hold', () => {
    const plain = elements(renderParticipantInvitation(input('en')).html);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ minLength: 1 }), (tag, location) => {
        const account = {
          ...input('en').account,
          dialInNumbers: [
            { number: '+15145550100', location, tollFree: false },
            { number: '+18885550100', location: 'Canada', tollFree: true },
          ],
        };
        const { html } = renderParticipantInvitation(input('en', { account, tag }));
        expect(elements(html)).toEqual(plain);
        expect(hrefs(html).every((href) => /^tel:\+\d+,,\d+$/.test(href))).toBe(true);
      }),
    );
  });
});
