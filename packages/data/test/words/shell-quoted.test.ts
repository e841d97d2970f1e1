import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { shellQuoted } from '../../src/words/shell-quoted.js';

test('a plain path stays as it is', () => {
  expect(shellQuoted('runs/a-b/latest/models/lasso.arrow')).toBe('runs/a-b/latest/models/lasso.arrow');
});

test.each(["it's a folder", '$HOME/a', 'a b/é', 'x;y', '"q"', 'a\\b', '*'])(
  '%s reaches a program whole',
  (name) => {
    expect(execFileSync('sh', ['-c', `printf %s ${shellQuoted(name)}`], { encoding: 'utf8' })).toBe(name);
  },
);
