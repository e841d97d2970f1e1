import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { compileExamples } from '../compile-examples.js';
import { root } from '../workspace.js';
import { accessibilityViolations, describeInChromium } from '../../../vitest.chromium.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

const run = promisify(execFile);
const site = mkdtempSync(path.join(tmpdir(), 'snpress-site-'));
const siteFile = (name: string) => path.join(site, decodeURI(name));

beforeAll(async () => {
  await run(process.execPath, [path.join(root, 'tools/scripts/site.js'), '--outDir', site]);
});
afterAll(() => {
  rmSync(site, { recursive: true, force: true });
});

it('links lead to pages and headings that are there, and every page is in the sidebar', () => {
  const pages = new Map(
    readdirSync(site, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.html'))
      .map((name) => [`/${name}`, readFileSync(siteFile(name), 'utf8')]),
  );
  const anchors = new Map(
    [...pages].map(([name, html]) => [
      name,
      new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)),
    ]),
  );
  const broken = [...pages].flatMap(([from, html]) =>
    [...html.matchAll(/<a [^>]*?href="([/#][^"]*)"/g)]
      .map(([, href]) => new URL(href!, `http://snpress.test${from}`))
      .filter(({ pathname, hash }) => {
        const page = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
        const ids = anchors.get(page);
        return ids === undefined
          ? !existsSync(siteFile(page))
          : hash !== '' && !ids.has(decodeURIComponent(hash.slice(1)));
      })
      .map(({ pathname, hash }) => `${from} → ${pathname}${hash}`),
  );
  expect([...new Set(broken)]).toEqual([]);

  const sidebars = ['/start.html', '/reference/spec.html'].map(
    (name) => /<aside class="VPSidebar[^]*?<\/aside>/.exec(pages.get(name)!)![0],
  );
  const titles = sidebars.flatMap((html) =>
    [...html.matchAll(/<p class="text"[^>]*>([^<]*)/g)].map(([, title]) => title!),
  );
  expect(titles).toContain('Install and try');
  expect(titles.filter((title) => title.length > 50)).toEqual([]);
  const without = [...pages.keys()].filter((name) => !sidebars.join('').includes(`href="${name}"`));
  expect(without).toEqual(['/404.html', '/index.html']);
});

it('examples of the API compile', () => {
  const { examples, errors } = compileExamples(path.join(root, 'docs/reference/api'));
  expect(errors).toEqual([]);
  expect(examples).toBeGreaterThan(30);
});

describeInChromium('in Chromium', (browser) => {
  const shown = [
    '/',
    '/tutorials/yeast.html',
    '/reference/commands.html',
    '/reference/api/datasets.html',
    '/explanation/models.html',
  ];

  async function opened(
    options: { readonly colorScheme?: 'light' | 'dark'; readonly width?: number },
    look: (page: Page) => Promise<void>,
  ): Promise<void> {
    const { colorScheme = 'light', width = 1440 } = options;
    const page = await browser().newPage({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.route('**/*', (route) => {
      const { host, pathname } = new URL(route.request().url());
      if (host !== 'snpress.test') complaints.push(`request to ${host}`);
      return route.fulfill({ path: siteFile(pathname.endsWith('/') ? `${pathname}index.html` : pathname) });
    });
    await look(page);
    await page.close();
    expect(complaints).toEqual([]);
  }

  it.each([
    { colorScheme: 'light', width: 1440 },
    { colorScheme: 'dark', width: 390 },
  ] as const)(
    'axe finds nothing serious in $colorScheme at $width px, nothing sticks out',
    async (options) => {
      await opened(options, async (page) => {
        const found: string[] = [];
        for (const name of shown) {
          await page.goto(`http://snpress.test${name}`);
          const violations = await accessibilityViolations(page);
          const grave = violations.filter((violation) => /^(serious|critical):/.test(violation));
          found.push(...grave.map((violation) => `${name} ${violation}`));
          const out = await page.evaluate<number>('document.scrollingElement.scrollWidth - innerWidth');
          if (out > 0) found.push(`${name} sticks out by ${out} px`);
        }
        expect(found).toEqual([]);
      });
    },
  );

  it('the search finds a page without a server', async () => {
    await opened({}, async (page) => {
      await page.goto('http://snpress.test/', { waitUntil: 'networkidle' });
      await page.getByRole('button', { name: 'Search' }).click();
      await page.getByRole('searchbox').fill('credible set');
      const results = page.getByRole('option');
      await results.first().waitFor();
      expect(await results.allTextContents()).toContainEqual(expect.stringContaining('Models'));
    });
  });
});
