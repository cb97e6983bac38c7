/**
 * Compiled pages -> a press: paths in, files out. Each press has the pages' modules for itself, so several may work side by side in threads.
 * Astro's own way to render a page is used as it is; only who asks for which page is ours.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findPolicy, ownPolicy } from '../seo/csp.ts';
import { site } from '../site.ts';
import { answering, asking, bytesOf } from './answer.ts';

/** What is used of Astro's app for prerendering, which no document describes; what is not as expected is told by `unlike`. */
interface App {
  /** Whether each page is to carry its policy, whose hashes are reckoned anew for each. */
  manifest: { shouldInjectCspMetaTags: boolean; routes: ReadonlyArray<{ routeData: Route; styles: readonly unknown[] }>; pageMap?: Map<string, () => unknown> };
  setInternals: (internals: { pagesByKeys: ReadonlyMap<string, { styles: unknown[] }> }) => void;
  setOptions: (options: object) => void;
  getComponentByRoute: (route: Route) => Promise<{ getStaticPaths?: () => unknown }>;
  render: (request: Request, options: { routeData: Route }) => Promise<Response>;
}

/** Each thing that is relied on, and whether it is there. */
const EXPECTED: ReadonlyArray<[what: string, isThere: (app: Partial<App>) => boolean]> = [
  ['app.setInternals', ({ setInternals }) => typeof setInternals === 'function'],
  ['app.setOptions', ({ setOptions }) => typeof setOptions === 'function'],
  ['app.getComponentByRoute', ({ getComponentByRoute }) => typeof getComponentByRoute === 'function'],
  ['app.render', ({ render }) => typeof render === 'function'],
  ['app.manifest.shouldInjectCspMetaTags', ({ manifest }) => typeof manifest?.shouldInjectCspMetaTags === 'boolean'],
  ['app.manifest.routes with route, component, type and styles', ({ manifest }) => Array.isArray(manifest?.routes) && manifest.routes.length > 0 && manifest.routes.every(({ routeData, styles }) => typeof routeData?.route === 'string' && typeof routeData.component === 'string' && typeof routeData.type === 'string' && Array.isArray(styles))],
];

/** What of all that is not there. */
export const unlike = (app: unknown): string[] => EXPECTED.filter(([, isThere]) => typeof app !== 'object' || app === null || !isThere(app)).map(([what]) => what);

/** The compiled pages are not those of an Astro that this press knows. */
export class UnknownAstro extends Error {}

interface Route {
  route: string;
  component: string;
  type: string;
  pathname?: string;
}

export interface Printed {
  /** Below the site's root. */
  file: string;
  bytes: Buffer;
}

/** A file that a route makes, by the path it is asked for at. */
export type Page = readonly [route: string, path: string];

export interface Press {
  /** Everything that the routes make which `wanted` picks. */
  pages: (wanted: (route: string) => boolean) => Promise<Page[]>;
  /** One page of a route. */
  one: (route: string, path: string) => Promise<Printed>;
}

export async function openPress(server: string): Promise<Press> {
  const entry = readdirSync(server).find((name) => name.startsWith('prerender-entry'));
  if (!entry) throw new UnknownAstro('there is no prerender-entry among the compiled pages');
  const { app } = (await import(pathToFileURL(join(server, entry)).href)) as { app: App };
  const missing = unlike(app);
  if (missing.length > 0) throw new UnknownAstro(`the compiled pages have no ${missing.join(', no ')}`);
  const routes = app.manifest.routes.map(({ routeData }) => routeData);
  const styles = app.manifest.routes.map(({ routeData, styles: sheets }) => [`${routeData.route}&${routeData.component}`, { styles: sheets.map((sheet, order) => ({ depth: -1, order, sheet })) }] as const);
  // Each page would ask the loader for its module again.
  for (const [component, load] of app.manifest.pageMap ?? []) app.manifest.pageMap?.set(component, once(load));
  app.setInternals({ pagesByKeys: new Map(styles) });
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: () => true } } } });

  // Pages of a route have the same styles and scripts, so the first one tells the policy of them all.
  const policies = new Map<string, string | undefined>();
  const withPolicy = (route: string, page: Buffer) => {
    if (!policies.has(route)) policies.set(route, findPolicy(page.toString())?.policy);
    return ownPolicy(page, policies.get(route));
  };
  const render = async (route: Route, path: string): Promise<Printed> => {
    app.manifest.shouldInjectCspMetaTags = !policies.has(route.route);
    const isPage = route.type !== 'endpoint';
    const response = await answering(() => app.render(asking(`${site.url}${isPage && !path.endsWith('/') ? `${path}/` : path}`), { routeData: route }));
    const to = response.headers.get('Location');
    if (response.status !== 200 && !(route.route === '/404' && response.status === 404) && !to) throw new Error(`${path} cannot be rendered: it answers ${response.status}`);
    const bytes = to ? Buffer.from(leadOn(to)) : await bytesOf(response);
    return { file: fileOf(path, isPage), bytes: isPage && !to ? withPolicy(route.route, bytes) : bytes };
  };
  return {
    async pages(wanted) {
      const found: Page[] = [];
      for (const route of routes) {
        if (!wanted(route.route)) continue;
        for (const path of route.pathname ? [route.pathname] : await paths(app, route)) found.push([route.route, path]);
      }
      return found;
    },
    one(name, path) {
      const route = routes.find(({ route: known }) => known === name);
      if (!route) throw new Error(`there is no route ${name}`);
      return render(route, path);
    },
  };
}

function once(load: () => unknown): () => unknown {
  let loaded: unknown;
  return () => (loaded ??= load());
}

/** The paths of a route with parameters, as the route itself names them. */
async function paths(app: App, route: Route): Promise<string[]> {
  const { getStaticPaths } = await app.getComponentByRoute(route);
  const found = (await getStaticPaths?.()) as Array<{ params: Record<string, string> }>;
  return found.map(({ params }) => route.route.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => params[name] ?? ''));
}

function fileOf(path: string, isPage: boolean): string {
  const file = path.replace(/^\/|\/$/g, '');
  return !isPage ? file : file === '404' ? '404.html' : file === '' ? 'index.html' : `${file}/index.html`;
}

/** A page that sends its reader on. */
const leadOn = (to: string) => `<!doctype html><title>Redirecting to: ${to}</title><meta http-equiv="refresh" content="0;url=${to}"><meta name="robots" content="noindex"><link rel="canonical" href="${site.url}${to}"><body><a href="${to}">Redirecting to <code>${to}</code></a></body>`;
