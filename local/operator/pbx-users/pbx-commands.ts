import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { USER_FIELDS, type UserField } from '../../../domain/csv/columns.ts';
import { type Encoding, ENCODING_NAMES } from '../../../domain/csv/encodings.ts';
import { readInput } from '../read-input.ts';
import type { Operate } from '../operate.ts';
import { describeSync } from './describe-findings.ts';
import { releasePbxDirectory } from './release-pbx-directory.ts';
import { syncPbxUsers } from './sync-pbx-users.ts';

type Columns = Partial<Record<UserField, string>>;

interface SyncOptions {
  readonly account: string;
  readonly file: string;
  readonly column: Columns;
  readonly encoding?: Encoding;
  readonly includeOff?: true;
  readonly allowManyLeft?: true;
}

/** Reads `email=Work address`. */
const column = (text: string, others: Columns): Columns => {
  const [name, ...header] = text.split('=');
  const field = USER_FIELDS.find((each) => each === name);
  if (field === undefined || header.length === 0) {
    throw new InvalidArgumentError(
      `Expected "email=Header" with one of ${USER_FIELDS.join(', ')}.`,
    );
  }
  return { ...others, [field]: header.join('=') };
};

/** The commands about the users of the Cloud PBX (docs/bulk.md). */
export function addPbxCommands(program: Command, operate: Operate): void {
  program
    .command('pbx:sync')
    .summary('bring the users of the Cloud PBX to what a CSV file says, and mark who left')
    .description(
      'bring the users of the Cloud PBX to what a CSV file says, and mark who left;\n' +
        'from then on administrators cannot load a file of their own',
    )
    .requiredOption('--account <accountId>')
    .requiredOption('--file <csv>', 'with headers in English or French')
    .option('--column <field=header>', `corrects a match: ${USER_FIELDS.join(', ')}`, column, {})
    .addOption(
      new Option('--encoding <name>', 'where the file does not say it').choices(
        Object.keys(ENCODING_NAMES),
      ),
    )
    .option('--include-off', 'also who is inactive, suspended or blocked by what the file says')
    .option('--allow-many-left', 'even if more than half of the users are not in the file')
    .action((options: SyncOptions) =>
      operate(async (operator) => {
        const { account, file, column: columns, encoding } = options;
        const bytes = await readInput(file, () => readFile(file));
        const report = await syncPbxUsers(operator, account, {
          bytes,
          columns,
          ...(encoding === undefined ? {} : { encoding }),
          includesOff: options.includeOff === true,
          allowManyLeft: options.allowManyLeft === true,
        });
        return describeSync(report);
      }),
    );

  program
    .command('pbx:release')
    .description('let the administrators load the users of the Cloud PBX themselves again')
    .requiredOption('--account <accountId>')
    .action(({ account }: { account: string }) =>
      operate(async (operator) => {
        await releasePbxDirectory(operator, account);
        return `Administrators of "${account}" in ${operator.where} load its Cloud PBX users themselves.`;
      }),
    );
}
