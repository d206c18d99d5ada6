import { useEffect, useEffectEvent, useState } from 'react';
import { writeCsv } from '../../../../domain/csv/write.ts';
import type { ConferenceUsage } from '../../../../domain/usage/totals.ts';
import { useAccount } from '../../../components/account-context.tsx';
import { announce } from '../../../components/announcer.tsx';
import { filePart, saveCsv } from '../../../components/save-csv.ts';
import { database } from '../../../firebase/database.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { countCalls, countLegs, readAllCalls, readAllLegs } from '../api/calls-list.ts';
import { callTable, legTable, monthRows, type ExportKind } from '../export-rows.ts';
import { useUsageWords } from '../words.ts';
import { useUsageView } from './use-usage-view.ts';

/** How far an export is. */
export interface ExportState {
  readonly read: number;
  /** Null while it is not known. */
  readonly total: number | null;
  /** Null until the file is there. */
  readonly fileName: string | null;
  readonly error: unknown;
}

const BEGINNING: ExportState = { read: 0, total: null, fileName: null, error: null };

/** Reads what is selected, as it is now, and saves it. Ends with the component. */
export function useExport(
  kind: ExportKind,
  usages: readonly ConferenceUsage[] | undefined,
): ExportState & { readonly again: () => void } {
  const { format, language } = useI18n();
  const { accountId, account } = useAccount();
  const { choice } = useUsageView();
  const words = useUsageWords();
  const [tries, setTries] = useState(0);
  const [state, setState] = useState(BEGINNING);

  const read = async (
    signal: AbortSignal,
    tell: (news: Partial<ExportState>) => void,
  ): Promise<readonly (readonly string[])[]> => {
    if (kind === 'months') return monthRows(words, usages ?? []);
    const request = { accountId, ...choice };
    const rows: (readonly string[])[] = [];
    const take = (more: readonly (readonly string[])[]): void => {
      rows.push(...more);
      tell({ read: rows.length });
    };
    if (kind === 'calls') {
      const { headers, rowOf } = callTable(words, account.timeZone);
      tell({ total: await countCalls(database, request) });
      await readAllCalls(database, request, (calls) => take(calls.map(rowOf)), signal);
      return [headers, ...rows];
    }
    const { headers, rowOf } = legTable(words, account.timeZone);
    tell({ total: await countLegs(database, request) });
    await readAllLegs(database, request, (legs) => take(legs.map(rowOf)), signal);
    return [headers, ...rows];
  };
  const run = useEffectEvent(
    async (signal: AbortSignal, tell: (news: Partial<ExportState>) => void): Promise<void> => {
      const rows = await read(signal, tell);
      const { from, to } = choice.range;
      const part = filePart(account.name, accountId);
      const fileName = `${words.export.file[kind]}-${part}-${from}-${to}.csv`;
      signal.throwIfAborted();
      saveCsv(fileName, writeCsv(rows, language === 'fr' ? ';' : ','));
      const count = rows.length - 1;
      tell({ read: count, fileName });
      const what = words.export.read[kind](count, format.number(count));
      announce(words.export.done(what, fileName));
    },
  );

  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const tell = (news: Partial<ExportState>): void => {
      if (!signal.aborted) setState((before) => ({ ...before, ...news }));
    };
    run(signal, tell).catch((error: unknown) => tell({ error }));
    return () => ending.abort();
  }, [tries]);

  const again = (): void => {
    setState(BEGINNING);
    setTries(tries + 1);
  };
  return { ...state, again };
}
