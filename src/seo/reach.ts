/** Addresses of `src/site.ts` that are still those of an example. */
import { site } from '../site.ts';

/** Names that belong to nobody, by RFC 2606 and 6761: what is sent there arrives nowhere. */
const RESERVED = /^(?:.*\.)?(?:example(?:\.(?:com|net|org))?|invalid|test|localhost)$/;

/** `address`: a web page or `mailto:`. */
export function isReserved(address: string): boolean {
  const host = /^mailto:[^?]*@([^?]+)/.exec(address)?.[1] ?? (URL.canParse(address) ? new URL(address).hostname : '');
  return RESERVED.test(host);
}

/**
 * An address of `src/site.ts` as pages may use it; '' where there is none. A site that is published under a name of its own
 * never shows what an example left behind; the example itself shows everything, so that one sees what there is.
 */
export const reachable = (address: string, url: string = site.url): string => (isReserved(address) && !isReserved(url) ? '' : address);
