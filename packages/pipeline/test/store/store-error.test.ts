import { expect, test } from 'vitest';
import { asStoreError } from '../../src/store/store-error.js';

test.each([
  [
    'ENOSPC',
    'The disk of the store /data/.snpress is full (ENOSPC): free some space, for example with "snpress cache gc"',
  ],
  ['EMFILE', 'too many files are open (EMFILE): run with fewer workers'],
  ['EIO', 'The disk of the store /data/.snpress does not answer as it should (write)'],
  ['EROFS', 'The store /data/.snpress is read-only (EROFS)'],
])('%s is put into words', (code, words) => {
  const cause = Object.assign(new Error('write'), { code });
  expect(asStoreError(cause, '/data/.snpress')).toMatchObject({
    name: 'StoreError',
    message: expect.stringContaining(words) as string,
    cause,
  });
});

test('any other error is left as it is', () => {
  const errors = [new Error('boom'), Object.assign(new Error('busy'), { code: 'EBUSY' }), 'text'];
  expect(errors.map((error) => asStoreError(error, 'store'))).toEqual(errors);
});
