import { useQueryClient } from '@tanstack/react-query';
import { monthsOf } from '../../../../domain/usage/day-ranges.ts';
import { selectedUsage, usageByConference } from '../../../../domain/usage/totals.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useCsvExport } from '../../../components/export/use-csv-export.ts';
import { filePart } from '../../../components/export/save-csv.ts';
import { database } from '../../../firebase/database.ts';
import type { StoredCall, StoredLeg } from '../../../firebase/calls/usage.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { countCalls, countLegs, readAllCalls, readAllLegs } from '../api/calls-list.ts';
import { readAdmins } from '../api/read-conference-facts.ts';
import { readNewestTags } from '../api/read-newest-tags.ts';
import { usageMonthsQuery } from '../api/usage-months.ts';
import { callTable, legTable, monthRows, type ExportKind } from './export-rows.ts';
import { useUsageWords } from '../usage-words.ts';
import { useUsageView } from '../use-usage-view.ts';

/** Reads what is selected, as it is now, and saves it. Ends with the component. */
export function useExport(kind: ExportKind): ReturnType<typeof useCsvExport> {
  const { format } = useI18n();
  const { accountId, account } = useAccount();
  const { choice, grows } = useUsageView();
  const client = useQueryClient();
  const words = useUsageWords();
  return useCsvExport(async (signal, tell) => {
    const request = { accountId, ...choice };
    const adminsOf = (all: readonly { readonly conferenceId: string }[]) =>
      readAdmins(
        database,
        accountId,
        all.map(({ conferenceId }) => conferenceId),
        signal,
      );
    const rows: (readonly string[])[] = [];
    if (kind === 'months') {
      // The page's own query: sums that it waits for are waited for, and those it could not read are read.
      const query = usageMonthsQuery(accountId, monthsOf(choice.range), grows);
      const documents = await client.fetchQuery(query);
      signal.throwIfAborted();
      const ofAll = usageByConference(documents, null);
      const selected = selectedUsage(documents, ofAll, choice.filter);
      const ids = new Set(selected.map(({ conferenceId }) => conferenceId));
      const asked = ofAll.filter(({ conferenceId }) => ids.has(conferenceId));
      const all = await readNewestTags(database, request, asked, signal);
      rows.push(...monthRows(words, selected, all, await adminsOf(selected)));
    } else if (kind === 'calls') {
      const calls: StoredCall[] = [];
      tell({ total: await countCalls(database, request) });
      await readAllCalls(database, request, (more) => tell({ read: calls.push(...more) }), signal);
      const { headers, rowOf } = callTable(words, account.timeZone, await adminsOf(calls));
      rows.push(headers, ...calls.map(rowOf));
    } else {
      const legs: StoredLeg[] = [];
      tell({ total: await countLegs(database, request) });
      await readAllLegs(database, request, (more) => tell({ read: legs.push(...more) }), signal);
      const { headers, rowOf } = legTable(words, account, await adminsOf(legs));
      rows.push(headers, ...legs.map(rowOf));
    }
    const { from, to } = choice.range;
    const name = `${words.export.file[kind]}-${filePart(account.name, accountId)}-${from}-${to}.csv`;
    const count = rows.length - 1;
    const what = words.export.read[kind](count, format.number(count));
    return { name, rows, said: words.export.done(what, name) };
  });
}
