import { type Command, InvalidArgumentError } from 'commander';
import { readWholeNumber } from '../../../domain/whole-number.ts';
import { addCallCheckCommand } from '../call-checks/call-check-command.ts';
import type { Operate } from '../operate.ts';
import { forgetBridge } from './forget-bridge.ts';
import { ADVICE_ON_SILENCE, adviceOnAlerts, describeAlert, listAlerts } from './list-alerts.ts';
import { describeBridge, listBridges } from './list-bridges.ts';

const positiveInteger = (text: string): number => {
  const number = readWholeNumber(text, 1, 9999);
  if (number === null) throw new InvalidArgumentError('Expected 1 to 9999.');
  return number;
};

/** The commands about bridges and calls (docs/bridge.md). */
export function addBridgeCommands(program: Command, operate: Operate): void {
  program
    .command('alerts')
    .summary('what needs your attention, newest first')
    .description(
      'what needs your attention, newest first: budgets of wrong codes that were spent,\n' +
        'and bridges that fell silent',
    )
    .option('--limit <count>', 'so many at most', positiveInteger, 50)
    .option('--json', 'for programs')
    .action(({ limit, json }: { limit: number; json?: true }) =>
      operate(async (operator) => {
        const alerts = await listAlerts(operator, limit);
        if (json === true) return JSON.stringify(alerts, null, 2);
        if (alerts.length === 0) return `No alerts in ${operator.where}.`;
        const advice = adviceOnAlerts(alerts).map((line) => `\n${line}`);
        return [...alerts.map(describeAlert), ...advice].join('\n');
      }),
    );

  program
    .command('bridges')
    .description('the phone bridges: when they were last heard of, what they are, what goes on')
    .option('--json', 'for programs')
    .action(({ json }: { json?: true }) =>
      operate(async (operator) => {
        const now = new Date();
        const bridges = await listBridges(operator, now);
        if (json === true) return JSON.stringify(bridges, null, 2);
        if (bridges.length === 0) return `No bridge was ever heard of in ${operator.where}.`;
        const advice = bridges.some(({ isSilent }) => isSilent) ? [ADVICE_ON_SILENCE] : [];
        return [...bridges.map((bridge) => describeBridge(bridge, now)), ...advice].join('\n\n');
      }),
    );

  program
    .command('bridges:forget <name>')
    .description('forget a bridge that was retired, so that its silence is no alert')
    .action((name: string) =>
      operate(async (operator) => {
        await forgetBridge(operator, name, new Date());
        return `Bridge "${name}" is forgotten in ${operator.where}.`;
      }),
    );

  addCallCheckCommand(program, operate);
}
