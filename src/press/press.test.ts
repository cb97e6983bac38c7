/** What the press relies on of Astro without a promise: each part that could go is named when it is gone. */
import { expect, test } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPress, UnknownAstro, unlike } from './press.ts';

const nothing = () => undefined;
const known = () => ({ manifest: { shouldInjectCspMetaTags: true, routes: [{ routeData: { route: '/', component: 'a.astro', type: 'page' }, styles: [] }] }, setInternals: nothing, setOptions: nothing, getComponentByRoute: nothing, render: nothing });
type Known = ReturnType<typeof known>;
const change = (how: (app: Known) => void) => {
  const app = known();
  how(app);
  return unlike(app);
};

test('an app with all of it is known', () => expect(unlike(known())).toEqual([]));
const ROUTES = 'app.manifest.routes with route, component, type and styles';
const GONE: ReadonlyArray<[how: (app: Known) => void, told: string[]]> = [
  [(app) => delete (app as Partial<Known>).setInternals, ['app.setInternals']],
  [(app) => delete (app as Partial<Known>).setOptions, ['app.setOptions']],
  [(app) => delete (app as Partial<Known>).getComponentByRoute, ['app.getComponentByRoute']],
  [(app) => delete (app as Partial<Known>).render, ['app.render']],
  [(app) => delete (app as Partial<Known>).manifest, ['app.manifest.shouldInjectCspMetaTags', ROUTES]],
  [(app) => delete (app.manifest as Partial<Known['manifest']>).shouldInjectCspMetaTags, ['app.manifest.shouldInjectCspMetaTags']],
  [(app) => (app.manifest.routes = []), [ROUTES]],
  [(app) => (app.manifest.routes[0]!.routeData = {} as never), [ROUTES]],
  [(app) => (app.manifest.routes[0]!.styles = undefined as never), [ROUTES]],
];
test.each(GONE)('what is gone is named: %#', (how, told) => expect(change(how)).toEqual(told));
test('what is no app at all lacks everything', () => expect([undefined, null, 1, {}].map((app) => unlike(app).length)).toEqual([6, 6, 6, 6]));
test('every part ran', () => expect(GONE).toHaveLength(9));

test('compiled pages of an Astro that is not known are told of, with what they lack', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'winnow press '));
  try {
    await expect(openPress(folder)).rejects.toThrow(UnknownAstro);
    writeFileSync(join(folder, 'prerender-entry.x.mjs'), 'export const app = { render() {} };');
    await expect(openPress(folder)).rejects.toThrow('the compiled pages have no app.setInternals, no app.setOptions, no app.getComponentByRoute, no app.manifest.shouldInjectCspMetaTags, no app.manifest.routes with');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
