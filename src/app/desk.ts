/*
 * What the list of conferences needs of pages, in one file: asked for one by one they would be four
 * questions after one another to the network.
 */
export { SettingsPage } from '../features/conferences/list/settings-page.tsx';
export { AccountFrame } from './shell/account-frame.tsx';
export { ConferencingGate, PbxGate } from './shell/service-gate.tsx';
