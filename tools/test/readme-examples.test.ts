import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { pages } from './pages.js';
import { publishedPackages, root } from './workspace.js';

const run = promisify(execFile);
mkdirSync(path.join(root, 'tools/out-tsc'), { recursive: true });
/** Inside the repository, so that the examples find the packages by name. */
const scratch = mkdtempSync(path.join(root, 'tools/out-tsc/examples-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const examples = pages.flatMap(({ name, text }) =>
  // Its programs need files, and one another: programs.test.ts.
  name === 'docs/how-to/library.md'
    ? []
    : [...text.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map((match, index) => ({
        title: `${name}, example ${index + 1}`,
        code: match[1]!,
      })),
);

describe('examples of the documentation', () => {
  it('are there', () => {
    expect(examples.length).toBeGreaterThanOrEqual(publishedPackages.length - 1);
  });

  it.each(examples)('$title runs and prints something', async ({ title, code }) => {
    const folder = path.join(scratch, title.replace(/\W+/g, '-'));
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'example.mjs'), code);
    const { stdout } = await run(process.execPath, ['example.mjs'], { cwd: folder });
    expect(stdout.trim()).not.toBe('');
  });
});
