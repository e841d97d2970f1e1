import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { catalogue, fetchDataset, gitBlobId } from '../../src/index.js';
import type { CatalogueDataset } from '../../src/index.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { hasYeast, yeastFolder } from '../yeast/yeast-data.js';
import { closedPort, serveFiles, type FileServer } from './file-server.js';

const contents = { 'a.txt': noise(70_000, 1), 'b c.txt': noise(300, 2) };
const served = Object.fromEntries(
  Object.entries(contents).map(([name, content]) => [`/made-up/${encodeURIComponent(name)}`, content]),
);
const retries = { attempts: 3, delay: 0, patience: 5000 };

/** A dataset of which the catalogue knows the size of one file alone. */
const dataset: CatalogueDataset = {
  name: 'made-up',
  title: 'Two files',
  address: 'http://127.0.0.1:1',
  files: Object.entries(contents).map(([name, content], index) => ({
    name,
    path: name,
    blob: blobId(content),
    ...(index === 0 ? { bytes: content.length } : {}),
  })),
  data: { genotypes: { path: 'a.txt' }, expression: { path: 'b c.txt' }, ploidy: 1 },
  notes: [],
  citations: [],
  licence: 'none',
};

const fetchFrom = async ({ url }: FileServer, folder: string): Promise<string[]> => {
  const outcomes: string[] = [];
  await fetchDataset(dataset, folder, {
    mirror: `${url}/`,
    retries,
    onFile: ({ name }, outcome) => outcomes.push(`${name} ${outcome}`),
  });
  return outcomes;
};

/** The files are there whole, and nothing else is. */
async function expectWhole(folder: string): Promise<void> {
  expect((await readdir(folder)).sort()).toEqual(Object.keys(contents));
  for (const [name, content] of Object.entries(contents))
    expect((await readFile(path.join(folder, name))).equals(content)).toBe(true);
}

async function complaint(fetching: Promise<unknown>, ...hidden: string[]): Promise<string> {
  const message = await fetching.then(
    () => 'nothing was wrong',
    (error: unknown) => (error as Error).message,
  );
  return hidden.reduce((text, part) => text.replaceAll(part, '…'), message);
}

test('files are fetched once and kept', async () => {
  const folder = await temporaryFolder();
  const server = await serveFiles({ files: served });
  expect(await fetchFrom(server, path.join(folder, 'new/folder'))).toEqual([
    'a.txt fetched',
    'b c.txt fetched',
  ]);
  expect(await fetchFrom(server, path.join(folder, 'new/folder'))).toEqual(['a.txt kept', 'b c.txt kept']);
  expect(server.requests).toEqual(['/made-up/a.txt', '/made-up/b%20c.txt']);
  await expectWhole(path.join(folder, 'new/folder'));
});

test('git agrees on the ids', async () => {
  const file = path.join(await temporaryFolder(), 'x');
  await writeFile(file, 'what is up, doc?');
  // The example of the book Pro Git.
  expect(await gitBlobId(file)).toBe('bd9dbf5aae1a3862dd1526723246b20206e5fc37');
});

test.each([true, false])(
  'a connection that is cut at any byte is continued (a server with ranges: %s)',
  async (ranges) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 69_999 }), { maxLength: 2 }), async (cuts) => {
        const folder = await temporaryFolder();
        const server = await serveFiles({ files: served, ranges, cuts: [...cuts], etag: '"1"' });
        await fetchFrom(server, folder);
        await expectWhole(folder);
        const starts = server.requests
          .filter((request) => request.includes('a.txt'))
          .map((request) => Number(/ (\d+)-/.exec(request)?.[1] ?? 0));
        // Never a byte that came already, where the server can do without.
        if (ranges) expect(starts).toEqual([...starts].sort((a, b) => a - b));
        const cutShort = cuts.filter(
          (cut, index) => cut < 70_000 - (ranges ? cuts.slice(0, index).reduce((a, b) => a + b, 0) : 0),
        );
        if (cuts.length === 1) expect(starts).toHaveLength(1 + cutShort.length);
      }),
      { numRuns: 25 },
    );
  },
);

