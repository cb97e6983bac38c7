/** Which addresses are only an example, and what a page makes of them. */
import { expect, test } from 'vitest';
import { isReserved, reachable } from './reach.ts';

test.each([
  ['https://unstuck.example', true],
  ['https://code.unstuck.example/edit/', true],
  ['https://example.org/a', true],
  ['https://www.example.com', true],
  ['http://localhost:4321/', true],
  ['mailto:editors@unstuck.example', true],
  ['mailto:a@b.test?subject=x', true],
  ['https://example.dev/', false],
  ['https://myexample.com/', false],
  ['https://a.org/b.example', false],
  ['mailto:a@b.org?cc=c@d.example', false],
  ['/people/', false],
  ['', false],
])('%s: %s', (address, reserved) => expect(isReserved(address)).toBe(reserved));

test.each([
  ['mailto:a@b.example', 'https://real.org', ''],
  ['mailto:a@b.example', 'https://unstuck.example', 'mailto:a@b.example'],
  ['mailto:a@b.org', 'https://real.org', 'mailto:a@b.org'],
  ['', 'https://unstuck.example', ''],
])('%j on %s is %j', (address, url, shown) => expect(reachable(address, url)).toBe(shown));
