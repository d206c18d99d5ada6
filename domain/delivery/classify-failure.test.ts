import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  classifyFailure,
  DETAIL_MAX_LENGTH,
  type FailureCause,
  harmlessDetail,
} from './classify-failure.ts';

/** As nodemailer words a refusal at each place of the conversation. */
const at = {
  greeting: (reply: string) => `Error: Invalid greeting. response=${reply}: ${reply}`,
  auth: (reply: string) => `Error: Invalid login: ${reply}`,
  sender: (reply: string) => `Error: Mail command failed: ${reply}`,
  recipient: (reply: string) => `Error: Can't send mail - all recipients were rejected: ${reply}`,
  content: (reply: string) => `Error: Message failed: ${reply}`,
};

const kindOf = (error: string | null, cause: FailureCause | null = null) => {
  const { failure, isTemporary } = classifyFailure(error, cause);
  return isTemporary ? `${failure}, for now` : failure;
};

describe('what a server answered', () => {
  it.each([
    [at.recipient('550 5.1.1 <li@acme.example>: Recipient address rejected'), 'mailboxUnknown'],
    [at.recipient('550-5.1.1 The account does not exist.\n550 5.1.1 gsmtp'), 'mailboxUnknown'],
    [at.recipient('550 5.1.10 Recipient not found by SMTP address lookup'), 'mailboxUnknown'],
    [at.recipient('550 No such user here'), 'mailboxUnknown'],
    [at.content('554 delivery error: This user doesn’t have an account'), 'messageRefused'],
    [at.recipient('550 5.1.2 Bad destination system'), 'recipientRefused'],
    [at.recipient('501 5.1.3 Bad recipient address syntax'), 'recipientRefused'],
    [at.recipient('550 5.4.1 Recipient address rejected: Access denied'), 'recipientRefused'],
    [at.recipient('550 Requested action not taken: mailbox unavailable'), 'recipientRefused'],
    [at.recipient('553 sorry'), 'recipientRefused'],
    [at.recipient('552 5.2.2 Mailbox full'), 'mailboxFull'],
    [at.recipient('552 sorry'), 'mailboxFull'],
    [at.recipient('452 4.2.2 The account is over quota'), 'mailboxFull, for now'],
    [at.recipient('452 Requested mail action aborted: over quota'), 'mailboxFull, for now'],
    [at.recipient('550 5.2.1 The account is disabled'), 'mailboxDisabled'],
    [at.recipient('554 This account has been suspended'), 'mailboxDisabled'],
    [at.sender('550 sender not allowed'), 'senderRefused'],
    [at.sender('553 5.1.8 Sender domain does not exist'), 'senderRefused'],
    [at.content('554 5.7.60 Client does not have permissions to send as'), 'senderRefused'],
    [at.greeting('554 5.7.1 Service unavailable; blocked using zen.spamhaus.org'), 'blocked'],
    [at.greeting('554 nothing for you here'), 'blocked'],
    [at.recipient('554 5.7.1 Relay access denied'), 'blocked'],
    [at.recipient('550 5.7.606 Access denied, banned sending IP'), 'blocked'],
    [at.content('554 5.7.1 looks like spam'), 'blocked'],
    [at.content('550 5.7.26 Unauthenticated email is not accepted (DMARC)'), 'blocked'],
    [at.content('550 5.7.1 Message not allowed'), 'blocked'],
    [at.content('550 5.7.1 Refused by our mail policy'), 'policy'],
    [at.content('552 5.3.4 Message size exceeds fixed limit'), 'messageTooLarge'],
    [at.sender('552 Message size exceeds maximum value'), 'messageTooLarge'],
    [at.content('554 transaction failed'), 'messageRefused'],
    [at.content('550 5.6.0 Lone CR or LF in body'), 'messageRefused'],
    [at.auth('535 5.7.8 Authentication credentials invalid'), 'authentication'],
    [at.auth('534 5.7.9 Application-specific password required'), 'authentication'],
    [at.sender('530 5.7.0 Authentication required'), 'authentication'],
    [at.sender('530 5.7.57 Client not authenticated to send mail'), 'authentication'],
    [at.auth('500 what?'), 'authentication'],
    [at.sender('530 5.7.0 Must issue a STARTTLS command first'), 'tls'],
    ['Error: Error upgrading connection with STARTTLS: 454 TLS not available', 'tls, for now'],
    [at.recipient('450 4.2.0 <li@acme.example>: Greylisted, see postgrey'), 'greylisted, for now'],
    [
      at.recipient('451 4.7.1 Greylisting in action, please come back later'),
      'greylisted, for now',
    ],
    [at.content('421 4.7.28 Gmail has detected an unusual rate of mail'), 'rateLimited, for now'],
    [at.sender('451 4.7.0 Too many messages'), 'rateLimited, for now'],
    [at.recipient('450 4.7.1 Try again later'), 'rateLimited, for now'],
    [at.content('432 4.3.2 Concurrent connections limit exceeded'), 'rateLimited, for now'],
    [at.content('451 server busy'), 'rateLimited, for now'],
    [at.greeting('421 closed for today'), 'tryLater, for now'],
    [at.recipient('450 mailbox unavailable'), 'tryLater, for now'],
    [at.content('451 4.3.0 Local error in processing'), 'tryLater, for now'],
    [at.auth('454 4.7.0 Temporary authentication failure'), 'tryLater, for now'],
    ['Error: 550', 'recipientRefused'],
    ['Error: 599 odd', 'other'],
  ])('%s is %s', (error, kind) => {
    expect(kindOf(error)).toBe(kind);
  });

  it('decides although the message had left: who refuses has taken nothing', () => {
    const refused = { code: 451, enhanced: '4.7.1' };
    const cause = causeOf({ reply: refused, error: 'EMESSAGE', command: 'DATA', left: true });
    expect(kindOf(at.content('451 4.7.1 busy'), cause)).toBe('rateLimited, for now');
  });

  it('is what is quoted, without what nodemailer says before it', () => {
    const { detail } = classifyFailure(at.greeting('421 closed for today'));
    expect(detail).toBe('421 closed for today');
    expect(classifyFailure(at.recipient('550 5.1.1 gone')).detail).toBe('550 5.1.1 gone');
  });
});

