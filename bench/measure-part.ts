import { isPart, PARTS } from './parts.ts';

/** Measures one part, by its name, and sends the figures to the process that has forked this one. */
const [name] = process.argv.slice(2);
if (!isPart(name)) throw new Error(`No such benchmark: ${name ?? 'none'}`);
process.send?.(await PARTS[name]());
process.disconnect();