test('what a broken download left is continued by the next one', async () => {
  const folder = await temporaryFolder();
  const away = await serveFiles({ files: served, cuts: [1000, 500, 0, 0, 0] });
  expect(await complaint(fetchFrom(away, folder), away.url)).toBe(
    '…/made-up/a.txt: The connection broke off. Check the connection and try again: what came is kept and continued. Another server is named with --mirror.',
  );
  expect(await readdir(folder)).toEqual(['a.txt.part']);
  const back = await serveFiles({ files: served });
  await fetchFrom(back, folder);
  expect(back.requests[0]).toBe('/made-up/a.txt 1500-');
  await expectWhole(folder);
});

test('what a killed download left is continued, what a running one writes is left alone', async () => {
  const folder = await temporaryFolder();
  const mine = contents['a.txt'].subarray(0, 4000);
  await writeFile(path.join(folder, 'a.txt.4194304.0a1b2c3d.part'), contents['a.txt'].subarray(0, 3000));
  await writeFile(path.join(folder, `a.txt.${process.pid}.0a1b2c3d.part`), mine);
  const server = await serveFiles({ files: served });
  await fetchFrom(server, folder);
  expect(server.requests[0]).toBe('/made-up/a.txt 3000-');
  expect((await readdir(folder)).sort()).toEqual(['a.txt', `a.txt.${process.pid}.0a1b2c3d.part`, 'b c.txt']);
});

test('leftovers that are whole, too long or of another file do no harm', async () => {
  for (const left of [contents['a.txt'], noise(80_000, 3), noise(10_000, 4), Buffer.alloc(0)]) {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, 'a.txt.part'), left);
    // Its size is not in the catalogue.
    await writeFile(path.join(folder, 'b c.txt.part'), noise(300, 5));
    await fetchFrom(await serveFiles({ files: served }), folder);
    await expectWhole(folder);
  }
});

test('a file that changes on the server during a download is begun anew', async () => {
  const folder = await temporaryFolder();
  const habits = { files: served, cuts: [2000], etag: '"old"' };
  const server = await serveFiles(habits);
  const fetching = fetchDataset(dataset, folder, {
    mirror: server.url,
    retries,
    onProgress: () => (habits.etag = '"new"'),
  });
  await fetching;
  expect(server.requests.slice(0, 2)).toEqual(['/made-up/a.txt', '/made-up/a.txt 2000-']);
  await expectWhole(folder);
});

test('wrong bytes are never put in place', async () => {
  const folder = await temporaryFolder();
  const wrong = Buffer.from(contents['a.txt']);
  wrong[40_000]! ^= 1;
  const server = await serveFiles({ files: { ...served, '/made-up/a.txt': wrong } });
  expect(await complaint(fetchFrom(server, folder), server.url, folder)).toBe(
    `…/a.txt.bad: What …/made-up/a.txt sent is not the file that the catalogue knows: its git blob id is ${blobId(wrong)}, not ${blobId(contents['a.txt'])}. Look at it, then try again or name another server with --mirror.`,
  );
  expect((await readdir(folder)).sort()).toEqual(['a.txt.bad', 'b c.txt']);
  await fetchFrom(await serveFiles({ files: served }), folder);
  expect(existsSync(path.join(folder, 'a.txt'))).toBe(true);
});

test.each([
  ['too long', Buffer.concat([contents['a.txt'], noise(9_000_000, 6)])],
  ['too short', contents['a.txt'].subarray(0, 5)],
  ['empty', Buffer.alloc(0)],
])('a file that is %s is not put in place', async (_, content) => {
  const folder = await temporaryFolder();
  const server = await serveFiles({ files: { ...served, '/made-up/a.txt': content } });
  expect(await complaint(fetchFrom(server, folder), server.url)).toBe(
    `…/made-up/a.txt: The file there has ${content.length} bytes instead of 70000, so it is another one. Name a server that has the file with --mirror.`,
  );
  expect(existsSync(path.join(folder, 'a.txt'))).toBe(false);
  expect(existsSync(path.join(folder, 'b c.txt'))).toBe(true);
});

test('a file that is not there is named, the others are fetched', async () => {
  const folder = await temporaryFolder();
  const server = await serveFiles({ files: { '/made-up/b%20c.txt': contents['b c.txt'] } });
  expect(await complaint(fetchFrom(server, folder), server.url)).toBe(
    '…/made-up/a.txt: The server answers 404 (Not Found). Name a server that has the file with --mirror.',
  );
  expect(await readdir(folder)).toContain('b c.txt');
});

