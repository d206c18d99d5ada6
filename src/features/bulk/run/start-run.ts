export { RunUnderWayError, startRun } from './current-run.ts';
