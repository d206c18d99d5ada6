import { useEffect, useState, type JSX } from 'react';
import { formatCode } from '../../../../domain/conference/access-code.ts';
import { isRenewing } from '../../../../domain/conference/code-overlap.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useCopy } from '../../../components/controls/copy-button.tsx';
import { IconButton } from '../../../components/controls/icon-button.tsx';
import { IconCheck, IconCopy, IconEye, IconEyeOff, IconX } from '../../../components/icons.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { isFinal } from '../api/delivery-timing.ts';
import classes from './codes.module.css';
import { useReveal } from './use-reveal.ts';

/** A revealed code is hidden again after so long: somebody may pass by the screen. */
const REVEALED_MS = 60_000;

/** The leader code of a row: masked until asked for, copied without being shown. */
export function LeaderCode(props: {
  readonly conference: Conference;
  /** In a row, whose buttons are reached with the arrow keys and not with Tab. */
  readonly inRow?: boolean;
}): JSX.Element {
  const { t } = useI18n();
  const { conference } = props;
  if (isRenewing(conference) && !isFinal(conference)) {
    return <span className={classes.waiting}>{t.conferences.codes.generating}</span>;
  }
  // New codes: what was revealed is no longer true, so begin anew.
  return (
    <LeaderCodeOfVersion
      key={conference.codesVersion}
      conference={conference}
      tabIndex={props.inRow === true ? -1 : undefined}
    />
  );
}

function LeaderCodeOfVersion(props: {
  readonly conference: Pick<Conference, 'id' | 'tag' | 'codesVersion'>;
  readonly tabIndex: -1 | undefined;
}): JSX.Element {
  const { t } = useI18n();
  const words = t.conferences.codes;
  const { id, tag, codesVersion } = props.conference;
  const { copy, outcome } = useCopy();
  const [code, setCode] = useState<string | null>(null);
  const { read, busy, failed, forgetFailure } = useReveal(id);
  useHiddenAgain(code !== null, setCode);

  if (codesVersion === 0) return <span className={classes.waiting}>–</span>;

  const CopyIcon = outcome === 'copied' ? IconCheck : outcome === 'failed' ? IconX : IconCopy;

  return (
    <span className={classes.code}>
      {code === null ? (
        <span className={classes.masked} title={failed ? words.revealFailed : undefined}>
          <span aria-hidden>••• ••• ••••</span>
          <span className="visually-hidden">{words.hidden}</span>
        </span>
      ) : (
        <span className="figures">{formatCode(code)}</span>
      )}
      <IconButton
        icon={code === null ? IconEye : IconEyeOff}
        busy={busy}
        tabIndex={props.tabIndex}
        aria-label={code === null ? words.revealFor(tag) : words.hideFor(tag)}
        title={code === null ? words.reveal : words.hide}
        onClick={() => {
          forgetFailure();
          if (code === null) void read(setCode);
          else setCode(null);
        }}
      />
      <IconButton
        icon={CopyIcon}
        busy={busy}
        tabIndex={props.tabIndex}
        aria-label={words.copyLeaderFor(tag)}
        title={words.copyLeader}
        onClick={() => void (code === null ? read(copy) : copy(code))}
      />
    </span>
  );
}

/** Takes the code away a minute after it was shown, and as soon as the tab goes out of sight. */
function useHiddenAgain(shown: boolean, setCode: (code: null) => void): void {
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setCode(null), REVEALED_MS);
    const onVisibility = (): void => {
      if (document.hidden) setCode(null);
    };
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [shown, setCode]);
}
