import { expect, it } from 'vitest';
import { extensionOf } from './extension-cell.ts';

it.each([
  ['201', '201'],
  [' 0201 ', '0201'],
  ["'0201", '0201'],
  ['x201', '201'],
  ['Ext. 201', '201'],
  ['poste 201', '201'],
  ['555-555-0100 x201', '201'],
  ['+1 (555) 555-0100 ext 201', '201'],
  ['(201)', '201'],
  ['*21', '*21'],
  ['-', ''],
  ['N/A', ''],
  ['null', ''],
  ['B-204', 'B-204'],
])('%j is %j', (cell, extension) => {
  expect(extensionOf(cell)).toEqual({ extension, isFirstOfSeveral: false, isMangled: false });
});

it.each(['201, 202', '201;202', '201/202', '201 | 202 | 203'])('of %j the first', (cell) => {
  expect(extensionOf(cell)).toEqual({ extension: '201', isFirstOfSeveral: true, isMangled: false });
});

it.each(['2.01E+02', '2,01E+02', '202.0', '202,00', '1,201', '1 201,00'])(
  '%j may be another number now',
  (cell) => {
    expect(extensionOf(cell)).toEqual({ extension: '', isFirstOfSeveral: false, isMangled: true });
  },
);
