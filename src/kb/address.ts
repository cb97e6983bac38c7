/** The address of a link -> may a reader be sent there? */
import { URL_SCHEMES } from './policy.ts';

/** Judges the decoded address a browser would see; white space and controls are what hides a scheme. */
export function safeAddress(url: string): boolean {
  const bare = url.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028\u2029\u2060\ufeff]/g, '').toLowerCase();
  if (bare.startsWith('//') || bare.startsWith('\\') || bare.startsWith('/\\')) return false;
  const scheme = /^([^/?#]*?):/.exec(bare)?.[1];
  return scheme === undefined || (URL_SCHEMES.includes(scheme) && wellFormed(bare) && !/\s/.test(url.trim()));
}

/** Leads where it seems to: a host, no name or password before it, nothing that a browser would have to repair. */
function wellFormed(url: string): boolean {
  if (!/^https?:/.test(url)) return url.length > url.indexOf(':') + 1;
  return /^https?:\/\/[^/\\?#@]+(?:[/?#]|$)/.test(url) && URL.canParse(url);
}
