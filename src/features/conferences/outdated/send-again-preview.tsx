import type { JSX } from 'react';
import { Examples, Names, Outcome, Preview } from '../../../components/preview/preview.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { useSendAgainWords } from './outdated-words.ts';
import type { AgainPlan } from './plan-again.ts';

/** In the order of how many an operator's change concerns. */
const REASONS = ['numbers', 'menu', 'codes', 'address'] as const;

/** How many emails are sent, why these, and what is left out. */
export function SendAgainPreview({ plan }: { readonly plan: AgainPlan }): JSX.Element {
  const { format } = useI18n();
  const words = useSendAgainWords().again;
  const { items, reasons, failed, unusable } = plan;
  const count = items.length;
  return (
    <Preview
      title={words.preview}
      outcomes={
        <>
          <Outcome
            tone={count > 0 ? 'good' : 'bad'}
            title={count > 0 ? words.sent(count, format.number(count)) : words.none}
          >
            {count > 0 && <p>{words.sentText}</p>}
          </Outcome>
          {REASONS.map((reason) => {
            const many = reasons[reason] ?? 0;
            return (
              many > 0 && (
                <Outcome
                  key={reason}
                  tone="info"
                  title={words.reasons[reason](many, format.number(many))}
                />
              )
            );
          })}
          {failed > 0 && (
            <Outcome tone="warn" title={words.failed(failed, format.number(failed))} />
          )}
          {unusable.length > 0 && (
            <Outcome
              tone="warn"
              title={words.unusable(unusable.length, format.number(unusable.length))}
            >
              <Names words={words} of={unusable.map(({ id, tag }) => [id, tag])} />
            </Outcome>
          )}
        </>
      }
    >
      <Examples
        words={words}
        columns={[words.columns.tag, words.columns.email]}
        of={items}
        id={({ conferenceId }) => conferenceId}
        row={({ tag, adminEmail }) => [tag, adminEmail]}
      />
    </Preview>
  );
}
