export { conferenceWritten } from './triggers/conference-written.ts';
export { deliveryWritten } from './triggers/delivery-written.ts';
export { invitationCreated } from './triggers/invitation-created.ts';
