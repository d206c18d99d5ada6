export { accountWritten } from './triggers/account-written.ts';
export { bridge } from './triggers/bridge.ts';
export { bulkDeliveryWritten } from './triggers/bulk-delivery-written.ts';
export { conferenceWritten } from './triggers/conference-written.ts';
export { deliveryWritten } from './triggers/delivery-written.ts';
export { invitationCreated } from './triggers/invitation-created.ts';
export { leaderCodeRevealed } from './triggers/leader-code-revealed.ts';
export { memberWritten } from './triggers/member-written.ts';
