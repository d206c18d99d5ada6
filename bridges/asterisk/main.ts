import { Command } from 'commander';
import { jsonLog } from '../client/index.ts';
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
  .option('--check', 'only say whether the settings are usable')
  .addHelpText(
    'after',
    `\nEnvironment: ${[...Object.keys(VARIABLES), ...Object.keys(SECRET_FILES)].join(', ')}.\nSecrets are read from there, never from arguments.`,
  )
  .parse()
  .opts<{ config?: string; check?: true }>();

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

async function run(): Promise<void> {
  const settings = await readSettings(config ?? null, process.env);
  if (check === true) {
    say('The settings are usable.');
    return;
  }
  const log = jsonLog((line) => process.stdout.write(line));
  const adapter = await startAsteriskAdapter(settings, log);
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
