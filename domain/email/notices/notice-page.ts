import type { Language } from '../../language.ts';
import { html } from '../html.ts';
import { ACCENT, pageStyle, renderPage } from '../email-page.ts';
import type { RenderedEmail } from '../email-types.ts';
import type { PortalLink } from '../portal-link.ts';
import { heading, isolate, joinLines } from '../render-text.ts';

/** A short email about one conference, in the order in which it says things, without form. */
export interface Notice {
  readonly language: Language;
  readonly subject: string;
  readonly preview: string;
  readonly colon: string;
  readonly audioConference: string;
  readonly tag: string;
  /** What happened or will happen. */
  readonly news: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly sections: readonly NoticeSection[];
  readonly sentBy: string;
}

export interface NoticeSection {
  readonly heading: string;
  readonly text: string;
  /** Whether it stands out: what must not be overlooked. */
  readonly isWarning?: boolean;
  readonly link?: { readonly words: string; readonly for: string; readonly to: PortalLink };
}

const style = {
  ...pageStyle,
  news: 'margin:0;font-size:18px;line-height:27px;overflow-wrap:anywhere;',
  facts: 'margin:24px 0 0;padding:16px 24px;border:1px solid #e2e5eb;border-radius:10px;',
  fact: 'margin:0;padding:4px 0;overflow-wrap:anywhere;',
  factName: `${pageStyle.label}display:block;`,
  factValue: 'font-weight:650;font-variant-numeric:tabular-nums;',
  link: `color:${ACCENT};font-weight:650;text-decoration:underline;text-underline-offset:3px;`,
  linkLine: 'margin:12px 0 0;',
  linkFor: `${pageStyle.label}display:block;`,
} as const;

/** Subject, HTML and plain text of a notice, from one source. It holds no access code. */
export function renderNotice(notice: Notice): RenderedEmail {
  const { language, subject, preview, sentBy } = notice;
  return {
    subject,
    html: renderPage({ language, title: subject, preview, card: card(notice), sentBy }),
    text: text(notice),
  };
}

function card({ audioConference, tag, news, facts, sections }: Notice) {
  return html`<p class="quiet" style="${style.label}">${audioConference}</p>
    <h1 style="${style.tag}"><bdi>${tag}</bdi></h1>
    <p style="${style.news}">${news}</p>
    ${
      facts.length === 0
        ? html``
        : html`<div class="box forward" style="${style.facts}">
            ${facts.map(
              ([name, value]) =>
                html` <p style="${style.fact}">
                  <span class="quiet" style="${style.factName}">${name}</span>
                  <bdi style="${style.factValue}">${value}</bdi>
                </p>`,
            )}
          </div>`
    }
    ${sections.map(section)}`;
}

function section({ heading: title, text: words, isWarning = false, link }: NoticeSection) {
  const linked =
    link === undefined
      ? html``
      : html`<p style="${style.linkLine}">
          <a class="link" style="${style.link}" href="${link.to}">${link.words}</a>
          <span class="quiet" style="${style.linkFor}">${link.for}</span>
        </p>`;
  return isWarning
    ? html` <div class="warning" style="${style.warning}">
        <h2 style="${style.warningHeading}">${title}</h2>
        <p style="${style.text}">${words}</p>
        ${linked}
      </div>`
    : html` <h2 style="${style.section}">${title}</h2>
        <p style="${style.text}">${words}</p>
        ${linked}`;
}

function text({ audioConference, colon, tag, news, facts, sections, sentBy }: Notice): string {
  return joinLines([
    audioConference,
    isolate(tag),
    '',
    news,
    ...(facts.length === 0 ? [] : ['']),
    ...facts.map(([name, value]) => `${name}${colon} ${isolate(value)}`),
    ...sections.flatMap(({ heading: title, text: words, link }) => [
      '',
      heading(title),
      words,
      ...(link === undefined ? [] : [`${link.words} (${link.for})${colon}`, link.to]),
    ]),
    '',
    sentBy,
  ]);
}
