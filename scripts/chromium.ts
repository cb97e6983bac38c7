/** A Chromium to test with: the one named by CHROMIUM_PATH, one of the machine's, else the one inside a package. */
import { access, constants } from 'node:fs/promises';
import { type Browser, chromium } from 'playwright-core';

const KNOWN = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:/Program Files/Google/Chrome/Application/chrome.exe'];
/** Without these a browser looks for its maker's servers at every start. */
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** `more`: arguments for the browser's command line. */
export async function launch(...more: string[]): Promise<Browser> {
  for (const path of [process.env['CHROMIUM_PATH'], ...KNOWN]) {
    if (path && (await access(path, constants.X_OK).then(() => true, () => false))) return chromium.launch({ executablePath: path, args: [...QUIET, ...more] });
  }
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packaged.executablePath(), args: [...packaged.args, ...QUIET, ...more] });
}
