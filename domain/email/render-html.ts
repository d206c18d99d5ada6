import type { AccessBox, EmailContent, KeyGroup } from './email-content.ts';
import { html, type Html } from './html.ts';
import { ACCENT, pageStyle, QUIET, renderPage } from './email-page.ts';
import type { EmailWords } from './email-words.ts';

const MONO = "ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace";

const style = {
  ...pageStyle,
  notice: 'margin:0 0 24px;font-weight:650;',
  forward:
    'margin-top:16px;background:#ffffff;border:2px dashed #b9c0cc;border-radius:10px;padding:20px 24px;',
  boxTag: 'margin:0 0 12px;font-weight:650;overflow-wrap:anywhere;',
  code: `margin:2px 0 16px;font-size:28px;line-height:36px;font-weight:700;font-variant-numeric:tabular-nums;letter-spacing:0.02em;white-space:nowrap;`,
  unlinked: 'color:inherit;text-decoration:none;',
  numbers: 'margin:4px 0 0;padding:0;list-style:none;',
  number: 'margin:0;padding:4px 0;',
  numberLink: `color:${ACCENT};font-weight:650;text-decoration:underline;text-underline-offset:3px;white-space:nowrap;`,
  numberAbout: `margin-left:6px;color:${QUIET};font-size:14px;white-space:normal;`,
  group: `margin:12px 0 4px;color:${QUIET};font-size:14px;line-height:20px;font-weight:400;`,
  keys: 'margin:0;padding:0;list-style:none;',
  option: 'margin:0;padding:4px 0 4px 64px;text-indent:-64px;',
  key: `display:inline-block;min-width:32px;margin-right:14px;padding:0 8px;border:1px solid #c9cfd9;border-radius:6px;background:#f7f8fa;font-family:${MONO};font-size:15px;line-height:24px;font-weight:650;text-align:center;text-indent:0;`,
  action: 'text-indent:0;',
} as const;

/** The email as an HTML document. */
export function renderHtml(content: EmailContent, subject: string): string {
  const { words } = content;
  const card = html`<p class="quiet" style="${style.label}">${words.audioConference}</p>
    <h1 style="${style.tag}"><bdi>${content.tag}</bdi></h1>
    ${content.notices.map((notice) => html`<p style="${style.notice}">${notice}</p>`)}
    ${leaderBox(content)} ${forwardBox(content)}
    <h2 style="${style.section}">
      ${content.isExpired ? words.start.headingExpired : words.start.heading}
    </h2>
    <ol style="${style.steps}">
      ${words.start.steps.map((step) => html` <li style="${style.step}">${step}</li>`)}
    </ol>
    ${keys(content.menu, words)}
    <h2 style="${style.section}">${words.expiry.heading}</h2>
    <p style="${style.text}">${content.expiry}</p>
    <div class="warning" style="${style.warning}">
      <h2 style="${style.warningHeading}">${words.confidential.heading}</h2>
      <p style="${style.text}">${words.confidential.text}</p>
    </div>`;
  const { language, preview, sentBy } = content;
  return renderPage({ language, title: subject, preview, card, sentBy });
}

function leaderBox({ leader, words }: EmailContent): Html {
  return html`<section class="box leader" style="${style.leader}">
    <h2 style="${style.boxHeading}">${leader.heading}</h2>
    <p class="quiet" style="${style.boxIntro}">${leader.intro}</p>
    ${access(leader, words)}
  </section>`;
}

function forwardBox({ participants, tag, words, isExpired, expiry }: EmailContent): Html {
  const hint = participants.numbers.some(({ link }) => link.includes(','))
    ? `${words.participants.howTo} ${words.participants.tap}`
    : words.participants.howTo;
  return html`<section class="box forward" style="${style.forward}">
    <h2 style="${style.boxHeading}">${participants.heading}</h2>
    <p class="quiet" style="${style.boxIntro}">${participants.intro}</p>
    <p style="${style.boxTag}">${words.audioConference}${words.colon} <bdi>${tag}</bdi></p>
    ${isExpired ? html`<p style="${style.boxTag}">${expiry}</p>` : html``}
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
    <p class="code" style="${style.code}">${unlinked(box.code)}</p>
    <p class="quiet" style="${style.label}">${words.numbers}</p>
    ${
      numbers.length > 0
        ? html`<ul style="${style.numbers}">
            ${numbers}
          </ul>`
        : html`<p style="${style.text}">${words.noNumbers}</p>`
    }`;
}

/**
 * A code that programs leave alone which make links of what looks like a telephone number: none of
 * them looks into a link, and this is one that leads nowhere.
 */
function unlinked(code: string): Html {
  return html`<a class="plain" style="${style.unlinked}">${code}</a>`;
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
