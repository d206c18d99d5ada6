/** What an adapter of a phone bridge needs to speak with the Bridge API (docs/bridge-api). */
export type * from './api.ts';
export {
  type BridgeClient,
  type BridgeClientOptions,
  openBridgeClient,
  type RawAnswer,
  type RawRequest,
} from './bridge-client.ts';
export { type Clock, realClock, within } from './clock.ts';
export { BridgeRefusal, failureFacts, isPassing, NoAnswer } from './failures.ts';
export {
  type CommandOutcome,
  type CommandsOptions,
  followCommands,
  type FollowedCommands,
} from './follow-commands.ts';
export {
  type HeartbeatOptions,
  type HeartbeatPart,
  heartbeatParts,
  type HeartbeatReport,
  type Heartbeats,
  startHeartbeats,
} from './heartbeats.ts';
export { jsonLog, type Log, type LogFacts } from './log.ts';
export { openOutbox, type Outbox, type OutboxOptions } from './outbox/outbox.ts';
export { BridgeUnreachable, resolvePatiently } from './resolve-patiently.ts';
export { type RejectedEvent, sortAnswer, type SortedAnswer } from './sort-answer.ts';
export { type BridgeKey, signedHeaders, type ToSign } from './sign.ts';
