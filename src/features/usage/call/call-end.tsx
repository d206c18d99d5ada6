import type { JSX } from 'react';
import { IconClock, IconPhoneCall } from '../../../components/icons.ts';
import { Status } from '../../../components/notices/status.tsx';
import type { StoredCall } from '../../../firebase/calls/usage.ts';
import { useUsageWords } from '../usage-words.ts';
import classes from './call-end.module.css';

/** How a call ended, or that it goes on; and that an end in it is estimated. */
export function CallEnd({ call }: { readonly call: StoredCall }): JSX.Element {
  const words = useUsageWords().calls;
  return (
    <span className={classes.ends}>
      {call.endedAt === null ? (
        <Status tone="busy" icon={IconPhoneCall} word={words.live} />
      ) : (
        <span>{words.endReasons[call.endReason ?? 'unknown']}</span>
      )}
      {call.isEstimated && <Estimated />}
    </span>
  );
}

/** The mark of what is estimated; why stands where it is pointed at, and is read out. */
export function Estimated(): JSX.Element {
  const words = useUsageWords().calls;
  return (
    <span className={classes.mark} title={words.estimatedHelp}>
      <IconClock size={14} stroke={2} aria-hidden />
      {words.estimated}
      <span className="visually-hidden">: {words.estimatedHelp}</span>
    </span>
  );
}
