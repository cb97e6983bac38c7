/**
 * Links between imported pages -> links between articles. A link is kept, turned into `/id/#section`, or told of and turned
 * into its words, so that no draft has a broken one.
 */
import type { Link, Root, RootContent } from 'mdast';
import { flattenWords } from './draft.ts';
import { notes, type Page } from './page.ts';
import { anchors } from '../anchors.ts';

export interface Placed {
  page: Page;
  id: string;
}

/** `known`: addresses of former imports. Changes the bodies in place and adds to their issues. */
export function resolveLinks(placed: readonly Placed[], known: ReadonlyMap<string, string>): void {
  const byName = new Map<string, Placed>();
  for (const one of placed) for (const name of [...one.page.names, ...one.page.addresses.map((address) => address.replace(/\/+$/, ''))]) if (!byName.has(name)) byName.set(name, one);
  const fragments = new Map(placed.map((one) => [one, fragmentsOf(one.page)]));
  for (const one of placed) {
    const note = notes(one.page.path, one.page.issues, one.page.line);
    rewrite({ type: 'root', children: one.page.body } as Root, (link) => {
      const { url } = link;
      // A page that is not its whole file is placed by where it begins.
      const place = one.page.inner ? {} : ((link.data as { line?: number; column?: number } | undefined) ?? {});
      const said = flattenWords([link as never]).slice(0, 60);
      const [address = '', fragment = ''] = url.split('#') as [string, string?];
      if (address === '') {
        const anchor = fragments.get(one)?.get(decode(fragment));
        if (anchor !== undefined) return `#${anchor}`;
        note('import-link', `“${said}” led to #${fragment}, which is not on the page; its words stay`, place);
        return undefined;
      }
      const target = find(address, one, byName);
      if (target) {
        if (!fragment) return `/${target.id}/`;
        const anchor = fragments.get(target)?.get(decode(fragment));
        if (anchor === undefined) note('import-link', `“${said}” leads to the page ${target.id}; its section #${fragment} was not found`, place);
        return `/${target.id}/${anchor === undefined ? '' : `#${anchor}`}`;
      }
      if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return url;
      const before = known.get(address) ?? known.get(address.replace(/\/+$/, '')) ?? known.get(`${address}/`);
      if (before) return `/${before}/`;
      note('import-link', `“${said}” led to ${url}, which is not among the imported files; its words stay`, { ...place, hint: 'Import that file too, or write the full address.' });
      return undefined;
    });
  }
}

/** Old fragment -> new fragment, by the heading it stands at. */
function fragmentsOf(page: Page): Map<string, string> {
  const anchor = anchors();
  const ids = page.body.filter((node) => node.type === 'heading').map((node) => anchor(flattenWords([node])));
  const map = new Map<string, string>([['top', 'top'], ['', 'top']]);
  for (const id of ids) map.set(id, id);
  for (const [old, at] of page.anchors) map.set(old, at < 0 ? 'top' : (ids[at] as string));
  return map;
}

function find(address: string, from: Placed, byName: ReadonlyMap<string, Placed>): Placed | undefined {
  const plain = decode(address).replace(/[?].*$/, '');
  const number = /\/articles\/(\d+)/.exec(plain)?.[1];
  if (/^[a-z][a-z0-9+.-]*:/i.test(plain)) return byName.get(plain.replace(/\/+$/, '')) ?? (number ? byName.get(number) : undefined);
  if (plain.startsWith('/')) return byName.get(plain.replace(/\/+$/, '')) ?? (number ? byName.get(number) : undefined);
  const folder = from.page.path.replaceAll('\\', '/').replace(/^\.\//, '').split('/').slice(0, -1);
  const parts = [...folder];
  for (const step of plain.split('/')) {
    if (step === '..') {
      if (parts.length === 0 || parts.at(-1) === '..') parts.push('..');
      else parts.pop();
    } else if (step !== '.' && step !== '') parts.push(step);
  }
  const path = (from.page.path.startsWith('/') && parts[0] !== '' ? '/' : '') + parts.join('/');
  return byName.get(path) ?? byName.get(path.replace(/\.\w+$/, ''));
}

function rewrite(node: { children?: unknown[] }, decide: (link: Link) => string | undefined): void {
  if (!node.children) return;
  node.children = (node.children as RootContent[]).flatMap((child): unknown[] => {
    rewrite(child as { children?: unknown[] }, decide);
    if (child.type !== 'link') return [child];
    const url = decide(child);
    return url === undefined ? child.children : [{ ...child, url }];
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
