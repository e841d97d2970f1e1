import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';

const executable = process.env.CHROMIUM ?? '/usr/bin/chromium';
const available = existsSync(executable);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * A group of tests in one browser; skipped where there is none, and its name says so.
 * @param tests - is given what gives the browser, from its hooks and tests on.
 */
export function describeInChromium(name: string, tests: (browser: () => Browser) => void): void {
  const reason = available ? '' : ` (skipped: no chromium at ${executable}; set CHROMIUM)`;
  describe.skipIf(!available)(`${name}${reason}`, () => {
    let browser: Browser;
    beforeAll(async () => {
      // It asks nobody for anything: a page that does is found out.
      const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
      const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
      browser = await chromium.launch({ executablePath: executable, args: [...args, ...quiet] });
    });
    afterAll(() => browser.close());
    tests(() => browser);
  });
}

/** What a page violates of the rules of accessibility, with how grave it is and where. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate<string[]>(
    'axe.run().then(({ violations }) => violations.flatMap(({ id, impact, nodes }) => nodes.map(({ target }) => `${impact}: ${id}: ${target}`)))',
  );
}
