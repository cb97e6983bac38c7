/** `check --external` against servers of this machine: pages that are there, moved, gone, silent, behind a wrong certificate, or nowhere. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'external '));
const servers: Server[] = [];
const asked: string[] = [];
let [plain, secure, closed] = ['', '', ''];

const listen = (server: Server, scheme: string) =>
  new Promise<string>((resolve) => {
    servers.push(server);
    server.listen(0, '127.0.0.1', () => resolve(`${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });

beforeAll(async () => {
  plain = await listen(
    createServer(({ url = '', method = '' }, response) => {
      asked.push(`${method} ${url}`);
      if (url === '/silent') return;
      if (url === '/moved') response.writeHead(301, { Location: '/there' });
      else if (url === '/for-now') response.writeHead(302, { Location: '/there' });
      else if (url === '/gone') response.writeHead(404);
      else if (url === '/broken') response.writeHead(500);
      else if (url === '/no-programs') response.writeHead(403);
      // Some servers know no HEAD.
      else if (url === '/get-only') response.writeHead(method === 'HEAD' ? 405 : 200);
      response.end();
    }),
    'http',
  );
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=elsewhere.example', '-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')], { stdio: 'ignore' });
  secure = await listen(createSecure({ key: readFileSync(join(folder, 'key.pem')), cert: readFileSync(join(folder, 'cert.pem')) }, (_request, response) => response.end()), 'https');
  const gone = createServer();
  closed = await listen(gone, 'http');
  gone.close();
});
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true, force: true });
});

test('each answer is told of as what it is, and offline is no error', async () => {
  const links = ['there', 'moved', 'for-now', 'gone', 'silent', 'broken', 'no-programs', 'get-only'].map((path) => `- See [it](${plain}/${path}).`);
  writeFileSync(join(folder, 'lid.mdx'), `---\ntitle: The lid of the jar\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2026-01-01\nupdated: 2026-01-02\ndraft: true\n---\n\n${[...links, `- See [it](${secure}/).`, `- See [it](${closed}/).`, '- See [it](https://nowhere.invalid/).', `- Again [it](${plain}/gone).`].join('\n')}\n`);
  const { code, out } = await new Promise<{ code: number; out: string }>((resolve) => {
    execFile(process.execPath, ['scripts/check.ts', '--content', folder, '--external', '--patience', '1', '--format', 'json'], { env: { ...process.env, CI: '1', HTTP_PROXY: '', HTTPS_PROXY: '', http_proxy: '', https_proxy: '' } }, (error, stdout) => resolve({ code: error ? Number(error.code) : 0, out: stdout }));
  });
  const { issues } = JSON.parse(out) as { issues: Array<{ line: number; column: number; severity: string; rule: string; message: string }> };
  const told = issues.filter(({ rule }) => rule === 'link-external').map(({ line, column, severity, message }) => `${line}:${column} ${severity} ${message.replaceAll(plain, 'P').replaceAll(secure, 'S').replaceAll(closed, 'C')}`);
  expect(told).toMatchInlineSnapshot(`
    [
      "12:7 warning P/moved has moved for good to P/there",
      "14:7 warning P/gone is gone (404)",
      "15:7 warning P/silent does not answer: nothing for 1 second",
      "16:7 warning P/broken answers with an error (500)",
      "19:7 warning S/ does not answer: its certificate is not valid",
      "20:7 warning C/ does not answer: the server refuses the connection",
      "21:7 warning https://nowhere.invalid/ does not answer: there is no such host, or no network here",
      "22:9 warning P/gone is gone (404)",
    ]
  `);
  expect(code).toBe(0);
  expect(asked.filter((one) => one.endsWith('/gone'))).toEqual(['HEAD /gone', 'GET /gone']);
  expect(asked).toContain('GET /get-only');
});
