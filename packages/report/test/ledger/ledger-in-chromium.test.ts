import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningRun } from '../../src/ledger/ledger.js';
import { renderLedger } from '../../src/ledger/render-ledger.js';
import { runningInWords, runningMarkup } from '../../src/ledger/running-markup.js';
import { readQuery } from '../../src/ledger/view-query.js';

const executable = process.env.CHROMIUM ?? '/usr/bin/chromium';
const available = existsSync(executable);

const runAt = (ended: number, stages = 40): RunningRun => ({
  experiment: 'yeast',
  startedAt: '2026-11-30T08:00:00Z',
  isAlive: true,
  left: `about ${stages - ended} s left`,
  warnings: 0,
  phases: [
    { title: 'lasso', stages, ended, reused: 0, failed: 0, running: [{ id: `fit-${ended}`, share: 0 }] },
  ],
});

/** In place of the browser's, so that a test says when events come. */
const eventsByHand = `
  window.EventSource = class { addEventListener(name, listener) { (window.told ??= {})[name] = listener; } };
`;

describe.skipIf(!available)(
  `the page of all runs${available ? '' : ` (skipped: no chromium at ${executable}; set CHROMIUM)`}`,
  () => {
    let browser: Browser;
    let page: Page;
    beforeAll(async () => {
      browser = await chromium.launch({
        executablePath: executable,
        args: ['--no-sandbox', '--disable-gpu'],
      });
      page = await browser.newPage();
      await page.addInitScript(eventsByHand);
      const ledger = { folder: 'runs', runs: [], damaged: [] };
      const body = await renderLedger({
        ledger,
        running: [runAt(1)],
        query: readQuery(new URLSearchParams()),
      });
      await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body }));
      await page.goto('http://snpress.test/');
    });
    afterAll(() => browser.close());

    const tell = (event: string, data: unknown): Promise<unknown> =>
      page.evaluate(`told[${JSON.stringify(event)}]({ data: ${JSON.stringify(JSON.stringify(data))} })`);
    const tellRunning = (runs: readonly RunningRun[]): Promise<unknown> =>
      tell('running', { html: runningMarkup(runs).source, words: runningInWords(runs) });
    const hasFocus = (selector: string): Promise<unknown> =>
      page.evaluate(`document.activeElement === document.querySelector(${JSON.stringify(selector)})`);

    it('shows how far a run is, and takes the focus from nothing', async () => {
      await page.focus('#running-now [role=region]');
      await tellRunning([runAt(12)]);
      expect(await page.textContent('#running-now')).toMatch(/12 of 40 stages[^]*about 28 s left[^]*fit-12/);
      expect(await page.getAttribute('progress', 'value')).toBe('12');
      expect(await hasFocus('#running-now [role=region]')).toBe(true);
    });

    it('shows runs that begin and end', async () => {
      await tellRunning([runAt(13), { ...runAt(2), experiment: 'mouse' }]);
      expect(await page.locator('#running-now h3').allTextContents()).toEqual([
        'yeast since 08:00:00 UTC',
        'mouse since 08:00:00 UTC',
      ]);
      await tellRunning([]);
      expect(await page.textContent('#running-now')).toBe('No run is in progress.');
      expect(await page.textContent('#running-said')).toBe('No run is in progress.');
    });

    it('offers the runs that have come by one link, which stays while more come', async () => {
      await tell('runs', {});
      await page.focus('#changed a');
      await tell('runs', {});
      expect(await hasFocus('#changed a')).toBe(true);
      expect(await page.textContent('#changed')).toBe('The runs have changed: show them anew.');
    });
  },
);
