import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it, onTestFinished, vi } from 'vitest';
import { smallSpec } from './small-spec.js';
import { root, scratchFolder, snpress } from './snpress.js';
import { accessibilityViolations, describeInChromium } from '../../../../vitest.chromium.js';

vi.setConfig({ testTimeout: 120_000 });

/** Starts `snpress view`, which Ctrl-C ends. */
async function viewing(cwd: string): Promise<string> {
  const child = spawn(process.execPath, [path.join(root, 'apps/runner/bin/snpress.js'), 'view'], { cwd });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  onTestFinished(async () => {
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });
  let said = '';
  for await (const text of child.stderr) {
    said += String(text);
    const [address] = /http:\S+/.exec(said) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error(said);
}

describeInChromium('snpress view in Chromium', (browser) => {
  async function looksSound(page: Page): Promise<void> {
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  }

  it('follows a run, then shows, compares and opens it by keyboard, on a phone in the dark as well', async () => {
    const cwd = scratchFolder();
    writeFileSync(path.join(cwd, 'small.yaml'), smallSpec);
    const address = await viewing(cwd);
    const page = await browser().newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(address);
    await page.waitForSelector('text=No run is in progress');
    await looksSound(page);

    const running = snpress(cwd, ['run', 'small.yaml', '--jobs', '1']);
    await expect
      .poll(() => page.textContent('#running-now'), { timeout: 60_000, interval: 50 })
      .toMatch(/small[^]*\d+ of \d+ stages/);
    expect(await page.textContent('#running-said')).toBe('1 run in progress: small.');
    expect((await running).code).toBe(0);
    await page.waitForSelector('#changed a');
    expect((await snpress(cwd, ['run', 'small.yaml', '--set', 'models.lasso.grid.alpha=[0.2]'])).code).toBe(
      0,
    );
    await page.focus('#changed a');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#runs tbody tr:nth-child(2)');
    await looksSound(page);

    for (const box of await page.locator('#runs input[type=checkbox]').all()) {
      await box.focus();
      await page.keyboard.press('Space');
    }
    await page.getByRole('button', { name: 'Compare' }).press('Enter');
    await page.waitForSelector('text=models.lasso.grid.alpha');
    await page.goto(address);
    await page.locator('#runs tbody a').first().press('Enter');
    await page.waitForURL(/report\/index\.html$/);
    expect(await page.title()).toBe('A small cross');
    expect(complaints).toEqual([]);
    await page.close();

    const phone = await browser().newPage({ colorScheme: 'dark', viewport: { width: 390, height: 800 } });
    await phone.goto(address);
    await looksSound(phone);
    await phone.close();
  });
});
