import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

it('no module of Node is imported but by what reads and writes files and the conformance suite', () => {
  const source = path.resolve(import.meta.dirname, '../src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/^(export|import|testing)[/\\]/.test(file),
  );
  expect(files.length).toBeGreaterThan(100);
  const importing = files.filter((file) =>
    /from 'node:|import\('node:/.test(readFileSync(path.join(source, file), 'utf8')),
  );
  expect(importing).toEqual([]);
});
