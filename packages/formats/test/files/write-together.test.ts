import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeTogether } from '../../src/files/write-together.js';
import { temporaryFolder } from './temporary-folder.js';

const bytes = (text: string): Buffer[] => [Buffer.from(text)];

async function contents(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

test('files are written, in folders that were not there, and replace those of the same names', async () => {
  const folder = join(await temporaryFolder(), 'new', 'folder');
  for (const version of ['1', '2']) {
    await writeTogether(
      ['a', 'b'].map((name) => ({ path: join(folder, name), content: bytes(name + version) })),
    );
    expect(await contents(folder)).toEqual({ a: `a${version}`, b: `b${version}` });
  }
});

test('where one cannot be written, none is, and what was there stays', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'a'), 'before');
  function* failing(): Generator<Buffer> {
    yield Buffer.from('half');
    throw new Error('no more');
  }
  const files = [
    { path: join(folder, 'a'), content: bytes('after') },
    { path: join(folder, 'b'), content: failing() },
  ];
  await expect(writeTogether(files)).rejects.toThrow('no more');
  expect(await contents(folder)).toEqual({ a: 'before' });
});

test('where one cannot take its place, none stays, and what was there comes back', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'a'), 'before');
  const path = join(folder, 'c');
  // Nothing is there when it is looked at, and a folder when the file is to be renamed.
  async function* late(): AsyncGenerator<Buffer> {
    yield Buffer.from('after');
    await mkdir(join(path, 'in'), { recursive: true });
  }
  const files = [
    { path, content: late() },
    { path: join(folder, 'a'), content: bytes('after') },
  ];
  await expect(writeTogether(files)).rejects.toThrow(/c: This is a folder, not a file/);
  expect(await readdir(folder)).toEqual(['a', 'c']);
  expect(await readFile(join(folder, 'a'), 'utf8')).toBe('before');
});

test('a folder is not replaced', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'b'));
  await writeFile(join(folder, 'a'), 'before');
  const files = ['a', 'b'].map((name) => ({ path: join(folder, name), content: bytes('after') }));
  await expect(writeTogether(files)).rejects.toThrow(/b: This is a folder, not a file\. Name a file in it/);
  expect(await readFile(join(folder, 'a'), 'utf8')).toBe('before');
  expect(await readdir(folder)).toEqual(['a', 'b']);
});
