import type { AccessBox, EmailContent, KeyGroup } from './content.ts';
import { html, type Html } from './html.ts';
import type { EmailWords } from './words.ts';

/**
 * Mail programs keep inline styles best, so the light look stands inline; classes carry only what
 * inline styles cannot say: the dark look and the narrow one. No remote images or fonts, no
 * scripts, and no tables but the one that Outlook for Windows needs to keep the width.
 */
const SANS = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const MONO = "ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace";

const INK = '#1a1f2b';
const QUIET = '#5a6372';
const ACCENT = '#2450c5';

const style = {
  body: `margin:0;padding:0;background:#f3f4f7;color:${INK};font-family:${SANS};font-size:16px;line-height:1.5;-webkit-text-size-adjust:100%;`,
  hidden:
    'display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;',
  page: 'max-width:600px;margin:0 auto;padding:32px 16px;',
  card: 'background:#ffffff;border:1px solid #e2e5eb;border-radius:12px;padding:32px;',
  label: `margin:0;color:${QUIET};font-size:14px;line-height:20px;`,
  tag: 'margin:4px 0 24px;font-size:26px;line-height:32px;font-weight:700;letter-spacing:-0.01em;overflow-wrap:anywhere;',
  leader: 'background:#eef3ff;border:1px solid #c9d8fb;border-radius:10px;padding:20px 24px;',
  forward:
    'margin-top:16px;background:#ffffff;border:2px dashed #b9c0cc;border-radius:10px;padding:20px 24px;',
  boxHeading: 'margin:0;font-size:17px;line-height:24px;font-weight:650;',
  boxIntro: `margin:0 0 16px;color:${QUIET};font-size:14px;line-height:20px;`,
  boxTag: 'margin:0 0 12px;font-weight:650;overflow-wrap:anywhere;',
  code: `margin:2px 0 16px;font-size:28px;line-height:36px;font-weight:700;font-variant-numeric:tabular-nums;letter-spacing:0.02em;white-space:nowrap;`,
  numbers: 'margin:4px 0 0;padding:0;list-style:none;',
  number: 'margin:0;padding:4px 0;',
  numberLink: `color:${ACCENT};font-weight:650;text-decoration:underline;text-underline-offset:3px;white-space:nowrap;`,
  numberAbout: `margin-left:6px;color:${QUIET};font-size:14px;white-space:normal;`,
  hint: `margin:12px 0 0;color:${QUIET};font-size:14px;line-height:20px;`,
  section: 'margin:32px 0 8px;font-size:17px;line-height:24px;font-weight:650;',
  text: 'margin:0;',
  steps: 'margin:0;padding:0 0 0 24px;',
  step: 'margin:0;padding:2px 0 2px 4px;',
  group: `margin:12px 0 4px;color:${QUIET};font-size:14px;line-height:20px;font-weight:400;`,
  keys: 'margin:0;padding:0;list-style:none;',
  option: 'margin:0;padding:4px 0 4px 64px;text-indent:-64px;',
  key: `display:inline-block;min-width:32px;margin-right:14px;padding:0 8px;border:1px solid #c9cfd9;border-radius:6px;background:#f7f8fa;font-family:${MONO};font-size:15px;line-height:24px;font-weight:650;text-align:center;text-indent:0;`,
  action: 'text-indent:0;',
  warning:
    'margin:32px 0 0;background:#fff6e0;border:1px solid #f0d48a;border-radius:10px;padding:16px 24px;color:#5c4100;',
  warningHeading: 'margin:0;font-size:16px;line-height:24px;font-weight:650;',
  foot: `margin:16px 8px 0;color:${QUIET};font-size:13px;line-height:20px;text-align:center;`,
} as const;

/** The email as an HTML document. */
export function renderHtml(content: EmailContent): string {
  const { words } = content;
  return html`<!doctype html>
    <html lang="${content.language}" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>${words.subject}</title>
        ${styleSheet()}
      </head>
      <body class="body" style="${style.body}">
        <div style="${style.hidden}" aria-hidden="true">${words.preview}</div>
        <!--[if mso]><table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
        <div class="page" style="${style.page}" role="article" lang="${content.language}">
          <div class="card" style="${style.card}">
            <p class="quiet" style="${style.label}">${words.audioConference}</p>
            <h1 style="${style.tag}"><bdi>${content.tag}</bdi></h1>
            ${leaderBox(content)} ${forwardBox(content)}
            <h2 style="${style.section}">${words.start.heading}</h2>
            <ol style="${style.steps}">
              ${words.start.steps.map((step) => html` <li style="${style.step}">${step}</li>`)}
            </ol>
            ${keys(content.menu, words)}
            <h2 style="${style.section}">${words.expiry.heading}</h2>
            <p style="${style.text}">${content.expiry}</p>
            <div class="warning" style="${style.warning}">
              <h2 style="${style.warningHeading}">${words.confidential.heading}</h2>
              <p style="${style.text}">${words.confidential.text}</p>
            </div>
          </div>
          <p class="quiet" style="${style.foot}" dir="auto">${content.sentBy}</p>
        </div>
        <!--[if mso]></td></tr></table><![endif]-->
      </body>
    </html> `.toString();
}

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
  </style>`;
}

function leaderBox({ leader, words }: EmailContent): Html {
  return html`<section class="box leader" style="${style.leader}">
    <h2 style="${style.boxHeading}">${leader.heading}</h2>
    <p class="quiet" style="${style.boxIntro}">${leader.intro}</p>
    ${access(leader, words)}
  </section>`;
}

function forwardBox({ participants, tag, words }: EmailContent): Html {
  const hint = participants.numbers.some(({ link }) => link.includes(','))
    ? `${words.participants.howTo} ${words.participants.tap}`
    : words.participants.howTo;
  return html`<section class="box forward" style="${style.forward}">
    <h2 style="${style.boxHeading}">${participants.heading}</h2>
    <p class="quiet" style="${style.boxIntro}">${participants.intro}</p>
    <p style="${style.boxTag}">${words.audioConference}${words.colon} <bdi>${tag}</bdi></p>
    ${access(participants, words)}
    <p class="quiet" style="${style.hint}">${hint}</p>
  </section>`;
}

function access(box: AccessBox, words: EmailWords): Html {
  const numbers = box.numbers.map(
    ({ number, about, link }) =>
      html` <li style="${style.number}">
        <a class="link" style="${style.numberLink}" href="${link}">${number}</a>
        <bdi class="quiet" style="${style.numberAbout}">${about}</bdi>
      </li>`,
  );
  return html`<p class="quiet" style="${style.label}">${box.codeLabel}</p>
    <p class="code" style="${style.code}">${box.code}</p>
    <p class="quiet" style="${style.label}">${words.numbers}</p>
    ${
      numbers.length > 0
        ? html`<ul style="${style.numbers}">
            ${numbers}
          </ul>`
        : html`<p style="${style.text}">${words.noNumbers}</p>`
    }`;
}

function keys(menu: readonly KeyGroup[], words: EmailWords): Html {
  if (menu.length === 0) return html``;
  return html`<h2 style="${style.section}">${words.menu.heading}</h2>
    ${menu.map(
      (group) =>
        html` <h3 class="quiet" style="${style.group}">${group.heading}</h3>
          <ul style="${style.keys}">
            ${group.options.map(
              ({ keys: pressed, action }) =>
                html` <li style="${style.option}">
                  <kbd class="key" style="${style.key}">${pressed}</kbd
                  ><bdi style="${style.action}">${action}</bdi>
                </li>`,
            )}
          </ul>`,
    )}`;
}
