import { expect, it } from 'vitest';
import { emailFailureSchema, type EmailFailure } from '../../domain/delivery/delivery.ts';
import { REPLY_RULES, type ReplyRule } from '../../domain/delivery/failure-rules.ts';
import { ACTORS, actorWhileWaiting, type Actor } from '../../domain/delivery/failures.ts';
import { en } from './en/index.ts';
import { fr } from './fr/index.ts';

// docs/email-failures.md is made of the rules and the words themselves: `npx vitest run --project unit
// src/i18n -u` writes it anew.

const STAGES = {
  connect: 'the greeting',
  auth: 'the sign-in',
  sender: 'the sender',
  recipient: 'the recipient',
  content: 'the message',
} as const;

const WHO: Readonly<Record<Actor, string>> = {
  administrator: 'administrator',
  operator: 'operator',
  nobody: 'nobody',
};

/** What never comes of a mail server, and where it comes from. */
const OF_OUR_OWN: Partial<Readonly<Record<EmailFailure, string>>> = {
  noDialInNumbers: 'the account has none',
  serviceOff: 'the account’s Profile',
  codesExhausted: 'five pairs of codes were taken',
  invalid: 'what is stored',
  unreachable: 'no connection; or it broke before the message had left',
  hostNotFound: 'no address for the server’s name',
  timeout: 'no answer in time, before the message had left',
  notConfigured: 'the mailer’s parameters',
  uncertain: 'no answer after the message had left',
  interrupted: 'the mailer died over it; or its document is gone',
  notTaken: 'no mailer took it within two hours',
  superseded: 'a newer Save sent its own email',
  withdrawn: 'its conference was deleted, or its member taken out',
  other: 'anything else',
};

function answersTo(rule: ReplyRule): string {
  const digit = rule.class ?? 'x';
  const enhanced = rule.enhanced?.map((one) => `\`${digit}.${one}\``) ?? [];
  const codes = rule.codes?.map((code) => `\`${code}\``) ?? [];
  const any = rule.class === undefined ? [] : [`\`${rule.class}xx\``];
  const code = enhanced.length > 0 ? enhanced : codes.length > 0 ? codes : any;
  const stages = rule.stages?.map((stage) => STAGES[stage]).join(' or ');
  return [
    code.length > 0 ? code.join(', ') : 'any refusal',
    ...(stages === undefined ? [] : [`to ${stages}`]),
    ...(rule.example === undefined ? [] : [`such as “${rule.example}”`]),
  ].join(' ');
}

function page(): string {
  const rules = REPLY_RULES.map((rule) => `| ${answersTo(rule)} | \`${rule.failure}\` |`);
  const failures = emailFailureSchema.options.map((failure) => {
    const { failure: short, failureHelp: help } = en.conferences;
    const french = fr.conferences.failureHelp[failure];
    const who = WHO[ACTORS[failure]];
    const waiting = isOfServer(failure) ? WHO[actorWhileWaiting(failure)] : '';
    const cause = OF_OUR_OWN[failure] ?? '';
    const cells = [`\`${failure}\``, cause, short[failure], help[failure], french, who, waiting];
    return `| ${cells.join(' | ')} |`;
  });
  return `# Why an email did not arrive

Made by \`src/i18n/email-failures.test.ts\` of \`domain/delivery/\` and the portal's words.

A mail server's answer decides: its enhanced status code (RFC 3463), its reply code (RFC 5321) with what it answered to,
and its own words where a code means several things. The first row that fits counts. An answer of 4xx is tried again
by itself for two hours ([how](./saves.md#tried-again)), and so is what failed before any of the message had left.

| answer of the server | failure |
|---|---|
${rules.join('\n')}

Without an answer, nodemailer's and Node's error codes decide (\`ERROR_RULES\`), or the words of another mailer. Last
column: who has to do something while it is tried again.

| failure | what is not a server's answer | in short | in English | in French | who, once it has failed | and meanwhile |
|---|---|---|---|---|---|---|
${failures.join('\n')}
`;
}

/** Whether a server, or what is on the way to it, may say so for now. */
function isOfServer(failure: EmailFailure): boolean {
  const own: readonly EmailFailure[] = ['unreachable', 'hostNotFound', 'timeout', 'tls'];
  return (
    own.includes(failure) ||
    REPLY_RULES.some((rule) => rule.failure === failure && rule.class !== 5)
  );
}

it('each rule that looks for words has such words to show', () => {
  for (const { words, example } of REPLY_RULES) {
    expect(words?.test(example ?? '')).toBe(words === undefined ? undefined : true);
  }
});

it('the table of failures says what the code does', async () => {
  await expect(page()).toMatchFileSnapshot('../../docs/email-failures.md');
});
