import { expect, it } from 'vitest';
import { readDataAddress } from './data-address.ts';

it.each([
  ['data:text/plain;base64,TsOp', 'text/plain', 'Né'],
  ['DATA:text/plain;charset=utf-8;BASE64,TsOp', 'text/plain;charset=utf-8', 'Né'],
  ['data:text/csv;base64,TsO%70', 'text/csv', 'Né'],
  ['data:,N%C3%A9', 'text/plain', 'Né'],
  ['data:,', 'text/plain', ''],
  ['data:text/html,a,b\nc', 'text/html', 'a,b\nc'],
])('reads %s', (address, contentType, text) => {
  expect(readDataAddress(address)).toEqual({ contentType, content: Buffer.from(text) });
});

it('reads bytes that are no text', () => {
  expect(readDataAddress('data:image/png,%FF%00')?.content).toEqual(Buffer.from([255, 0]));
});

it.each(['data:text/plain;base64', 'data:,100%', 'data:,%4', 'https://a.example/', '/etc/data:,a'])(
  'does not read %s',
  (address) => {
    expect(readDataAddress(address)).toBeNull();
  },
);
