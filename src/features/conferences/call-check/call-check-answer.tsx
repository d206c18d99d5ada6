import type { JSX } from 'react';
import {
  type CallCheck,
  type CallVerdict,
  type CallWarning,
  type CodeFinding,
  type KeptOutReason,
  verdictOf,
} from '../../../../domain/bridge/call-check.ts';
import { shownNumber } from '../../../../domain/email/telephone.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { IconAlertTriangle, IconCheck, IconX } from '../../../components/icons.ts';
import { Notice } from '../../../components/notices/notice.tsx';
import { Status } from '../../../components/notices/status.tsx';
import { inOneLine } from '../../../components/texts/in-one-line.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { useCallCheckWords } from './call-check-words.ts';
import classes from './call-check.module.css';

const VERDICTS = {
  works: { tone: 'good', icon: IconCheck },
  doubtful: { tone: 'warn', icon: IconAlertTriangle },
  oneKeptOut: { tone: 'bad', icon: IconX },
  bothKeptOut: { tone: 'bad', icon: IconX },
} as const satisfies Record<CallVerdict, object>;

/** What callers would meet, code by code, and what may go wrong all the same. */
export function CallCheckAnswer(props: { readonly answer: CallCheck }): JSX.Element {
  const { t, format } = useI18n();
  const { account } = useAccount();
  const words = useCallCheckWords();
  const { answer } = props;
  const { leader, participant, warnings } = answer;
  const verdict = verdictOf(answer);
  const at = new Date(answer.at);
  const { columns } = t.conferences;
  const isOne = JSON.stringify(leader) === JSON.stringify(participant);
  const rows: readonly (readonly [string, CodeFinding])[] = isOne
    ? [[words.bothCodes, leader]]
    : [
        [columns.participantCode, participant],
        [columns.leaderCode, leader],
      ];
  return (
    <div className={classes.answer}>
      <p className={classes.verdict}>
        <Status {...VERDICTS[verdict]} word={words.verdict[verdict]} />
        <time dateTime={at.toISOString()} className={classes.at}>
          {words.checkedAt(format.time(at, account.timeZone))}
        </time>
      </p>
      <dl className={classes.codes}>
        {rows.map(([name, finding]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Finding finding={finding} />
            </dd>
          </div>
        ))}
      </dl>
      {warnings.length > 0 && (
        <Notice tone="warn" title={words.warnings.title}>
          <ul className={classes.list}>
            {warnings.map((warning) => (
              <li key={warning.key}>
                <Warning warning={warning} at={at} />
              </li>
            ))}
          </ul>
          <p>{words.warnings.whom}</p>
        </Notice>
      )}
    </div>
  );
}

function Finding({ finding }: { readonly finding: CodeFinding }): JSX.Element {
  const words = useCallCheckWords();
  if (finding.outcome !== 'keptOut') return <>{words.outcome[finding.outcome]}</>;
  return (
    <>
      {words.outcome.keptOut}
      <ul className={classes.list}>
        {finding.reasons.map((reason) => (
          <li key={reason.key}>
            <Reason reason={reason} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Reason({ reason }: { readonly reason: KeptOutReason }): string {
  const { format } = useI18n();
  const { account } = useAccount();
  const { reasons } = useCallCheckWords();
  const moment = (at: number) => format.dateTime(new Date(at), account.timeZone);
  switch (reason.key) {
    case 'deleted':
    case 'expired':
      return reasons[reason.key](moment(reason.since));
    case 'otherLength':
      return reasons.otherLength(format.number(reason.has), format.number(reason.wanted));
    default:
      return reasons[reason.key];
  }
}

function Warning({ warning, at }: { readonly warning: CallWarning; readonly at: Date }): string {
  const { language, format } = useI18n();
  const { account } = useAccount();
  const { warnings } = useCallCheckWords();
  const list = (all: readonly string[]) => new Intl.ListFormat(language).format(all);
  switch (warning.key) {
    case 'noBridge':
      return warnings.noBridge;
    case 'bridgesSilent':
      return warnings.bridgesSilent(format.recent(new Date(warning.since), at, account.timeZone));
    case 'numbersNotServed':
    case 'numbersNotKnown':
      return warnings[warning.key](
        list(warning.numbers.map((number) => inOneLine(shownNumber(number, account.shownNumbers)))),
      );
    case 'keysNotDone':
    case 'keysNotKnown':
      return warnings[warning.key](list(warning.keys));
    case 'bridgeCodeLength':
      return warnings.bridgeCodeLength(
        format.number(warning.has),
        list(warning.bridges.map((each) => format.number(each))),
      );
  }
}
