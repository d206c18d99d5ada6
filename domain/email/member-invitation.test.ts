import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../account/account.ts';
import { type MemberInvitationInput, renderMemberInvitation } from './member-invitation.ts';
import { passwordPage, portalLink } from './portal-link.ts';

const TOKEN = 'abcdefghijABCDEFGHI0';

function input(language: Language, over: Partial<MemberInvitationInput> = {}) {
  return {
    account: { name: 'Acme Industries', language },
    role: 'admin',
    email: 'zoe@acme.example',
    invitedBy: 'ana@acme.example',
    portal: 'https://confdesk.example',
    token: TOKEN,
    ...over,
  } satisfies MemberInvitationInput;
}
const named = (name: string) => input('en', { account: { name, language: 'en' } });

/** What a reader sees of the HTML: without tags, style sheet and comments, entities decoded. */
function visible(html: string): string {
  return html
    .replace(/<style>[^]*?<\/style>|<!--[^]*?-->|<title>[^]*?<\/title>/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&#96;/g, '`')
    .replace(/&amp;/g, '&');
}

/** The element names of the HTML in order: what inserted text must not change. */
function elements(html: string): string[] {
  return [...html.matchAll(/<(\/?[a-z][a-z0-9]*)/gi)].map((match) => match[1] ?? '');
}

const hrefs = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]);

const facts: Record<Language, readonly string[]> = {
  en: [
    'Acme Industries',
    'ana@acme.example has made you an administrator of this account’s audio conferences.',
    'zoe@acme.example',
    'Open Confdesk',
    'The link is for you alone; it works for 7 days, until you have chosen.',
    'Choose a password',
    'See the leader codes.',
  ],
  fr: [
    'Acme Industries',
    'ana@acme.example vous a nommé administrateur des conférences téléphoniques de ce compte.',
    'zoe@acme.example',
    'Ouvrir Confdesk',
    'il est valable 7\u00a0jours, jusqu’à ce que vous ayez choisi.',
    'Choisir un mot de passe',
    'Voir les codes d’animateur.',
  ],
};

describe.each(['en', 'fr'] as const)('the email to a new member in %s', (language) => {
  const email = renderMemberInvitation(input(language));

  it.each(facts[language])('says %s in both forms', (fact) => {
    expect(visible(email.html)).toContain(fact);
    expect(email.text).toContain(fact);
  });

  it('tells a viewer what a viewer may', () => {
    const viewer = renderMemberInvitation(input(language, { role: 'viewer' }));
    const may = {
      en: 'You see no leader codes and change nothing.',
      fr: 'Vous ne voyez aucun code d’animateur et ne modifiez rien.',
    }[language];
    for (const form of [visible(viewer.html), viewer.text]) {
      expect(form).toContain(may);
      expect(form).not.toContain(facts[language].at(-1));
    }
  });

  it('has a subject that is fixed', () => {
    const other = input(language, { account: { name: 'Win a prize', language }, role: 'viewer' });
    expect(renderMemberInvitation(other).subject).toBe(email.subject);
  });

  it('leads to a password first, then to the portal, and says in no address who follows it', () => {
    const pages = [
      `https://confdesk.example/choose-password#${TOKEN}`,
      'https://confdesk.example/',
    ];
    expect(hrefs(email.html)).toEqual(pages);
    expect(email.text.match(/https?:\S+/g)).toEqual(pages);
  });

  it('leads whoever has a password to the portal alone, and is no secret', () => {
    const known = renderMemberInvitation(input(language, { token: null }));
    expect(hrefs(known.html)).toEqual(['https://confdesk.example/']);
    expect(known.text.match(/https?:\S+/g)).toEqual(['https://confdesk.example/']);
    for (const form of [visible(known.html), known.text]) {
      expect(form).toContain({ en: 'Open Confdesk', fr: 'Ouvrir Confdesk' }[language]);
      expect(form).toContain(
        { en: 'You have a password already.', fr: 'Vous avez déjà' }[language],
      );
      expect(form).not.toContain({ en: 'Choose a password', fr: 'Choisir un' }[language]);
    }
  });

  it('names its language and loads nothing from anywhere', () => {
    expect(email.html).toContain(`<html lang="${language}"`);
    expect(email.html).not.toMatch(/<(img|link|script|iframe|object|form)|url\(|src=|@import/i);
  });
});

describe('a hostile account name or address', () => {
  const plain = renderMemberInvitation(named('x'));

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</style><style>*{display:none}</style>',
    '<!-- --> &amp; `x`',
  ])('%s is shown and does nothing', (text) => {
    const email = renderMemberInvitation({ ...named(text), invitedBy: text, email: text });
    expect(elements(email.html)).toEqual(elements(plain.html));
    expect(visible(email.html)).toContain(text);
    expect(email.text).toContain(text);
  });

  it.each([
    ['Sales\r\nBcc: eve@evil.example', 'Sales Bcc: eve@evil.example'],
    ['pay\u202Egnp.exe', 'paygnp.exe'],
  ])('%j is one harmless line', (name, shown) => {
    const email = renderMemberInvitation(named(name));
    expect(email.text.split('\n')[1]).toBe(shown);
    expect(email.text.split('\n')).toHaveLength(plain.text.split('\n').length);
  });

  it('never changes the elements or the lines, whatever it is', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(anything, anything, anything, (name, invitedBy, address) => {
        const email = renderMemberInvitation({ ...named(name), invitedBy, email: address });
        expect(elements(email.html)).toEqual(elements(plain.html));
        expect(email.text.split('\n')).toHaveLength(plain.text.split('\n').length);
      }),
      { numRuns: 50 },
    );
  });
});

describe('portalLink', () => {
  it.each(['https://confdesk.example', 'https://confdesk.example/', 'http://127.0.0.1:5000'])(
    'of %s is within it',
    (portal) => {
      const link = `${portal.replace(/\/$/, '')}/choose-password#${TOKEN}`;
      expect(portalLink(portal, passwordPage(TOKEN))).toBe(link);
    },
  );

  it.each(['', 'short', `${TOKEN}x`, 'abcdefghij/BCDEFGHI0', `${TOKEN}\n`])(
    'leads to no password with %j',
    (token) => {
      expect(() => passwordPage(token)).toThrow(RangeError);
    },
  );

  it.each([
    '',
    'confdesk.example',
    'javascript:alert(1)',
    'https://',
    'https://confdesk.example/portal',
    'https://user@confdesk.example',
    'https://confdesk.example?x=1',
    'https://confdesk.example\n',
    ' https://confdesk.example',
    'ftp://confdesk.example',
  ])('refuses %j', (portal) => {
    expect(() => portalLink(portal, '/')).toThrow(RangeError);
  });
});
