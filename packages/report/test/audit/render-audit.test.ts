import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderAudit } from '../../src/index.js';
import { markupProblems } from '../input/tag-balance.js';
import { audited, byChance, flat, good } from './audited.js';

const hostile = '<img src=x onerror=alert(1)>';
const geneName = (gene: number): string => (gene === 7 ? hostile : `YGR${gene}W`);

function rendered() {
  const audit = audited({ [hostile]: good, byChance, flat }, { geneName, trainMeans: true });
  return renderAudit({ audit, seed: '1', notes: [`${hostile} was read.`] });
}

describe('the page of an audit', () => {
  it('is well formed, and shows names as the text that they are', async () => {
    const { 'index.html': page } = await rendered();
    expect(markupProblems(page!)).toEqual([]);
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('comes with its figures and tables; equal inputs give equal bytes', async () => {
    const files = await rendered();
    expect(Object.keys(files)).toMatchInlineSnapshot(`
      [
        "index.html",
        "tables/audit.csv",
        "figures/mean-r-img-src-x-onerror-alert-1.svg",
        "figures/pooled-r-img-src-x-onerror-alert-1.svg",
        "figures/mean-r-bychance.svg",
        "figures/pooled-r-bychance.svg",
        "figures/r2-bins-img-src-x-onerror-alert-1.svg",
        "figures/r2-bins-bychance.svg",
        "figures/r2-bins-flat.svg",
        "tables/r2-bins.csv",
        "figures/truth-img-src-x-onerror-alert-1.svg",
        "figures/deviations-img-src-x-onerror-alert-1.svg",
        "figures/calibration-img-src-x-onerror-alert-1.svg",
        "figures/truth-bychance.svg",
        "figures/deviations-bychance.svg",
        "figures/calibration-bychance.svg",
        "figures/truth-flat.svg",
        "figures/deviations-flat.svg",
        "figures/spread.svg",
        "tables/genes.csv",
      ]
    `);
    expect(await rendered()).toEqual(files);
    expect(files['tables/audit.csv']).toMatch(
      /^statistic,<img src=x onerror=alert\(1\)>,byChance,flat\r\nmse,/,
    );
    expect(files['tables/genes.csv']!.trim().split('\r\n')).toHaveLength(41);
  });

  it('draws what there is of two samples, or of genes that do not vary', async () => {
    for (const audit of [
      audited({ good }, { samples: 2 }),
      audited({ flat }),
      audited({ good }, { genes: 1 }),
    ]) {
      const { 'index.html': page } = await renderAudit({ audit, seed: '1', notes: [] });
      expect(markupProblems(page!)).toEqual([]);
      expect(page).not.toContain('NaN');
    }
  });
});

const executable = process.env.CHROMIUM ?? '/usr/bin/chromium';
const available = existsSync(executable);
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(!available)(
  `the page of an audit in a browser${available ? '' : ` (skipped: no chromium at ${executable}; set CHROMIUM)`}`,
  () => {
    let browser: Browser;
    let folder: string;
    let address: string;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'snpress-audit-'));
      const file = join(folder, 'index.html');
      writeFileSync(file, (await rendered())['index.html']!);
      address = pathToFileURL(file).href;
      browser = await chromium.launch({
        executablePath: executable,
        args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
      });
    });

    afterAll(async () => {
      await browser.close();
      rmSync(folder, { recursive: true });
    });

    for (const [device, width] of [
      ['a phone', 390],
      ['a desktop', 1280],
    ] as const) {
      for (const colorScheme of ['light', 'dark'] as const) {
        it(`is accessible, asks for nothing and is as wide as ${device}, ${colorScheme}`, async () => {
          const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme });
          const complaints: string[] = [];
          page.on('console', (message) => complaints.push(message.text()));
          page.on('pageerror', (error) => complaints.push(error.message));
          page.on('request', (request) => {
            if (request.url() !== address && !request.url().startsWith('data:'))
              complaints.push(request.url());
          });
          await page.goto(address);
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
          await page.evaluate(axeSource);
          expect(
            await page.evaluate(
              "axe.run().then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id))",
            ),
          ).toEqual([]);
          expect(complaints).toEqual([]);
          await page.close();
        });
      }
    }
  },
);
