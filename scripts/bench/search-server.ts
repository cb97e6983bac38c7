/**
 * A built site over HTTP as a host would serve it: compressed, and on request slow. Counts the bytes of each path, workers included,
 * which a browser's own throttling misses. `change` puts another file in the place of one.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json', '.css': 'text/css', '.svg': 'image/svg+xml', '.xml': 'application/xml' };
/** As hosts compress what they are asked for. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
/** Compressed by their maker. */
const PACKED = /\.(?:pf_\w+|pagefind|png)$/;

export interface Line {
  /** Wait before each answer. */
  latencyMs: number;
  bytesPerSecond: number;
}

export interface SiteServer {
  origin: string;
  /** Path and bytes of every answer, in order; empty it to start counting. */
  sent: Array<[string, number]>;
  line: Line | undefined;
  /** Path -> the bytes to send instead, or undefined for 404. */
  change: Map<string, Uint8Array | undefined>;
  close: () => void;
}

export async function serveSite(folder: string, port: number): Promise<SiteServer> {
  // One line for all answers: they queue for it, as on a phone.
  let free = 0;
  const server: Server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = path.endsWith('/') ? `${path}index.html` : path;
    try {
      const found = served.change.has(path) ? served.change.get(path) : await readFile(join(folder, file));
      if (!found) throw new Error('not there');
      const packed = PACKED.test(file);
      const body = packed ? found : brotliCompressSync(found, BROTLI);
      served.sent.push([path, body.length]);
      const now = performance.now();
      let wait = 0;
      if (served.line) {
        free = Math.max(now + served.line.latencyMs, free) + (body.length / served.line.bytesPerSecond) * 1000;
        wait = free - now;
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
      response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', 'Cache-Control': 'no-store', ...(packed ? {} : { 'Content-Encoding': 'br' }) });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  const served: SiteServer = { origin: `http://localhost:${port}`, sent: [], line: undefined, change: new Map(), close: () => {
    server.close();
    server.closeAllConnections();
  } };
  await new Promise<void>((resolve) => server.listen(port, resolve));
  return served;
}
