/** The Markdown form of an article -> what is wrong with it; it is made with its pages, and looked at then. */
import { site } from '../site.ts';

/** @param url of the article */
export function twinTroubles(twin: string, url: string): string[] {
  return [
    ...(twin.includes(site.url + url) ? [] : ['the Markdown form does not name the page']),
    // Code may name what looks like a component, and an escaped sign is text.
    ...(/<\/?[A-Z]|\{\/\*/.test(twin.replace(/^([ \t>]*)(`{3,}|~{3,})[^]*?^\1\2.*$/gm, '').replace(/(`+)[^`][^]*?\1|\\[^\n]/g, '')) ? ['the Markdown form holds components'] : []),
  ];
}
