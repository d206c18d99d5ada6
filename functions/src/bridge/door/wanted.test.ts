import { expect, it } from 'vitest';
import { MOMENT_WANTED } from '../../../../domain/bridge/bridge-event.ts';
import { wantedOf } from './wanted.ts';

it.each([
  [['at'], true],
  [['callId', 'events.3.at'], true],
  [['events.3.attempt'], false],
  [['that'], false],
  [['at.minute'], false],
  [[], false],
])('says how a time is written where %j are wrong: %s', (fields, isSaid) => {
  expect(wantedOf(fields)).toEqual(isSaid ? { wanted: MOMENT_WANTED } : {});
});
