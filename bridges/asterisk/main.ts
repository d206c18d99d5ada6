import { Command } from 'commander';
import { jsonLog } from '../client/index.ts';
import { withAdvice } from './help/advice.ts';
import { checkConnections } from './help/check-connections.ts';
import { explainStart } from './help/explain-start.ts';
import {
  readSettings,
  SECRET_FILES,
  SettingsProblem,
  VARIABLES,
} from './settings/read-settings.ts';
import { startAsteriskAdapter } from './start-adapter.ts';

/** `npm run bridge:asterisk`: one process between an Asterisk and the Bridge API. */
const { config, check } = new Command('npm run bridge:asterisk --')
  .description(
    'Connects an Asterisk, or a FreePBX, to the Bridge API: asks callers for their codes over FastAGI,\n' +
      'and tells what happens in conferences, which it hears of over AMI.\n' +
      'How to set it up: bridges/asterisk/README.md.',
  )
  .option('--config <file>', 'settings in JSON; what stands in the environment goes before them')
  .option(
    '--check',
    'only say whether the settings are usable, and whether the API and Asterisk take them',
  )
  .addHelpText(
    'after',
    `\nEnvironment: ${[...Object.keys(VARIABLES), ...Object.keys(SECRET_FILES)].join(', ')}.\nSecrets are read from there, never from arguments.`,
  )
  .parse()
  .opts<{ config?: string; check?: true }>();

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** Its message says why, and what to do. */
class NotStarted extends Error {}

async function run(): Promise<void> {
  const settings = await readSettings(config ?? null, process.env);
  if (check === true) {
    const findings = await checkConnections(settings);
    say(['The settings are usable.', ...findings.map(({ sentence }) => sentence)].join('\n'));
    process.exitCode = findings.every(({ isGood }) => isGood) ? 0 : 2;
    return;
  }
  const log = withAdvice(jsonLog((line) => process.stdout.write(line)));
  const adapter = await startAsteriskAdapter(settings, log).catch((error: unknown) => {
    throw new NotStarted(explainStart(error, settings), { cause: error });
  });
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    adapter.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

run().catch((error: unknown) => {
  const isOurs = error instanceof SettingsProblem;
  say(
    isOurs ? error.message : `Not started: ${error instanceof Error ? error.message : 'unknown'}`,
  );
  process.exitCode = isOurs ? 2 : 1;
});
