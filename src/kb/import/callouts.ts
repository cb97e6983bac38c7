/**
 * Lines of Markdown in which other systems write what Markdown has no form for -> lines that a Markdown reader understands,
 * each with the number of the line it came from. `:::note`, Hugo's and Jekyll's tags, code of MDX.
 */
import type { Note } from './page.ts';
import { calloutOf } from './tags.ts';

export interface Numbered {
  text: string;
  /** Number in the file of each line of `text`. */
  lines: number[];
}

/** Tags of Hugo and Jekyll; they go. */
const TAG = /\{\{[<%].*?[>%]\}\}|\{%.*?%\}/g;
/** Variables of Jekyll, known by what they belong to; they stay, so that the author sees what is missing where. Other text in two braces is text. */
const VARIABLE = /\{\{-?\s*(?:site|page|layout|include)\.[^{}]*\}\}/g;
/** How Jekyll writes where a link leads: the beginning of the site, or a file. */
const ROOT = /\{\{\s*site\.(?:baseurl|url)\s*\}\}/g;
const FILE = /\{%\s*(?:link|post_url)\s+(\S+?)\s*%\}/g;

const attribute = (text: string) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

export function readCallouts(body: string, from: number, mdx: boolean, note: Note): Numbered {
  const result: string[] = [];
  const lines: number[] = [];
  let fence = '';
  let verbatim = false;
  let code = false;
  const source = (mdx ? body.replace(/\{\/\*([^]*?)\*\/\}/g, '<!--$1-->') : body).split(/\r\n|\r|\n/);
  for (const [at, written] of source.entries()) {
    const line = fence || verbatim ? written : written.replace(ROOT, '').replace(FILE, '$1');
    const number = from + at;
    const put = (...texts: string[]) => texts.forEach((text) => (result.push(text), lines.push(number)));
    const [, mark = ''] = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(```+|~~~+)/.exec(line) ?? [];
    if (mark && (fence === '' || (mark.startsWith(fence) && line.trim() === mark))) {
      fence = fence === '' ? mark : '';
      put(line);
      continue;
    }
    if (fence || (verbatim && !/\{[{%][<%]?\s*(?:end|\/)highlight/.test(line))) {
      put(line);
      continue;
    }
    if (mdx && (code ? line.trim() !== '' : /^(?:import|export)\s/.test(line))) {
      code = true;
      note('import-code', `code has no place in an article: ${line.trim().slice(0, 60)}`, { line: number });
      put('');
      continue;
    }
    code = false;
    const opened = /^([ \t>]*):{3,}[ \t]*([A-Za-z][\w-]*)[ \t]*(?:\[(.*)\]|(?:title="(.*)")|(.*?))[ \t]*$/.exec(line);
    const shortcode = /^([ \t>]*)\{\{[<%]\s*(\/?)([\w-]+)\s*(.*?)\s*[>%]\}\}[ \t]*$/.exec(line);
    const include = /^([ \t>]*)\{%\s*include\s+(?:[\w/-]*\/)?([\w-]+)\.\w+\s+(?:content|text)="((?:[^"\\]|\\.)*)"\s*%\}[ \t]*$/.exec(line);
    const open = (indent: string, callout: string, title = '') => put(indent, `${indent}<aside data-callout="${callout}" data-title="${attribute(title)}">`, indent);
    const included = include && calloutOf([include[2] as string]);
    const given = (shortcode?.[4] as string | undefined) ?? '';
    // `notice warning` is a warning: the kind says more than the name of the tag, and a title says nothing of it.
    const coded = shortcode && calloutOf([...(given.replace(/\btitle="[^"]*"/, '').match(/[\w-]+/g) ?? []), shortcode[3] as string]);
    const highlighted = /^([ \t>]*)\{[{%][<%]?\s*(end|\/)?highlight\b\s*([\w+#-]*)[^}]*\}?\}[ \t]*$/.exec(line);
    const filledIn = [...(line.match(TAG) ?? []), ...(line.match(VARIABLE) ?? [])];
    if (highlighted) {
      verbatim = !highlighted[2];
      put(`${highlighted[1]}\`\`\`${verbatim ? highlighted[3] : ''}`);
    } else if (/^[ \t]*\{%-?\s*(?:end)?raw\s*-?%\}[ \t]*$/.test(line)) put('');
    else if (opened) {
      const title = (opened[3] ?? opened[4] ?? opened[5]) as string;
      const callout = calloutOf([opened[2] as string]);
      if (callout) open(opened[1] as string, callout, title);
      else {
        note('import-callout', `there is no callout “${opened[2]}”; its text stays`, { line: number });
        put(opened[1] as string, `${opened[1]}${title}`, opened[1] as string);
      }
    } else if (/^[ \t>]*:{3,}[ \t]*$/.test(line)) {
      const indent = line.replace(/:.*/, '');
      put(indent, `${indent}</aside>`, indent);
    } else if (include && included) {
      open(include[1] as string, included);
      put(`${include[1]}${(include[3] as string).replace(/\\"/g, '"')}`, include[1] as string, `${include[1]}</aside>`, include[1] as string);
    } else if (shortcode && coded) {
      if (shortcode[2]) put(shortcode[1] as string, `${shortcode[1]}</aside>`, shortcode[1] as string);
      else open(shortcode[1] as string, coded, /title="([^"]*)"/.exec(given)?.[1]);
    } else if (shortcode?.[3] === 'figure') {
      const of = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(given)?.[1] ?? '';
      const said = [of('title'), of('caption')].filter(Boolean).join(': ');
      put('', `${shortcode[1]}<img src="${attribute(of('src'))}" alt="${attribute(of('alt') || said)}">`, '', ...(said && said !== (of('alt') || said) ? [`${shortcode[1]}${said}`, ''] : []));
    } else if (shortcode?.[2] && /^(?:notice|alert|callout|hint|admonition)$/.test(shortcode[3] as string)) put(shortcode[1] as string, `${shortcode[1]}</aside>`, shortcode[1] as string);
    else if (filledIn.length > 0) {
      note('import-shortcode', `this tag is filled in by another program and has no meaning here: ${filledIn.join(' ')}`, { line: number, hint: 'Write what it stands for.' });
      put(line.replace(TAG, ''));
    } else put(line);
  }
  return { text: result.join('\n'), lines };
}
