export { twilio } from './triggers/twilio.ts';
export { twilioDue } from './triggers/twilio-due.ts';
