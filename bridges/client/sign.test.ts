import { expect, it } from 'vitest';
import { signedHeaders } from './sign.ts';

it('signs as the example of docs/bridge-api does', () => {
  const key = { id: 'montreal-1-a', secret: 'QW4gZXhhbXBsZSwgc28gbm9ib2R5IHVzZXMgdGhpcy4=' };
  const body =
    '{"callId":"c-1","dialedNumber":"+15145550100","callerId":null,"digits":"0000000000","attempt":1}';
  expect(signedHeaders(key, { path: '/v1/resolve', body, time: 1_795_435_200_000 })).toEqual({
    'content-type': 'application/vnd.confdesk.bridge',
    'confdesk-key': 'montreal-1-a',
    'confdesk-time': '1795435200000',
    'confdesk-signature': '8adafb91ea2301b9f9bb7d609f9fe9f88a2bd13641fb43a895cdd11ff1fd5f6a',
  });
});
