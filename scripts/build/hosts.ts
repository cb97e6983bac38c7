/** What makes old addresses lead on and hosts send the right headers: a page at each old address, and the files that the common hosts read. */
import { join } from 'node:path';
import { writeNew, writeWhole } from '../../src/kb/disk.ts';
import { HEADERS, hostHeaders, nginx, vercel } from '../../src/seo/headers.ts';
import { hostRedirects, redirectFile, redirectPage, type RedirectTable } from '../../src/seo/redirects.ts';

/** Headers and redirects, in the forms of the common hosts. */
export async function hostFiles(folder: string, redirects: RedirectTable): Promise<void> {
  for (const [name, text] of [['_headers', hostHeaders()], ['_redirects', hostRedirects(redirects)], ['_nginx.conf', nginx(HEADERS, redirects)], ['vercel.json', vercel(HEADERS, redirects)]] as const) await writeWhole(join(folder, name), text);
}

/** A page at each old address; never in the place of another. */
export async function redirectPages(folder: string, redirects: RedirectTable): Promise<void> {
  for (const [from, to] of Object.entries(redirects)) if (!(await writeNew(join(folder, redirectFile(from)), redirectPage(to)))) throw new Error(`the redirect from ${from} would stand in the place of a page of the site`);
}
