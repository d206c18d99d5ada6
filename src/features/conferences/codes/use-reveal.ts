import { useState } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { announce } from '../../../components/notices/announcer.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { revealLeaderCode } from '../api/reveal-leader-code.ts';

/** Reading a conference's leader code, to show or to copy it; what goes wrong is announced. */
export function useReveal(conferenceId: string): {
  /** @param handOver  is given the code, and what becomes of it is waited for */
  readonly read: (handOver: (code: string) => unknown) => Promise<void>;
  readonly busy: boolean;
  /** The last attempt failed. */
  readonly failed: boolean;
  readonly forgetFailure: () => void;
} {
  const { t } = useI18n();
  const { accountId, uid } = useAccount();
  const words = t.conferences.codes;
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);

  const read = async (handOver: (code: string) => unknown): Promise<void> => {
    setBusy(true);
    try {
      const found = await revealLeaderCode(accountId, conferenceId, uid);
      if (found === null) announce(words.notYet);
      else await handOver(found);
    } catch {
      announce(words.revealFailed);
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  return { read, busy, failed, forgetFailure: () => setFailed(false) };
}
