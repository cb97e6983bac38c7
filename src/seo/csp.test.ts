/** A page's policy names what the page runs, and nothing else. */
import { expect, test } from 'vitest';
import { contentSecurityPolicy, hash, ownPolicy, THEME } from './csp.ts';

const own = (html: string) => ownPolicy(Buffer.from(html)).toString();
const page = (policy: string, inline: string) => `<html><head><meta charset="utf-8"><meta name="viewport" content="w"><script>${inline}</script><meta http-equiv="content-security-policy" content="${policy}"></head></html>`;

test('hashes of other pages go, the page’s own stay, and the policy comes first', () => {
  const policy = `script-src 'self' '${hash('a()')}' '${hash('b()')}';`;
  expect(own(page(policy, 'a()'))).toBe(`<html><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="script-src 'self' '${hash('a()')}';"><meta name="viewport" content="w"><script>a()</script></head></html>`);
});
test('the line end at the end of a script goes, and its hash with it', () => {
  expect(own(page(`script-src '${hash('a()\n')}';`, 'a()\n'))).toBe(`<html><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="script-src '${hash('a()')}';"><meta name="viewport" content="w"><script>a()</script></head></html>`);
});
test('a script that nobody announced gets no hash', () => expect(own(page("script-src 'self';", 'evil()'))).not.toContain('sha256'));
test('a hash is that of the bytes, and words of any script stay as they are', () => {
  const inline = 'say("→ 東京 é")';
  expect(own(page(`script-src '${hash(inline)}';`, inline))).toBe(`<html><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="script-src '${hash(inline)}';"><meta name="viewport" content="w"><script>${inline}</script></head></html>`);
});
test('a page without a policy stays as it is', () => expect(own('<p>a</p>')).toBe('<p>a</p>'));
test('the policy is strict', () => {
  const { directives, scriptDirective, styleDirective } = contentSecurityPolicy();
  expect([...directives, ...scriptDirective.resources, ...styleDirective.resources].join(' ')).not.toMatch(/unsafe-inline|'unsafe-eval|\*|https?:/);
  expect(scriptDirective.hashes).toEqual([hash(THEME)]);
});
