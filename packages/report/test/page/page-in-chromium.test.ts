import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { completePage, renderReport, type ReportInput } from '../../src/index.js';
import { completeInput } from '../input/complete-input.js';
import { goodModels } from '../input/simulated-input.js';
import { accessibilityViolations, describeInChromium } from '../../../../vitest.chromium.js';

const hostile = '<img src=x onerror=alert(1)>';

describeInChromium('the page in a browser', (browser) => {
  let input: ReportInput;
  let folder: string;
  let address: string;

  beforeAll(async () => {
    input = completeInput({
      genes: 120,
      samples: 40,
      splits: 5,
      models: goodModels,
      geneName: (i) => (i === 7 ? hostile : `YGR${String(i).padStart(3, '0')}W`),
    });
    folder = mkdtempSync(join(tmpdir(), 'snpress-report-'));
    const file = join(folder, 'index.html');
    const { 'index.html': page } = await renderReport({ ...input, genes: [hostile, 'YGR003W'] });
    const stage = { name: hostile, count: 3, ran: 1, seconds: 2, reusedSeconds: 9 };
    const run = { versions: { [hostile]: hostile }, machine: hostile, started: hostile, seconds: 12 };
    writeFileSync(file, completePage(page!, { ...run, stages: [stage], warnings: [hostile] }));
    address = pathToFileURL(file).href;
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  async function opened(
    options: Parameters<Browser['newPage']>[0],
    look: (page: Page) => Promise<void>,
    loads = 1,
  ): Promise<void> {
    const page = await browser().newPage(options);
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith('data:')) requests.push(request.url());
    });
    try {
      await page.goto(address);
      await look(page);
      expect(complaints).toEqual([]);
      expect(requests.filter((url) => !url.startsWith('blob:')).map((url) => url.split('#')[0])).toEqual(
        Array.from({ length: loads }, () => address),
      );
    } finally {
      await page.close();
    }
  }

  const firstGenes = (page: Page) => page.locator('#gene-table tbody th').allTextContents();

  it('sorts the genes by any column, with the keyboard too', () =>
    opened({}, async (page) => {
      const gene = page.locator('#gene-table').getByRole('columnheader', { name: 'Gene', exact: true });
      await gene.getByRole('button').focus();
      await page.keyboard.press('Enter');
      expect(await gene.getAttribute('aria-sort')).toBe('ascending');
      expect((await firstGenes(page)).slice(0, 2)).toEqual([hostile, 'YGR000W']);
      await page.keyboard.press('Space');
      expect(await gene.getAttribute('aria-sort')).toBe('descending');
      expect((await firstGenes(page))[0]).toBe('YGR119W');

      await page.getByRole('button', { name: 'ridge skill' }).click();
      expect(await gene.getAttribute('aria-sort')).toBeNull();
      const headers = await page.evaluate<string[]>(
        `[...document.querySelectorAll('#gene-table thead tr:last-child th')].map((th) => th.dataset.key)`,
      );
      const place = 1 + headers.indexOf('ridge|skill');
      const cells = page.locator(`#gene-table tbody td:nth-child(${place})`);
      const skills = (await cells.allTextContents()).map((text) => Number(text.replace('−', '-')));
      expect(skills).toHaveLength(10);
      expect(skills).toEqual([...skills].sort((a, b) => b - a));
    }));

  it('finds genes by name and turns pages', () =>
    opened({}, async (page) => {
      const status = page.locator('#gene-status');
      expect(await status.textContent()).toBe('Genes 1 to 10 of 120');
      await page.getByRole('button', { name: 'Next' }).click();
      expect(await status.textContent()).toBe('Genes 11 to 20 of 120');
      await page.getByLabel('Find genes by name').fill('ygr11');
      expect(await status.textContent()).toBe('Genes 1 to 10 of 10');
      expect((await firstGenes(page)).every((gene) => gene.startsWith('YGR11'))).toBe(true);
      await page.getByLabel('Find genes by name').fill('<img');
      expect(await firstGenes(page)).toEqual([hostile]);
      await page.getByLabel('Find genes by name').fill('no such gene');
      expect(await status.textContent()).toBe('No gene is like this');
    }));

  const panel = (page: Page) => page.locator('#gene-panel');

  it('opens a gene by its address, and by a link to it, and goes on to the next', () =>
    opened({}, async (page) => {
      await page.evaluate("location.hash = '#gene=YGR003W'");
      await panel(page).getByRole('heading', { name: 'YGR003W' }).waitFor();
      const lasso = panel(page).getByRole('row', { name: /^lasso/ });
      const { perGene } = input.evaluations.find(({ name }) => name === 'lasso')!;
      const skill = perGene.skill[perGene.genes.indexOf('YGR003W')]!;
      expect((await lasso.getByRole('cell').first().textContent())!.replace('−', '-')).toBe(skill.toFixed(3));
      const points = panel(page).locator('circle title').filter({ hasText: 'true' });
      expect(await points.count()).toBe(40);
      expect(await points.first().textContent()).toMatch(/^strain-\d+: true [−\d.]+, predicted [−\d.]+$/);
      await panel(page).locator('#gene-model').selectOption('ridge');
      expect(await panel(page).locator('figcaption').first().textContent()).toContain('ridge: 40');
      await page.keyboard.press('Escape');
      expect(await page.evaluate('location.hash')).toBe('#genes');
      await page.locator('#gene-table tbody a').first().click();
      const first = await panel(page).getByRole('heading').textContent();
      await panel(page).getByRole('button', { name: 'Next gene' }).click();
      expect(await panel(page).getByRole('heading').textContent()).not.toBe(first);
      await panel(page).getByRole('button', { name: 'Previous gene' }).click();
      expect(await panel(page).getByRole('heading').textContent()).toBe(first);
    }));

  it('opens a gene and saves its figure with the keyboard alone', () =>
    opened({ acceptDownloads: true }, async (page) => {
      const focused = () =>
        page.evaluate<string>(
          "document.activeElement.getAttribute('aria-label') ?? document.activeElement.id",
        );
      for (let press = 0; press < 40 && (await focused()) !== 'gene-open'; press++)
        await page.keyboard.press('Tab');
      await page.keyboard.type('ygr004');
      await page.keyboard.press('Enter');
      await panel(page).getByRole('heading', { name: 'YGR004W' }).waitFor();
      for (const [kind, start] of [
        ['SVG', '<svg'],
        ['PNG', '\u0089PNG'],
      ] as const) {
        for (let press = 0; press < 12 && !(await focused()).startsWith(`${kind} of gene-YGR004W`); press++)
          await page.keyboard.press('Tab');
        const download = page.waitForEvent('download');
        await page.keyboard.press('Enter');
        const file = readFileSync(await (await download).path(), 'latin1');
        expect(file.slice(0, 4)).toBe(start);
        expect(file).not.toContain('var(--');
      }
    }));

  it('filters genes and keeps that in the address', () =>
    opened(
      {},
      async (page) => {
        await page.getByLabel('Find genes by name').fill('YGR003, ygr01');
        await page.getByLabel('q of lasso at most').selectOption('0.05');
        await page.getByLabel('Columns').selectOption('r');
        const status = await page.locator('#gene-status').textContent();
        const { q } = input.evaluations.find(({ name }) => name === 'lasso')!.permutation!.perGene;
        const { genes } = input.evaluations[0]!.perGene;
        const expected = genes.filter((gene, i) => /YGR003|YGR01/.test(gene) && q[i]! <= 0.05).length;
        expect(expected).toBeGreaterThan(0);
        expect(status).toContain(`of ${expected}`);
        const hash = await page.evaluate<string>('location.hash');
        expect(hash).toContain('q=0.05');
        const download = page.waitForEvent('download');
        await page.getByRole('button', { name: 'Save these rows' }).click();
        const [header, ...rows] = readFileSync(await (await download).path(), 'utf8')
          .trimEnd()
          .split('\r\n');
        expect(header).toBe('gene,mean,heritability,truth,lasso.r,ridge.r,forest.r');
        expect(rows).toHaveLength(expected);
        await page.reload();
        expect(await page.locator('#gene-status').textContent()).toBe(status);
      },
      2,
    ));

  it('shows the figures of the model that is chosen', () =>
    opened({}, async (page) => {
      const shown = () =>
        page.locator('.by-model > figure[data-file^=r2-bins]:visible').getAttribute('data-file');
      expect(await shown()).toBe('r2-bins-lasso');
      await page.getByLabel('Figures of').selectOption('forest');
      expect(await shown()).toBe('r2-bins-forest');
    }));

  it('has its links lead somewhere', () =>
    opened({}, async (page) => {
      const broken = await page.evaluate<string[]>(
        `[...document.querySelectorAll('a[href^="#"]')].map((a) => a.hash).filter((hash) => document.getElementById(hash.slice(1)) === null && !hash.startsWith('#gene='))`,
      );
      expect(broken).toEqual([]);
    }));

  it('prints on paper without cutting anything off', () =>
    opened({ viewport: { width: 720, height: 1000 }, colorScheme: 'dark' }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
        'rgb(255, 255, 255)',
      );
      const figure = (await page.locator('figure.wide svg').first().boundingBox())!;
      expect(figure.x + figure.width).toBeLessThanOrEqual(720);
      expect(await page.locator('nav').isVisible()).toBe(false);
      expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(50_000);
    }));

  it('shows the first genes and every figure without JavaScript', () =>
    opened({ javaScriptEnabled: false }, async (page) => {
      const genes = (await firstGenes(page)).map((gene) => gene.trim());
      expect(genes.length).toBeGreaterThanOrEqual(10);
      expect(genes).toEqual(expect.arrayContaining([hostile, 'YGR003W']));
      expect(await page.locator('#gene-controls').isVisible()).toBe(false);
      expect(await page.locator('figure svg[role=img]').count()).toBeGreaterThan(20);
      await page.getByText('Single genes', { exact: true }).click();
      expect(await page.locator('figcaption').filter({ hasText: hostile }).first().isVisible()).toBe(true);
    }));

  for (const [device, width] of [
    ['a phone', 390],
    ['a tablet', 800],
    ['a desktop', 1440],
  ] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`is accessible and as wide as ${device}, ${colorScheme}`, () =>
        opened({ viewport: { width, height: 844 }, colorScheme }, async (page) => {
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
          expect(await accessibilityViolations(page)).toEqual([]);
          await page.evaluate("location.hash = '#gene=YGR003W'");
          await panel(page).getByRole('heading', { name: 'YGR003W' }).waitFor();
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
          expect(await accessibilityViolations(page)).toEqual([]);
        }));
    }
  }
});
