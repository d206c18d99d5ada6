import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../account/account.ts';
import { renderInformationEmail } from './render.ts';
import type { InformationEmailInput } from './email-types.ts';

function input(language: Language, over: Partial<InformationEmailInput> = {}) {
  const account: InformationEmailInput['account'] = {
    name: 'Acme Industries',
    timeZone: 'America/Toronto',
    dialInNumbers: [
      { number: '+15145550100', location: 'Montréal', tollFree: false },
      { number: '+18885550100', location: 'Canada', tollFree: true },
    ],
    menu: [
      { keys: '*5', role: 'leader', action: { en: 'Mute everyone', fr: 'Couper les micros' } },
      { keys: '*6', role: 'everyone', action: { en: 'Mute yourself', fr: 'Couper son micro' } },
    ],
  };
  return {
    account,
    language,
    now: new Date('2026-11-01T12:00:00Z'),
    tag: 'Weekly sales',
    leaderCode: '4829150637',
    participantCode: '7712049958',
    expiresAt: new Date('2026-12-12T22:00:00Z'),
    ...over,
  } satisfies InformationEmailInput;
}

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

/** What a list of mails shows beside the subject: the text of the page from its beginning. */
function listed(html: string): string {
  return visible(html.slice(html.indexOf('<body')))
    .replace(/[ \n]+/g, ' ')
    .trimStart()
    .replace(/&nbsp;/g, '\u00a0')
    .replace(/&[a-z#0-9]+;/g, '');
}

/** The element names of the HTML in order: what inserted text must not change. */
function elements(html: string): string[] {
  return [...html.matchAll(/<(\/?[a-z][a-z0-9]*)/gi)].map((match) => match[1] ?? '');
}

function hrefs(html: string): string[] {
  return [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? '');
}

const facts: Record<Language, readonly string[]> = {
  en: [
    'Weekly sales',
    '482·915·0637',
    '771·204·9958',
    '+1 514 555 0100',
    'Montréal',
    'Canada, toll-free',
    'When asked for a code, enter your leader code on the keypad.',
    '*5',
    'Mute everyone',
    '*6',
    '12 December 2026 at 17:00 EST (UTC−5)',
    'Your participants only need the participant code.',
    'Acme Industries',
  ],
  fr: [
    'Weekly sales',
    '482·915·0637',
    '771·204·9958',
    '+1 888 555 0100',
    'Canada, sans frais',
    'Couper les micros',
    'Couper son micro',
    '12 décembre 2026 à 17\u00a0h\u00a000 HNE (UTC−5)',
    'Vos participants n’ont besoin que du code de participant.',
    'Acme Industries',
  ],
};

describe.each(['en', 'fr'] as const)('the information email in %s', (language) => {
  const email = renderInformationEmail(input(language));

  it.each(facts[language])('says %s in both forms', (fact) => {
    expect(visible(email.html)).toContain(fact);
    expect(email.text).toContain(fact);
  });

  it('names the conference in its subject, and in a mail with new codes says so', () => {
    const subjects: Record<Language, readonly string[]> = {
      en: [
        'Weekly sales: dial-in numbers and codes for your conference',
        'Weekly sales: new codes for your conference',
        'Weekly sales: your conference has expired',
      ],
      fr: [
        'Weekly sales\u00a0: numéros et codes de votre conférence',
        'Weekly sales\u00a0: nouveaux codes de votre conférence',
        'Weekly sales\u00a0: votre conférence est expirée',
      ],
    };
    const past = { expiresAt: new Date('2026-11-01T12:00:00Z') };
    const written = [{}, { areCodesRenewed: true }, past].map(
      (over) => renderInformationEmail(input(language, over)).subject,
    );
    expect(written).toEqual(subjects[language]);
    // Its own codes are told apart from other digits whatever stands between them.
    for (const code of ['4829150637', '7712049958']) {
      const tag = `Sales ${[...code].join(' x ')}`;
      expect(renderInformationEmail(input(language, { tag })).subject).toMatch(/^Sales …/);
    }
  });

  it('begins with what matters, and with no code', () => {
    const begins: Record<Language, readonly string[]> = {
      en: [
        'Works until 12 December 2026 at 17:00 EST (UTC−5). Dial +1 514 555 0100 and enter the leader code from this email.',
        'New codes; the earlier leader code no longer works. Works until',
        'This conference expired on 1 November 2026 at 07:00 EST (UTC−5). Its codes admit no one now.',
      ],
      fr: [
        'Fonctionne jusqu’au 12 décembre 2026 à 17\u00a0h\u00a000 HNE (UTC−5). Composez le +1 514 555 0100 et entrez le code d’animateur qui est dans ce courriel.',
        'Nouveaux codes; l’ancien code d’animateur ne fonctionne plus. Fonctionne jusqu’au',
        'Cette conférence a expiré le 1er novembre 2026 à 07\u00a0h\u00a000 HNE (UTC−5). Ses codes ne donnent plus accès à personne.',
      ],
    };
    const past = { expiresAt: new Date('2026-11-01T12:00:00Z') };
    for (const [index, over] of [{}, { areCodesRenewed: true }, past].entries()) {
      const { html, text } = renderInformationEmail(input(language, over));
      expect(listed(html).slice(0, begins[language][index]?.length)).toBe(begins[language][index]);
      // What a list of mails may show, in either form.
      for (const start of [listed(html).slice(0, 250), text.slice(0, 160)]) {
        expect(start).not.toMatch(/\d{3}·/);
      }
    }
  });

  it('names its language', () => {
    expect(email.html).toContain(`<html lang="${language}"`);
  });

  it('loads nothing from anywhere', () => {
    expect(email.html).not.toMatch(/<(img|link|script|iframe|object|form)|url\(|https?:|@import/i);
  });

  it('says that it never expires', () => {
    const never = renderInformationEmail(input(language, { expiresAt: null }));
    const sentence = { en: 'never expires', fr: 'n’expire jamais' }[language];
    expect(visible(never.html)).toContain(sentence);
    expect(never.text).toContain(sentence);
  });

  it('shows dots for codes and links without a code in the preview', () => {
    const preview = renderInformationEmail(
      input(language, { leaderCode: null, participantCode: null }),
    );
    expect(preview.text.match(/••• ••• ••••/g)).toHaveLength(2);
    expect(visible(preview.html).match(/••• ••• ••••/g)).toHaveLength(2);
    expect(hrefs(preview.html).join()).not.toContain(',,');
  });
});

describe.each(['en', 'fr'] as const)('what %s says of earlier codes', (language) => {
  const until = new Date('2026-12-01T22:00:00Z');
  const moment = {
    en: '1 December 2026 at 17:00 EST (UTC−5)',
    fr: '1er décembre 2026 à 17\u00a0h\u00a000 HNE (UTC−5)',
  }[language];
  const earlier = { en: /earlier|new codes/i, fr: /nouveaux|ancien|précédent/i }[language];
  const both = (over: Partial<InformationEmailInput>) => {
    const { html, text } = renderInformationEmail(input(language, over));
    return [visible(html), text];
  };

  it('is nothing where there were none, nor in a preview', () => {
    for (const form of both({})) expect(form).not.toMatch(earlier);
    const none = { areCodesRenewed: false, earlierParticipantCodeUntil: null };
    for (const form of both(none)) expect(form).not.toMatch(earlier);
  });

  it('is that they no longer work', () => {
    const sentence = {
      en: 'These are new codes. The earlier ones no longer work.',
      fr: 'Ces codes sont nouveaux. Les précédents ne fonctionnent plus.',
    }[language];
    for (const form of both({ areCodesRenewed: true })) expect(form).toContain(sentence);
  });

  it('is until when the participant code works', () => {
    const renewed = { areCodesRenewed: true, earlierParticipantCodeUntil: until };
    const sentence = {
      en: `The earlier leader code no longer works; the earlier participant code works until ${moment}.`,
      fr: `L’ancien code d’animateur ne fonctionne plus, mais l’ancien code de participant fonctionne jusqu’au ${moment}.`,
    }[language];
    for (const form of both(renewed)) expect(form).toContain(sentence);
  });

  it('is in a later email only that', () => {
    for (const form of both({ earlierParticipantCodeUntil: until })) {
      expect(form).toContain(moment);
      expect(form).not.toMatch(/new codes|nouveaux/);
    }
  });

  it('does not stand in the block to forward', () => {
    const { text } = renderInformationEmail(input(language, { areCodesRenewed: true }));
    expect(/^-{20,}$([^]*?)^-{20,}$/m.exec(text)?.[1]).not.toMatch(earlier);
  });
});

describe.each(['en', 'fr'] as const)(
  'what %s says of a conference that has expired',
  (language) => {
    const at = new Date('2026-11-16T22:00:00Z');
    const over = { expiresAt: at, now: new Date('2026-11-28T12:00:00Z') };
    const sentence = {
      en: 'This conference expired on 16 November 2026 at 17:00 EST (UTC−5). Its codes admit no one now.',
      fr: 'Cette conférence a expiré le 16 novembre 2026 à 17\u00a0h\u00a000 HNE (UTC−5). Ses codes ne donnent plus accès à personne.',
    }[language];
    const future = { en: /expires on|after that|works until/i, fr: /expire le|ensuite|jusqu’au/i };

    it('is that, first, in the block to forward, and where it says how long it works', () => {
      const { html, text } = renderInformationEmail(input(language, over));
      for (const form of [visible(html.slice(html.indexOf('<h1'))), text]) {
        expect(form.split(sentence)).toHaveLength(4);
        expect(form).not.toMatch(future[language]);
      }
    });

    it('is nothing of earlier participant codes that went on', () => {
      const until = new Date('2026-12-24T12:00:00Z');
      for (const areCodesRenewed of [true, false]) {
        const { text } = renderInformationEmail(
          input(language, { ...over, areCodesRenewed, earlierParticipantCodeUntil: until }),
        );
        expect(text).not.toMatch(/24 (December|décembre)/);
      }
    });

    it('begins with the very moment', () => {
      const subjectAt = (ms: number) =>
        renderInformationEmail(input(language, { expiresAt: at, now: new Date(at.getTime() + ms) }))
          .subject;
      expect(subjectAt(0)).toMatch(/expired|expirée/);
      expect(subjectAt(-1)).not.toMatch(/expired|expirée/);
    });
  },
);

it('lets no earlier code work longer than the conference', () => {
  const { text } = renderInformationEmail(
    input('en', { earlierParticipantCodeUntil: new Date('2027-01-20T12:00:00Z') }),
  );
  expect(text).toContain(
    'The earlier participant code works until 12 December 2026 at 17:00 EST (UTC−5)',
  );
});

describe('links', () => {
  it('dial the participant code in one tap, and never the leader code', () => {
    const { html, text } = renderInformationEmail(input('en'));
    expect(hrefs(html)).toEqual([
      'tel:+15145550100',
      'tel:+18885550100',
      'tel:+15145550100,,7712049958',
      'tel:+18885550100,,7712049958',
    ]);
    expect(text).toContain('tel:+15145550100,,7712049958');
    expect(html + text).not.toContain('4829150637');
  });
});

describe('the block to forward', () => {
  it('tells the leader code neither in HTML nor in text', () => {
    const { html, text } = renderInformationEmail(input('en'));
    const htmlBlock = /<section class="box forward"[^]*?<\/section>/.exec(html)?.[0] ?? '';
    const textBlock = /^-{20,}$([^]*?)^-{20,}$/m.exec(text)?.[1] ?? '';
    for (const block of [htmlBlock, textBlock]) {
      expect(visible(block)).toContain('771·204·9958');
      expect(block).toContain('Weekly sales');
      expect(block).not.toMatch(/482|leader/i);
    }
  });
});

describe('the keys', () => {
  it.each<[Language, readonly string[]]>([
    ['en', ['For you as the leader', '*5', 'Mute everyone', 'For everyone', '*6', 'Mute yourself']],
    [
      'fr',
      [
        'Pour vous, l’animateur',
        ...['*5', 'Couper les micros'],
        'Pour tout le monde',
        ...['*6', 'Couper son micro'],
      ],
    ],
  ])('in %s stand once, under those who may press them', (language, expected) => {
    const { html, text } = renderInformationEmail(input(language));
    const said = new RegExp(expected.map((word) => word.replace('*', '\\*')).join('|'), 'g');
    for (const form of [visible(html), text]) {
      const keys = form.slice(form.search(/keys during the call|touches pendant l’appel/i));
      expect(keys.match(said)).toEqual(expected);
    }
  });
});

describe('a hostile Tag', () => {
  const plain = renderInformationEmail(input('en', { tag: 'x' }));

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</style><style>*{display:none}</style>',
    '<!-- --> &amp; `x`',
  ])('%s is shown and does nothing', (tag) => {
    const email = renderInformationEmail(input('en', { tag }));
    expect(elements(email.html)).toEqual(elements(plain.html));
    expect(email.html.match(/=/g)?.length).toBe(
      (plain.html.match(/=/g)?.length ?? 0) + 3 * (tag.match(/=/g)?.length ?? 0),
    );
    expect(visible(email.html)).toContain(tag);
    expect(email.text).toContain(tag);
  });

  it.each([
    ['Sales\r\nBcc: eve@evil.example', 'Sales Bcc: eve@evil.example'],
    ['pay\u202Egnp.exe', 'paygnp.exe'],
    ['\u2069\u2067out of the isolate', 'out of the isolate'],
    ['one\u2028two\u0000three', 'one two three'],
  ])('%j is one harmless line', (tag, shown) => {
    const email = renderInformationEmail(input('en', { tag }));
    expect(visible(email.html)).toContain(shown);
    expect(email.text.split('\n')[1]).toBe(shown);
    expect(email.text.split('\n')).toHaveLength(plain.text.split('\n').length);
  });

  it('is isolated when it is written from right to left', () => {
    const email = renderInformationEmail(input('en', { tag: 'ישיבה 12' }));
    expect(email.text).toContain('\u2068ישיבה 12\u2069');
    expect(email.html).toContain('<bdi>ישיבה 12</bdi>');
  });

  it('never changes the elements, whatever it is', () => {
    const expected = elements(plain.html);
    const tags = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(tags, tags, tags, (tag, name, location) => {
        const base = input('en', { tag });
        const email = renderInformationEmail({
          ...base,
          account: {
            ...base.account,
            name,
            dialInNumbers: base.account.dialInNumbers.map((n) => ({ ...n, location })),
          },
        });
        expect(elements(email.html)).toEqual(expected);
        expect(email.text.split('\n')).toHaveLength(plain.text.split('\n').length);
      }),
      { numRuns: 50 },
    );
  });

  it('cannot come in by a number: what is not E.164 is refused', () => {
    const base = input('en');
    const dialInNumbers = [{ number: 'javascript:alert(1)', location: 'x', tollFree: false }];
    expect(() =>
      renderInformationEmail({ ...base, account: { ...base.account, dialInNumbers } }),
    ).toThrow(RangeError);
  });
});

describe('an account without menu or numbers', () => {
  it('leaves the menu out and says that there are no numbers', () => {
    const base = input('en');
    const email = renderInformationEmail({
      ...base,
      account: { ...base.account, menu: [], dialInNumbers: [] },
    });
    for (const form of [visible(email.html), email.text]) {
      expect(form.toLowerCase()).not.toContain('keys during the call');
      expect(form).toContain('No dial-in number has been set up yet.');
    }
  });
});
