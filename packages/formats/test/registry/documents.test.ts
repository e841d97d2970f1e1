import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formats, writableFormats } from '../../src/index.js';

const root = join(import.meta.dirname, '../../../..');
const read = (path: string): Promise<string> => readFile(join(root, path), 'utf8');

test('no two formats share a name or an ending, each can be read, and who can be written has endings', () => {
  const names = formats.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const endings = formats.flatMap(({ extensions }) => extensions);
  expect(new Set(endings).size).toBe(endings.length);
  for (const format of formats) expect(format.read !== undefined || format.open !== undefined).toBe(true);
  for (const { extensions } of writableFormats) expect(extensions.length).toBeGreaterThan(0);
});

describe('docs/reference/formats/converting.md', () => {
  test.each(writableFormats.map(({ name, extensions }) => ({ name, extensions })))(
    'says how $name is written',
    async ({ name, extensions }) => {
      const text = await read('docs/reference/formats/converting.md');
      expect(text.toLowerCase()).toContain(name);
      for (const extension of extensions) expect(text).toContain(extension.replace(/(?<!\.bed)\.gz$/, ''));
    },
  );
});

test.each(formats.map(({ name }) => name))('%s has a page in docs/reference/formats', async (name) => {
  const page =
    { tsv: 'tsv-csv', csv: 'tsv-csv', raw: 'plink-text', traw: 'plink-text' }[name as string] ?? name;
  expect(await read(`docs/reference/formats/${page}.md`)).toMatch(/^# /);
});

test.each(formats.map(({ name, summary }) => ({ name, summary })))(
  'docs/reference/spec.md says what $name is',
  async ({ name, summary }) => {
    expect(await read('docs/reference/spec.md')).toContain(`${name}: ${summary}`);
  },
);
