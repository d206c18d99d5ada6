import type { JSX, ReactNode } from 'react';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconInfoCircle,
} from '../../../components/icons.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { useSendAgainWords } from './outdated-words.ts';
import type { AgainPlan } from './plan-again.ts';
import classes from './send-again.module.css';

/** Rows shown of what will be sent. */
const EXAMPLES = 5;
/** So many are listed by name; thousands would help nobody. */
const NAMED = 50;
/** In the order of how many an operator's change concerns. */
const REASONS = ['numbers', 'menu', 'codes', 'address'] as const;

/** How many emails are sent, why these, and what is left out. */
export function SendAgainPreview({ plan }: { readonly plan: AgainPlan }): JSX.Element {
  const { format } = useI18n();
  const words = useSendAgainWords().again;
  const { items, reasons, failed, unusable } = plan;
  const count = items.length;
  return (
    <section className={classes.preview} aria-labelledby="again-preview">
      <h2 id="again-preview">{words.preview}</h2>
      <ul className={classes.outcomes} aria-live="polite">
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
        {failed > 0 && <Outcome tone="warn" title={words.failed(failed, format.number(failed))} />}
        {unusable.length > 0 && (
          <Outcome
            tone="warn"
            title={words.unusable(unusable.length, format.number(unusable.length))}
          >
            <Names of={unusable.map(({ id, tag }) => [id, tag])} />
          </Outcome>
        )}
      </ul>
      {count > 0 && (
        <table className={classes.examples}>
          <thead>
            <tr>
              <th scope="col">{words.columns.tag}</th>
              <th scope="col">{words.columns.email}</th>
            </tr>
          </thead>
          <tbody>
            {items.slice(0, EXAMPLES).map(({ conferenceId, tag, adminEmail }) => (
              <tr key={conferenceId}>
                <th scope="row">
                  <bdi>{tag}</bdi>
                </th>
                <td>{adminEmail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {count > EXAMPLES && (
        <p className={classes.more}>{words.more(format.number(count - EXAMPLES))}</p>
      )}
    </section>
  );
}

const icons = {
  good: IconCircleCheck,
  info: IconInfoCircle,
  warn: IconAlertTriangle,
  bad: IconCircleX,
};

function Outcome(props: {
  readonly tone: keyof typeof icons;
  readonly title: string;
  readonly children?: ReactNode;
}): JSX.Element {
  const Icon = icons[props.tone];
  return (
    <li className={classes.outcome} data-tone={props.tone}>
      <Icon size={18} stroke={1.8} aria-hidden />
      <div>
        <p className={classes.outcomeTitle}>{props.title}</p>
        {props.children}
      </div>
    </li>
  );
}

/** Some conferences, which can be looked at. */
export function Names(props: {
  readonly of: readonly (readonly [id: string, text: string])[];
}): JSX.Element {
  const { format } = useI18n();
  const words = useSendAgainWords().again;
  const all = props.of;
  return (
    <details className={classes.who}>
      <summary>{words.showWho}</summary>
      <ul>
        {all.slice(0, NAMED).map(([id, text]) => (
          <li key={id}>
            <bdi>{text}</bdi>
          </li>
        ))}
        {all.length > NAMED && <li>{words.more(format.number(all.length - NAMED))}</li>}
      </ul>
    </details>
  );
}
