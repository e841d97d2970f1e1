import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renderAssociation, renderAudit, renderComparison, renderPrediction } from '../../src/index.js';
import { associated } from '../association/associated.js';
import { audited, byChance, flat, good } from '../audit/audited.js';
import { compared } from '../compare/compared.js';
import { predicted } from '../prediction/predicted.js';
import { accessibilityViolations, describeInChromium } from '../../../../vitest.chromium.js';

const hostile = '<img src=x onerror=alert(1)>';

/** The page of a run has its own tests, as it does more than show. */
const pages = {
  association: () => renderAssociation(associated),
  audit: () =>
    renderAudit({
      audit: audited({ [hostile]: good, byChance, flat }, { trainMeans: true }),
      seed: '1',
      notes: [`${hostile} was read.`],
    }),
  comparison: () => renderComparison(compared),
  prediction: () => renderPrediction(predicted),
};

for (const [name, render] of Object.entries(pages)) {
  describeInChromium(`the page of ${name} in a browser`, (browser) => {
    let folder: string;
    let address: string;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'snpress-page-'));
      const file = join(folder, 'index.html');
      writeFileSync(file, (await render())['index.html']!);
      address = pathToFileURL(file).href;
    });

    afterAll(() => {
      rmSync(folder, { recursive: true });
    });

    it.each([390, 800, 1440].flatMap((width) => [[width, 'light'] as const, [width, 'dark'] as const]))(
      'is accessible and %s pixels wide, %s',
      async (width, colorScheme) => {
        const page = await browser().newPage({ viewport: { width, height: 844 }, colorScheme });
        const complaints: string[] = [];
        page.on('console', (message) => complaints.push(message.text()));
        page.on('pageerror', (error) => complaints.push(error.message));
        page.on('dialog', (dialog) => {
          complaints.push(`dialog: ${dialog.message()}`);
          void dialog.dismiss();
        });
        await page.goto(address);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        expect(await accessibilityViolations(page)).toEqual([]);
        expect(complaints).toEqual([]);
        await page.close();
      },
    );
  });
}
