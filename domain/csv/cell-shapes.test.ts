import { expect, it } from 'vitest';
import { isErrorValue } from './cell-shapes.ts';

it.each([
  ...['#N/A', ' #n/a ', '#REF!', '#NAME?', '#VALUE!', '#DIV/0!', '#NUM!', '#NULL!', '#VALEUR!'],
  ...['#NOM?', '#NV', '#¡REF!', '#¿NOMBRE?', '#####', 'Err:502'],
])('%j is what a spreadsheet writes in place of a value', (cell) => {
  expect(isErrorValue(cell)).toBe(true);
});

it.each(['', '#1', '#name', '#sales', 'Ana #N/A', 'N/A', 'Errol: 502', 'e', '#'])(
  '%j is a value',
  (cell) => {
    expect(isErrorValue(cell)).toBe(false);
  },
);
