import type { DocumentData } from 'firebase-admin/firestore';

/** What has come to the SMTP server, and what a reader's mail program finds in it. */
export interface Arrived {
  /** To whom the server was asked to bring it. */
  readonly recipients: readonly string[];
  readonly from: string | undefined;
  readonly replyTo: string | undefined;
  readonly subject: string | undefined;
  readonly text: string | undefined;
  readonly html: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly attachments: readonly Partial<ArrivedAttachment>[];
}

interface ArrivedAttachment {
  readonly filename: string | undefined;
  readonly contentType: string;
  readonly disposition: string | undefined;
  readonly content: string;
}

/** One form that a mail document can have. */
export interface Shape {
  /** As docs/mail-contract.md calls it. */
  readonly what: string;
  readonly document: DocumentData;
  /** What the Trigger Email extension does with it, as docs/mail-contract.md says it. */
  readonly there: string;
  /** What arrives of it, sent by our mailer, or the sentence with which that refuses it. */
  readonly here: Partial<Arrived> | RegExp;
}

export const ANA = 'ana@acme.example';
export const LI = 'li@acme.example';

/** Sent as it is. */
export const message = { subject: 'Hello', text: 'Body' };

/** To Ana, with what a shape adds or puts in its place. */
export const mail = (over: DocumentData): DocumentData => ({ to: ANA, message, ...over });

/** The same, of which only `message` is special. */
export const saying = (over: DocumentData): DocumentData => ({
  to: ANA,
  message: { ...message, ...over },
});
