/** Files of a built site -> pages as the rules see them. Parsed by a browser's rules, not by patterns. */
import type { Element, ElementContent, Root } from 'hast';
import { htmlToHast } from 'satteri';

export interface Page {
  /** `/slug/` for `slug/index.html`, `/404.html` for a file. */
  url: string;
  /** Path below the site's root, forward slashes. */
  file: string;
  title: string[];
  canonical: string[];
  description: string[];
  robots: string;
  lang: string;
  headings: Array<{ depth: number; text: string }>;
  ids: string[];
  links: string[];
  /** Images, scripts, style sheets and other files it loads. */
  assets: string[];
  jsonLd: string[];
  /** Bullets and sentences of the article body, as texts. */
  bullets: string[];
}

export const urlOf = (file: string) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`;

export function readPage(file: string, html: string): Page {
  const page: Page = { url: urlOf(file), file, title: [], canonical: [], description: [], robots: '', lang: '', headings: [], ids: [], links: [], assets: [], jsonLd: [], bullets: [] };
  walk(htmlToHast(html) as Root, page, false);
  return page;
}

const property = (node: Element, name: string): string => {
  const value = node.properties[name];
  return Array.isArray(value) ? value.join(' ') : value === undefined || value === null || value === false ? '' : String(value);
};

function walk(node: Root | ElementContent, page: Page, inArticle: boolean): void {
  if (node.type !== 'element' && node.type !== 'root') return;
  let inside = inArticle;
  if (node.type === 'element') {
    const { tagName } = node;
    const id = property(node, 'id');
    if (id) page.ids.push(id);
    if (tagName === 'html') page.lang = property(node, 'lang');
    else if (tagName === 'title') page.title.push(text(node));
    else if (tagName === 'meta' && property(node, 'name') === 'description') page.description.push(property(node, 'content'));
    else if (tagName === 'meta' && property(node, 'name') === 'robots') page.robots = property(node, 'content');
    else if (tagName === 'link') {
      const rel = property(node, 'rel');
      if (rel === 'canonical') page.canonical.push(property(node, 'href'));
      else page.assets.push(property(node, 'href'));
    } else if (/^h[1-6]$/.test(tagName)) page.headings.push({ depth: Number(tagName[1]), text: text(node).trim() });
    else if (tagName === 'a') page.links.push(property(node, 'href'));
    else if (tagName === 'form') page.links.push(property(node, 'action'));
    else if (tagName === 'img' || tagName === 'script' || tagName === 'source') {
      if (property(node, 'src')) page.assets.push(property(node, 'src'));
      if (property(node, 'type') === 'application/ld+json') page.jsonLd.push(text(node));
    } else if (tagName === 'li' && inside) page.bullets.push(text(node).replace(/\s+/g, ' ').trim());
    if (property(node, 'dataArticle') !== '' || 'dataArticle' in node.properties) inside = true;
  }
  for (const child of node.children) walk(child as ElementContent, page, inside);
}

function text(node: ElementContent | Root): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child) => text(child as ElementContent)).join('') : '';
}
