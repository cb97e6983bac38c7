/**
 * A folder served as a static host does: brotli for text, `_headers` obeyed, every answer to be asked about again, 404.html, folders as index.html.
 * Counts what each page took, for the tests and the benches.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { headersOf } from './host-headers.ts';

export interface Served {
  path: string;
  type: string;
  /** Of the body, as it went over the wire. */
  bytes: number;
}

export interface StaticServer {
  origin: string;
  /** All answers since the last time somebody asked. */
  taken: () => Served[];
  close: () => Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.json': 'application/json', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon',
  '.xml': 'application/xml; charset=utf-8', '.txt': 'text/plain; charset=utf-8', '.md': 'text/markdown; charset=utf-8', '.webmanifest': 'application/manifest+json', '.pdf': 'application/pdf',
};
const PACKED = /text|json|xml|svg|javascript/;
/** What hosts send with a file that no rule names. */
const CACHE = { 'Cache-Control': 'public, max-age=0, must-revalidate' };

/** `port` 0 takes any that is free. */
export async function serveFolder(folder: string, port = 0): Promise<StaticServer> {
  let taken: Served[] = [];
  const headers = headersOf(await readFile(join(folder, '_headers'), 'utf8').catch(() => ''));
  // A host packs a file once, not for each reader.
  const packed = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = normalize(decodeURIComponent(pathname)).replaceAll('\\', '/');
    const file = path.endsWith('/') ? `${path}index.html` : path;
    const found = path.includes('..') ? undefined : await readFile(join(folder, file)).catch(() => undefined);
    const body = found ?? (await readFile(join(folder, '404.html')));
    const type = found ? (TYPES[extname(file)] ?? 'application/octet-stream') : (TYPES['.html'] as string);
    const pack = PACKED.test(type) && /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''));
    const key = found ? file : '/404.html';
    const sent = pack ? (packed.get(key) ?? brotliCompressSync(body)) : body;
    if (pack) packed.set(key, sent);
    taken.push({ path, type, bytes: sent.length });
    response.writeHead(found ? 200 : 404, { ...CACHE, 'Content-Type': type, ...headers(path), 'Content-Length': sent.length, ...(pack ? { 'Content-Encoding': 'br' } : {}) });
    response.end(request.method === 'HEAD' ? undefined : sent);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`.replace('localhost', '127.0.0.1'),
    taken: () => {
      const now = taken;
      taken = [];
      return now;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
