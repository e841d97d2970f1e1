import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished, vi } from 'vitest';
import { root, scratchFolder, snpress } from './snpress.js';
import { yeastFolder } from './yeast-data.js';

vi.setConfig({ testTimeout: 300_000 });

interface Served {
  readonly url: string;
  readonly requests: readonly string[];
}

/** Serves what `contentOf` says until the test ends; with `pause`, `bytes` of it, and the rest once `over` says so. */
async function serve(
  contentOf: (name: string) => Buffer | undefined,
  pause?: { readonly bytes: number; readonly over: (served: Served) => Promise<unknown> },
): Promise<Served> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    requests.push(`${path.basename(request.url!)} ${from}`);
    const content = contentOf(path.basename(request.url!));
    if (content === undefined) response.writeHead(404).end();
    else {
      response.writeHead(from > 0 ? 206 : 200, {
        'content-length': content.length - from,
        ...(from > 0 ? { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` } : {}),
      });
      void send(response, content.subarray(from));
    }
  });
  async function send(response: ServerResponse, bytes: Buffer): Promise<void> {
    response.write(bytes.subarray(0, pause?.bytes));
    if (pause !== undefined) {
      await pause.over(served);
      response.write(bytes.subarray(pause.bytes));
    }
    response.end();
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const served = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
  return served;
}

const content = Buffer.from(Array.from({ length: 200_000 }, (_, index) => `${index * 7919}\n`).join(''));

/** A program that fetches a dataset of one file. */
function program(url: string, folder: string): readonly string[] {
  const blob = createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
  const dataset = { name: 'made-up', address: url, files: [{ name: 'a.txt', path: 'a.txt', blob }] };
  const library = pathToFileURL(path.join(root, 'packages/datasets/dist/index.js')).href;
  return [
    '--input-type=module',
    '-e',
    `import { fetchDataset } from ${JSON.stringify(library)};
     await fetchDataset(${JSON.stringify(dataset)}, ${JSON.stringify(folder)});`,
  ];
}

const start = (url: string, folder: string) => {
  const child = spawn(process.execPath, program(url, folder), { stdio: ['ignore', 'inherit', 'inherit'] });
  return { child, ended: new Promise<number | null>((resolve) => child.on('close', resolve)) };
};

/** Bytes of the largest file in a folder. */
const largest = (folder: string): number =>
  existsSync(folder)
    ? Math.max(0, ...readdirSync(folder).map((name) => statSync(path.join(folder, name)).size))
    : 0;

it('goes on from where it was killed, however often', async () => {
  const folder = path.join(scratchFolder(), 'data');
  const bytes = Math.round(content.length / 5);
  const halting = await serve(() => content, { bytes, over: () => new Promise(() => undefined) });
  for (const times of [1, 2, 3]) {
    const { child, ended } = start(halting.url, folder);
    await vi.waitUntil(() => largest(folder) === times * bytes, { timeout: 60_000, interval: 2 });
    child.kill('SIGKILL');
    expect(await ended).toBeNull();
    expect(existsSync(path.join(folder, 'a.txt'))).toBe(false);
  }
  const whole = await serve(() => content);
  expect(await start(whole.url, folder).ended).toBe(0);
  expect([...halting.requests, ...whole.requests]).toEqual(
    [0, 1, 2, 3].map((times) => `a.txt ${times * bytes}`),
  );
  expect(readdirSync(folder)).toEqual(['a.txt']);
  expect(readFileSync(path.join(folder, 'a.txt')).equals(content)).toBe(true);
});

it('can be run twice at once', async () => {
  const folder = path.join(scratchFolder(), 'data');
  const server = await serve(() => content, {
    bytes: 100_000,
    over: ({ requests }) => vi.waitUntil(() => requests.length === 2, { timeout: 60_000 }),
  });
  const ends = await Promise.all([start(server.url, folder).ended, start(server.url, folder).ended]);
  expect(ends).toEqual([0, 0]);
  expect(server.requests).toEqual(['a.txt 0', 'a.txt 0']);
  expect(readdirSync(folder)).toEqual(['a.txt']);
  expect(readFileSync(path.join(folder, 'a.txt')).equals(content)).toBe(true);
});

it('says which files a server lacks, and that there is no such dataset', async () => {
  const cwd = scratchFolder();
  mkdirSync(path.join(cwd, 'kept'));
  const shared = (name: string): Buffer | undefined => {
    const file = path.join(yeastFolder, name);
    return existsSync(file) && name !== 'expression_matrix.txt' ? readFileSync(file) : undefined;
  };
  const server = await serve(shared);
  const fetching = await snpress(cwd, [
    'data',
    'fetch',
    'yeast-brem2005',
    '--out',
    'kept',
    '--mirror',
    server.url,
  ]);
  expect(fetching.code).toBe(2);
  expect(fetching.stderr).toContain(
    `${server.url}/yeast-brem2005/expression_matrix.txt: The server answers 404 (Not Found). Name a server that has the file with --mirror.`,
  );
  const here = ['matrix_genotypes.txt', 'snp_position.txt'].filter((name) => shared(name) !== undefined);
  expect(readdirSync(path.join(cwd, 'kept'))).toEqual(here);
  expect(fetching.stdout.trimEnd().split('\n').filter(Boolean)).toEqual(
    here.map((name) => expect.stringMatching(new RegExp(`^${name} +\\d+ KiB, fetched$`)) as string),
  );

  const none = await snpress(cwd, ['data', 'fetch', 'yeast-brem2004']);
  expect(none.code).toBe(2);
  expect(none.stderr).toBe(
    'error: there is no dataset "yeast-brem2004" in the catalogue; did you mean "yeast-brem2005"?\n',
  );
  expect((await snpress(cwd, ['data', 'fetch'])).stdout).toMatch(/^yeast-brem2005 {2}/);
});
