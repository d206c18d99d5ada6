import type { Language } from '../account/account.ts';
import { html, type Html } from './html.ts';

/**
 * Mail programs keep inline styles best, so the light look stands inline; classes carry only what
 * inline styles cannot say: the dark look and the narrow one. No remote images or fonts, no
 * scripts, and no tables but the one that Outlook for Windows needs to keep the width.
 */
const SANS = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

const INK = '#1a1f2b';
export const QUIET = '#5a6372';
export const ACCENT = '#2450c5';

/** The inline styles that all emails share. */
export const pageStyle = {
  body: `margin:0;padding:0;background:#f3f4f7;color:${INK};font-family:${SANS};font-size:16px;line-height:1.5;-webkit-text-size-adjust:100%;`,
  hidden:
    'display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;',
  page: 'max-width:600px;margin:0 auto;padding:32px 16px;',
  card: 'background:#ffffff;border:1px solid #e2e5eb;border-radius:12px;padding:32px;',
  label: `margin:0;color:${QUIET};font-size:14px;line-height:20px;`,
  tag: 'margin:4px 0 24px;font-size:26px;line-height:32px;font-weight:700;letter-spacing:-0.01em;overflow-wrap:anywhere;',
  leader: 'background:#eef3ff;border:1px solid #c9d8fb;border-radius:10px;padding:20px 24px;',
  boxHeading: 'margin:0;font-size:17px;line-height:24px;font-weight:650;',
  boxIntro: `margin:0 0 16px;color:${QUIET};font-size:14px;line-height:20px;`,
  hint: `margin:12px 0 0;color:${QUIET};font-size:14px;line-height:20px;`,
  section: 'margin:32px 0 8px;font-size:17px;line-height:24px;font-weight:650;',
  text: 'margin:0;',
  steps: 'margin:0;padding:0 0 0 24px;',
  step: 'margin:0;padding:2px 0 2px 4px;',
  warning:
    'margin:32px 0 0;background:#fff6e0;border:1px solid #f0d48a;border-radius:10px;padding:16px 24px;color:#5c4100;',
  warningHeading: 'margin:0;font-size:16px;line-height:24px;font-weight:650;',
  foot: `margin:16px 8px 0;color:${QUIET};font-size:13px;line-height:20px;text-align:center;`,
} as const;

/** What differs from one email to the next. */
export interface Page {
  readonly language: Language;
  readonly title: string;
  /** Shown beside the subject in a list of mails and on a locked phone. */
  readonly preview: string;
  readonly card: Html;
  /** Below the card: who has this sent. */
  readonly sentBy: string;
}

/** An email as an HTML document, in the look that all share. */
export function renderPage({ language, title, preview, card, sentBy }: Page): string {
  return html`<!doctype html>
    <html lang="${language}" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>${title}</title>
        ${styleSheet()}
      </head>
      <body class="body" style="${pageStyle.body}">
        <div style="${pageStyle.hidden}" aria-hidden="true">${preview}${FILLING}</div>
        <!--[if mso]><table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
        <div class="page" style="${pageStyle.page}" role="article" lang="${language}">
          <div class="card" style="${pageStyle.card}">${card}</div>
          <p class="quiet" style="${pageStyle.foot}" dir="auto">${sentBy}</p>
        </div>
        <!--[if mso]></td></tr></table><![endif]-->
      </body>
    </html> `.toString();
}

/**
 * Behind the preview: a list of mails and a locked phone show what comes next as well, which would be
 * the leader code. Characters without a picture, each followed by a space that does not collapse.
 */
const FILLING = Array.from({ length: 150 }, () => html`&#847;&zwnj;&nbsp;`);

/** `!important` because what it changes stands inline. No value may be inserted here. */
function styleSheet(): Html {
  return html`<style>
    :root {
      color-scheme: light dark;
      supported-color-schemes: light dark;
    }
    @media (max-width: 480px) {
      .page {
        padding: 0 !important;
      }
      .card {
        padding: 24px 16px !important;
        border-radius: 0 !important;
        border-width: 0 0 1px !important;
      }
      .box {
        padding: 16px !important;
      }
      .warning {
        padding: 16px !important;
      }
      .code {
        font-size: 24px !important;
      }
    }
    @media (prefers-color-scheme: dark) {
      .body {
        background: #0f1218 !important;
        color: #e8ebf1 !important;
      }
      .card {
        background: #181c25 !important;
        border-color: #2b313d !important;
      }
      .leader {
        background: #17233f !important;
        border-color: #2f4677 !important;
      }
      .forward {
        background: #181c25 !important;
        border-color: #4a5262 !important;
      }
      .warning {
        background: #2e2510 !important;
        border-color: #5f4b17 !important;
        color: #f3dca3 !important;
      }
      .quiet {
        color: #a4adbd !important;
      }
      .link {
        color: #9dbaff !important;
      }
      .key {
        background: #222834 !important;
        border-color: #465063 !important;
      }
    }
    a.plain,
    a[x-apple-data-detectors] {
      color: inherit !important;
      text-decoration: none !important;
    }
  </style>`;
}
