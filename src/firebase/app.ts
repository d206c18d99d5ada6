import { initializeApp } from 'firebase/app';
import { readConfiguration } from './configuration.ts';

/** The one configuration and the one Firebase app of this page. */
export const configuration = readConfiguration();

export const firebaseApp = initializeApp({
  projectId: configuration.projectId,
  apiKey: configuration.apiKey,
  ...(configuration.authDomain === undefined ? {} : { authDomain: configuration.authDomain }),
  ...(configuration.appId === undefined ? {} : { appId: configuration.appId }),
});
