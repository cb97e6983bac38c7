/** The codes on the sheets are those that the library draws when it chooses the mask itself. */
import fc from 'fast-check';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrCode, qrPath } from './qr.ts';

let count = 0;
const RUNS = 60;

test('a code is the one of the library, module by module', () => {
  const address = fc.webUrl({ withQueryParameters: true }).map((url) => url.slice(0, 200));
  fc.assert(
    fc.property(address, (url) => {
      const { size, data } = encode(url, { ecc: 'M', boostEcc: true, border: 4 });
      expect(qrCode(url)).toEqual({ size, modules: data.flat().map(Number).join('') });
      count++;
    }),
    { numRuns: RUNS },
  );
});
test('of every size that an address may need', () => {
  for (const length of [1, 16, 40, 60, 90, 130, 180, 300, 600, 1000]) {
    const url = 'https://a.example/'.padEnd(length + 18, 'path-');
    const { size, data } = encode(url, { ecc: 'M', boostEcc: true, border: 4 });
    expect(qrCode(url)).toEqual({ size, modules: data.flat().map(Number).join('') });
    count++;
  }
});
test('its path draws as many black units as it has', () => {
  const code = qrCode('https://a.example/b/');
  const drawn = [...qrPath(code).matchAll(/h(\d+)v1/g)].reduce((sum, [, length]) => sum + Number(length), 0);
  expect(drawn).toBe([...code.modules].filter((module) => module === '1').length);
});
test('every case ran', () => expect(count).toBe(RUNS + 10));
