import { useEffect, useMemo, useRef, useState, type JSX } from 'react';
import { renderInformationEmail } from '../../../../domain/email/render.ts';
import { type Language, languageOf } from '../../../../domain/language.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import classes from './email-preview.module.css';

/** What of the email is not the account's; empty texts while they have not been typed. */
export interface PreviewedEmail {
  readonly tag: string;
  readonly adminEmail: string;
  /** Null: dots, as there is none yet or new ones are to come. */
  readonly participantCode: string | null;
  /** Null: never. Undefined: not known yet. */
  readonly expiresAt: Date | null | undefined;
  /** Null: the account's. */
  readonly language: Language | null;
}

/**
 * The information email as it will arrive, in the conference's language, with dots for the leader code:
 * that is shown only where somebody asks to see it. The markup stands in a frame that may run no script
 * and follow no link.
 */
export function EmailPreview(props: PreviewedEmail): JSX.Element {
  const { t } = useI18n();
  const { account } = useAccount();
  const words = t.conferenceForm.preview;
  const { tag, adminEmail, participantCode, expiresAt } = props;
  const language = languageOf(props, account);
  const expiry = expiresAt?.getTime() ?? null;
  const now = useNow();

  const email = useMemo(
    () =>
      renderInformationEmail({
        account,
        language,
        now,
        tag: tag || '…',
        leaderCode: null,
        participantCode,
        expiresAt: expiry === null ? null : new Date(expiry),
      }),
    [account, language, tag, participantCode, expiry, now],
  );

  return (
    <div className={classes.mail}>
      <dl className={classes.head}>
        <dt>{words.to}</dt>
        <dd>{adminEmail || '…'}</dd>
        <dt>{words.subject}</dt>
        <dd>{email.subject}</dd>
      </dl>
      {expiresAt === undefined && <p className={classes.note}>{words.noExpiry}</p>}
      {account.dialInNumbers.length === 0 && <p className={classes.note}>{words.noNumbers}</p>}
      <MailFrame html={email.html} title={words.title} />
    </div>
  );
}

/**
 * A frame as high as its content. `allow-same-origin` lets us measure it and rewrite it without the
 * flash of a reload at each key; without `allow-scripts` nothing in it can act.
 */
function MailFrame(props: { readonly html: string; readonly title: string }): JSX.Element {
  const frame = useRef<HTMLIFrameElement>(null);
  const [first] = useState(props.html);
  const [height, setHeight] = useState(640);
  const { html } = props;

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setHeight(heightOf(element)));
    const show = (): void => {
      write(element, html);
      setHeight(heightOf(element));
      // What is in it grows also while the frame stays as wide as it is.
      observer.disconnect();
      observer.observe(element);
      const body = pageOf(element)?.body;
      if (body) observer.observe(body, { box: 'border-box' });
    };
    show();
    // Its own first document, loaded a moment later, replaces what was written before.
    element.addEventListener('load', show);
    return () => {
      element.removeEventListener('load', show);
      observer.disconnect();
    };
  }, [html]);

  return (
    <iframe
      ref={frame}
      title={props.title}
      sandbox="allow-same-origin"
      srcDoc={first}
      // Nothing in it can be pressed, and all of it is as high as it is: no stop for the keyboard.
      tabIndex={-1}
      className={classes.frame}
      style={{ height }}
    />
  );
}

/** The frame's document, unless it is still being loaded and has no elements yet. */
function pageOf(frame: HTMLIFrameElement): Document | null {
  const page = frame.contentDocument;
  return page === null || page.readyState === 'loading' ? null : page;
}

function write(frame: HTMLIFrameElement, html: string): void {
  const page = pageOf(frame);
  if (page === null) return;
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  page.documentElement.lang = parsed.documentElement.lang;
  page.head.replaceChildren(...parsed.head.childNodes);
  // Absent only while the frame is between two documents; its load event comes next.
  page.querySelector('body')?.replaceWith(parsed.body);
  // A preview is read, not followed: nothing in it takes the focus or dials.
  for (const link of page.querySelectorAll('a')) link.removeAttribute('href');
}

/** In pixels. Of the body, not the document: a document is never less high than its frame. */
function heightOf(frame: HTMLIFrameElement): number {
  return Math.ceil(pageOf(frame)?.body.getBoundingClientRect().height ?? 0);
}