describe('without an answer', () => {
  it.each([
    ['Error: connect ECONNREFUSED 127.0.0.1:465', 'unreachable, for now'],
    ['Error: connect EHOSTUNREACH 192.0.2.1:587 - Local (192.0.2.2:40000)', 'unreachable, for now'],
    ['Error: getaddrinfo ENOTFOUND smtp.acme.example', 'hostNotFound, for now'],
    ['Error: queryA EAI_AGAIN smtp.acme.example', 'hostNotFound, for now'],
    ['Error: connect ETIMEDOUT 192.0.2.1:25', 'timeout, for now'],
    ['Error: Connection timeout', 'timeout, for now'],
    ['Error: Greeting never received', 'timeout, for now'],
    ['Error: certificate has expired', 'tls, for now'],
    ['Error: 80:error:0A00010B:SSL routines:get:wrong version number:r.c:3:', 'tls, for now'],
    ['Error: Missing credentials for "PLAIN"', 'authentication'],
    ['Error: Unauthorized (401)', 'authentication'],
    ['Error: Forbidden (403)', 'senderRefused'],
    ['Error: No recipients defined', 'recipientRefused'],
    ['Invalid recipient: the domain of an address in to is a number.', 'recipientRefused'],
    ['TypeError: SMTP_CONNECTION_URI is not an address of a server.', 'notConfigured'],
    ['Neither the mail nor DEFAULT_FROM names a sender.', 'notConfigured'],
    ['Error: No mailer has taken this mail.', 'notTaken'],
    ['Error: Message processing lease expired.', 'interrupted'],
    ['RangeError: something else', 'other'],
    ['', 'other'],
    [null, 'other'],
  ])('%j is %s', (error, kind) => {
    expect(kindOf(error)).toBe(kind);
  });

  it.each([
    ['Error: Connection closed unexpectedly', 'ECONNECTION', 'unreachable, for now'],
    ['Error: read ECONNRESET', 'ESOCKET', 'unreachable, for now'],
    ['Error: Timeout', 'ETIMEDOUT', 'timeout, for now'],
    ['Error: Sending timed out.', 'EABORT', 'timeout, for now'],
  ])('%j may have arrived, unless its mailer knows that nothing had left', (text, error, kind) => {
    expect(kindOf(text)).toBe('uncertain');
    expect(kindOf(text, causeOf({ error, left: true }))).toBe('uncertain');
    expect(kindOf(text, causeOf({ error, left: false }))).toBe(kind);
  });

  it('is what Node says below what nodemailer says', () => {
    const expired = causeOf({ error: 'ESOCKET', system: 'CERT_HAS_EXPIRED', left: false });
    expect(kindOf('Error: no', expired)).toBe('tls, for now');
  });
});

function causeOf(told: {
  readonly reply?: FailureCause['reply'];
  readonly error: string;
  readonly system?: string;
  readonly command?: string;
  readonly left: boolean;
}): FailureCause {
  const { reply = null, error, system = null, command = 'CONN', left } = told;
  return { reply, error, system, command, hasContentLeft: left };
}

describe('harmlessDetail', () => {
  it('keeps what helps and drops what could be a code', () => {
    expect(
      harmlessDetail('Error: 554 5.7.1 refused: "482 915 0637", 4829150637\r\nat 127.0.0.1:2525'),
    ).toBe('554 5.7.1 refused: "••••", •••• at 127.0.0.1:2525');
  });

  it('leaves of OpenSSL’s words what tells something', () => {
    const text =
      'Error: 805C416E7A7F0000:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/record.c:350:\n';
    expect(harmlessDetail(text)).toBe('SSL routines: wrong version number');
    expect(harmlessDetail(text.replace('805C416E7A7F0000', '123456789012'))).toBe(
      'SSL routines: wrong version number',
    );
  });

  it('never has six digits together, a second line or more than 300 characters', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('1', '2', '7', ' ', '-', '\n', 'x', 'é'),
      maxLength: 900,
    });
    fc.assert(
      fc.property(hostile, (text) => {
        const detail = harmlessDetail(text);
        expect(detail).not.toMatch(/\d(?:[ -]?\d){5,}/);
        expect(detail).not.toMatch(/[\r\n]/);
        expect([...detail].length).toBeLessThanOrEqual(DETAIL_MAX_LENGTH);
      }),
    );
  });
});
