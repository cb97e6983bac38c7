/** Search while developing, before anything was built: the small index answers, live. */
import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { shellEnvironment } from './built.ts';
import { launch } from './chromium.ts';

const PORT = 4748;

test('npm run dev answers on the search page, without a build', async () => {
  const dev = spawn(process.execPath, ['scripts/dev.ts', '--port', String(PORT)], { env: shellEnvironment, stdio: 'ignore' });
  const browser = await launch();
  try {
    await expect.poll(() => fetch(`http://localhost:${PORT}/search/instant.json`).then(({ status }) => status, () => 0), { timeout: 60_000 }).toBe(200);
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`http://localhost:${PORT}/search/?q=swolen+batery`);
    await page.waitForSelector('[data-search-results][data-state="done"][data-match="strong"]', { timeout: 60_000 });
    expect(await page.locator('[data-result]').first().getAttribute('href')).toBe('/iphone-battery-swollen/');
    expect(await page.getByText('Showing results for').count()).toBe(1);
    expect(await page.getByText('could be searched').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Save for offline' }).count()).toBe(0);
    expect(errors).toEqual([]);
  } finally {
    await browser.close();
    dev.kill();
  }
}, 180_000);
