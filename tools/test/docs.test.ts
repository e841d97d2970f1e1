import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pages } from './pages.js';
import { root } from './workspace.js';

describe.each(pages)('$name', ({ file, text }) => {
  it('links to files that are there', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target]) => target!)
      .filter((target) => !/^[a-z]+:|^#/.test(target));
    const broken = links.filter(
      (target) => !existsSync(path.resolve(path.dirname(file), target.split('#')[0]!)),
    );
    expect(broken).toEqual([]);
  });

  it('names files of the repository that are there', () => {
    const named = [...text.matchAll(/`((?:packages|apps|tools|experiments|docs)\/[\w./-]+\w)`/g)].map(
      ([, name]) => name!,
    );
    expect(named.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
  });
});

it('the README fits in 100 lines', () => {
  expect(readFileSync(path.join(root, 'README.md'), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(
    100,
  );
});
