import { joined } from './events.ts';
import { openOutbox } from '../outbox/outbox.ts';

/*
 * A process that adds events to an outbox without an end, for an API that never answers, and writes a line for
 * each that is kept. Killed by the test that started it.
 */

const [folder = '', first = '1'] = process.argv.slice(2);

const outbox = await openOutbox({
  folder,
  client: { events: () => new Promise(() => undefined) },
  log: () => undefined,
});
for (let number = Number(first); ; number += 3) {
  // Several calls at once, as a bridge has them.
  await Promise.all(
    [number, number + 1, number + 2].map(async (each) => {
      await outbox.add([joined(`e-${each}`)]);
      process.stdout.write(`${each}\n`);
    }),
  );
}