test('redirections are followed to https alone, and told', async () => {
  const port = await closedPort();
  for (const [redirect, said] of [
    [
      'http://127.0.0.1:1/a.txt',
      'redirects to http://127.0.0.1:1/a.txt, which is not followed because it is not https',
    ],
    ['/elsewhere', 'redirects to /elsewhere, which is not followed because it is not https'],
    [
      'file:///etc/hostname',
      'redirects to file:///etc/hostname, which is not followed because it is not https',
    ],
    [
      `https://127.0.0.1:${port}/a`,
      `cannot be reached (ECONNREFUSED), after a redirection to https://127.0.0.1:${port}/a`,
    ],
  ] as const) {
    const server = await serveFiles({ files: served, redirect });
    const told = await complaint(fetchFrom(server, await temporaryFolder()));
    expect(told).toContain(`${server.url}/made-up/a.txt: The server ${said}`);
  }
});

test('what has no size, of the catalogue or of the server, has a limit', async () => {
  const files = { ...served, '/made-up/b%20c.txt': Buffer.alloc(2 ** 26 + 1) };
  for (const hasLength of [true, false]) {
    const server = await serveFiles({ files, hasLength });
    const told = await complaint(fetchFrom(server, await temporaryFolder()));
    expect(told).toContain('b%20c.txt: The server sends more than 67108864 bytes');
  }
});

test('a server that is busy, and one that is silent', async () => {
  const folder = await temporaryFolder();
  await fetchFrom(await serveFiles({ files: served, statuses: [503, 429] }), folder);
  await expectWhole(folder);
  const silent = await serveFiles({ files: served, isSilent: true });
  const impatient = { attempts: 2, delay: 0, patience: 50 };
  const waiting = fetchDataset(dataset, await temporaryFolder(), { mirror: silent.url, retries: impatient });
  expect(await complaint(waiting, silent.url)).toMatch(
    /^…\/made-up\/a\.txt: The server sent nothing for 0\.05 s\. /,
  );
  expect(silent.requests).toHaveLength(2);
});

test('no connection', async () => {
  const port = await closedPort();
  const nobody = { ...dataset, address: `http://127.0.0.1:${port}/data` };
  expect(await complaint(fetchDataset(nobody, await temporaryFolder(), { retries }), String(port))).toMatch(
    /^http:\/\/127\.0\.0\.1:…\/data\/a\.txt: The server cannot be reached \(ECONNREFUSED\)\. Check the connection/,
  );
});

test('another file of the same name is not overwritten', async () => {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, 'a.txt'), 'my own');
  const server = await serveFiles({ files: served });
  expect(await complaint(fetchFrom(server, folder), folder)).toBe(
    '…/a.txt: There is another file of this name, which is not overwritten. Move it away, or fetch into another folder with --out.',
  );
  expect(await readFile(path.join(folder, 'a.txt'), 'utf8')).toBe('my own');
});

test('several fetches at once', async () => {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, 'a.txt.part'), contents['a.txt'].subarray(0, 10_000));
  const server = await serveFiles({ files: served, cuts: [5000, 100, 20_000, 3, 999, 4000] });
  await Promise.all([1, 2, 3, 4].map(() => fetchFrom(server, folder)));
  await expectWhole(folder);
});

const yeastFile = (name: string): string => path.join(yeastFolder, name);

test.skipIf(!hasYeast)(
  `the catalogue knows the yeast files${hasYeast ? '' : ' (skipped: no yeast-brem2005 in SNPRESS_DATA)'}`,
  async () => {
    const yeast = catalogue.find(({ name }) => name === 'yeast-brem2005')!;
    const there = yeast.files.filter(({ name }) => existsSync(yeastFile(name)));
    expect(there.map(({ name }) => name)).toEqual(['matrix_genotypes.txt', 'snp_position.txt']);
    const files = await Promise.all(
      there.map(async ({ name }) => [`/yeast-brem2005/${name}`, await readFile(yeastFile(name))] as const),
    );
    const folder = await temporaryFolder();
    const server = await serveFiles({ files: Object.fromEntries(files), cuts: [123_456, 17] });
    await fetchDataset({ ...yeast, files: there }, folder, { mirror: server.url, retries });
    expect((await readdir(folder)).sort()).toEqual(['matrix_genotypes.txt', 'snp_position.txt']);
  },
);

function blobId(content: Buffer): string {
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
}

/** Bytes that are the same in every run. */
function noise(length: number, seed: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = seed;
  for (let at = 0; at < length; at++) bytes[at] = (state = (state * 48271) % 2147483647) >> 8;
  return bytes;
}
