import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPage } from '../../build.js';
import { makeGenotypes, writeModel, writeNewSamples } from '../make-study.js';
import { accessibilityViolations, describeInChromium } from '../../../../vitest.chromium.js';

const command = path.resolve(import.meta.dirname, '../../../runner/bin/snpress.js');

describeInChromium('the page in Chromium', (browser) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'snpress-page-'));
  const at = (name: string): string => path.join(folder, name);

  beforeAll(async () => {
    const genotypes = makeGenotypes();
    await writeModel(at('lasso.arrow'), 'lasso', genotypes);
    await writeModel(at('mlp.arrow'), 'mlp', genotypes);
    await writeNewSamples(folder, genotypes);
    writeFileSync(at('index.html'), await buildPage());
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** Opens the page from its file; it may complain of nothing and ask for nothing. */
  async function opened(
    look: (page: Page) => Promise<void>,
    options: BrowserContextOptions = {},
  ): Promise<void> {
    const page = await browser().newPage(options);
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => requests.push(request.url()));
    const address = pathToFileURL(at('index.html')).href;
    try {
      await page.goto(address);
      await look(page);
      expect(complaints).toEqual([]);
      expect(requests.filter((url) => !/^(?:blob|data):/.test(url))).toEqual([address]);
    } finally {
      await page.close();
    }
  }

  /** The processes of pages, the one that has computed most first. */
  async function renderers(): Promise<readonly number[]> {
    const session = await browser().newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    await session.detach();
    return processInfo
      .filter(({ type }) => type === 'renderer')
      .sort((a, b) => b.cpuTime - a.cpuTime)
      .map(({ id }) => id);
  }

  async function given(page: Page, model: string, ...genotypes: string[]): Promise<void> {
    // The second comes while the first is looked at.
    await page.setInputFiles('#model', at(model));
    await page.setInputFiles('#genotypes', genotypes.map(at));
    await page.waitForSelector('#predict:not([disabled])');
  }

  async function saved(page: Page, name: string): Promise<Buffer> {
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name, exact: true }).click();
    await (await download).saveAs(at(`saved-${name}`));
    return readFileSync(at(`saved-${name}`));
  }

  it.each([
    ['lasso.arrow', ['new.vcf.gz']],
    ['mlp.arrow', ['new.bed', 'new.bim', 'new.fam']],
  ])('saves what the command writes, byte for byte: %s of %j', (model, genotypes) =>
    opened(async (page) => {
      await given(page, model, ...genotypes);
      await page.getByRole('button', { name: 'Predict' }).press('Enter');
      await page.waitForSelector('#results h2');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Predictions');
      const out = ['--out', at('predictions.csv'), '--force'];
      const options = ['predict', '--model', at(model), '--genotypes', at(genotypes[0]!), ...out];
      await promisify(execFile)(process.execPath, [command, ...options]);
      for (const name of ['predictions.csv', 'predictions.variants.csv', 'predictions.genes.csv'])
        expect((await saved(page, name)).equals(readFileSync(at(name)))).toBe(true);
    }),
  );

  it('takes dropped files, the model among them', () =>
    opened(async (page) => {
      const files = ['lasso.arrow', 'person.txt'].map((name) => ({
        name,
        content: readFileSync(at(name)).toString('base64'),
      }));
      await page.evaluate((all) => {
        const transfer = new DataTransfer();
        for (const { name, content } of all)
          transfer.items.add(new File([Uint8Array.from(atob(content), (c) => c.charCodeAt(0))], name));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
      }, files);
      await page.waitForSelector('#predict:not([disabled])');
      await page.click('#predict');
      await page.waitForSelector('#results h2');
      expect(await page.textContent('#status')).toMatch(/3 genes of 1 samples/);
    }));

  it('says what is at fault where it is seen and heard, with the field that cures it', () =>
    opened(async (page) => {
      const moved = readFileSync(at('new.vcf'), 'utf8')
        .replace(/^\d(?=\t)/gm, '7')
        .replace(/\trs\d+\t/g, '\t.\t');
      writeFileSync(at('moved.vcf'), moved);
      await given(page, 'lasso.arrow', 'moved.vcf');
      await page.click('#predict');
      const fault = page.getByRole('alert');
      await fault.waitFor();
      expect(await fault.textContent()).toMatch(/0 of the .* variants.*genome build.*“Match by” id/);
      await page.setInputFiles('#model', at('new.bed'));
      await page.waitForFunction(() => document.querySelector('#faults')?.textContent.includes('new.bim'));
      expect(await page.isVisible('#results h2')).toBe(false);
    }));

  it('stops when it is told to, and with its tab', () =>
    opened(async (page) => {
      const header = `##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ts1\n`;
      const lines = Array.from(
        { length: 600_000 },
        (_, line) => `9\t${line + 1}\t.\tA\tC\t.\t.\t.\tGT\t0/1\n`,
      );
      writeFileSync(at('long.vcf'), header + lines.join(''));
      await given(page, 'lasso.arrow', 'long.vcf');
      await page.click('#predict');
      await expect.poll(() => page.workers().length).toBe(1);
      await page.click('#cancel');
      expect(await page.textContent('#status')).toMatch(/^Cancelled/);
      await expect.poll(() => page.workers().length).toBe(0);
      await page.click('#predict');
      await expect.poll(() => page.workers().length).toBe(1);
      const busiest = (await renderers())[0]!;
      await page.close();
      await expect.poll(async () => (await renderers()).includes(busiest), { timeout: 10_000 }).toBe(false);
    }));

  it.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('nothing serious for axe, nothing too wide: %s, %i pixels', (colorScheme, width) =>
    opened(
      async (page) => {
        expect(await accessibilityViolations(page)).toEqual([]);
        await given(page, 'lasso.arrow', 'new.vcf.gz');
        await page.click('#settings summary');
        await page.click('#predict');
        await page.waitForSelector('#results h2');
        expect(await accessibilityViolations(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
          0,
        );
      },
      { colorScheme, viewport: { width, height: 800 } },
    ),
  );
});
