import { createHash } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request as ask } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProgressLog, progressFile } from '../../src/run/progress-log.js';
import { viewRuns, type RunsView } from '../../src/view/view-runs.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-view-'));
const runs = path.join(folder, 'runs');
let view: RunsView;

/** A run as its folder has it, with its numbers made up. */
function writeRun(experiment: string, id: string, samples: number, skill: number, alpha: number): void {
  const run = path.join(runs, experiment, id);
  mkdirSync(path.join(run, 'report'), { recursive: true });
  const lasso = { name: 'lasso', type: 'lasso', params: { alpha }, grid: {} };
  const resolved = {
    name: experiment,
    seed: 1,
    data: { kind: 'simulate', options: { samples } },
    models: [lasso],
    final: { fit: 'all', models: ['lasso'] },
  };
  const manifest = {
    experiment,
    ...{ startedAt: `2026-01-${id}T10:00:00Z`, seconds: 12, set: [], jobs: 1 },
    ...{ versions: {}, machine: {}, inputs: [{ name: 'genotypes', path: 'g.vcf', digest: `d${samples}` }] },
    ...{ resolved, stages: [{ id: 'evaluate', action: 'run', outputs: {} }] },
  };
  const splits = [0.9, 1.1].map((by) => ({
    trainSamples: samples / 2,
    testSamples: samples / 2,
    skill: by * skill,
  }));
  const model = {
    skill: { pooled: skill },
    intervals: { skill: { pooled: [skill - 0.1, skill + 0.1] } },
    perSplit: splits,
  };
  const metrics = { experiment, samples, snps: 60, genes: 12, models: { lasso: model } };
  writeFileSync(path.join(run, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(path.join(run, 'metrics.json'), JSON.stringify(metrics));
  writeFileSync(path.join(run, 'spec.yaml'), `alpha: ${alpha}`);
  writeFileSync(path.join(run, 'report/index.html'), `<title>${experiment} ${id}</title>`);
}

beforeAll(async () => {
  writeRun('cross', '01', 100, 0.2, 0.1);
  writeRun('cross', '02', 400, 0.5, 0.1);
  writeRun('<b>odd', '03', 200, 0.3, 0.7);
  mkdirSync(path.join(runs, 'cross/broken'));
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  symlinkSync(path.join(folder, 'secret.txt'), path.join(runs, 'cross/01/out.txt'));
  view = await viewRuns({ in: runs });
});
afterAll(async () => {
  await view.close();
  rmSync(folder, { recursive: true });
});

interface Got {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

function get(address: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  const { port } = new URL(view.address);
  return new Promise((resolve, reject) => {
    const sent = ask({ host: '127.0.0.1', port, path: address, headers, method }, (response) => {
      let body = '';
      response.on('data', (data: Buffer) => (body += data.toString()));
      response.on('end', () => {
        resolve({ status: response.statusCode!, body, headers: response.headers });
      });
    });
    sent.on('error', reject).end();
  });
}

/** What is in a folder, with the times at which it was written. */
function digestOf(at: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(at, { recursive: true, encoding: 'utf8' }).sort()) {
    const { mtimeMs } = statSync(path.join(at, name));
    const isFile = statSync(path.join(at, name)).isFile();
    hash.update(`${name} ${mtimeMs} ${isFile ? readFileSync(path.join(at, name), 'hex') : ''}`);
  }
  return hash.digest('hex');
}

/** The names of the runs in the order of the page. */
const shown = ({ body }: Got): string[] =>
  [...body.matchAll(/name="run" value="([^"]+)"/g)].map(([, name]) => name!);

describe('the page of all runs', () => {
  it('lists them with their headline skill and a line of it by split, newest first', async () => {
    const page = await get('/');
    expect(shown(page)).toEqual(['&lt;b&gt;odd/03', 'cross/02', 'cross/01']);
    expect(page.body).toMatch(/50\.0\s%.*40\.0\s%.to 60\.0\s%/);
    expect(page.body).toContain('aria-label="skill in 2 splits, from 45.0');
    expect(page.body).toContain('broken has no manifest.json');
    expect(page.body).not.toContain('<b>');
  });

  it.each([
    ['/?experiment=cross', ['cross/02', 'cross/01']],
    ['/?text=ALPHA%3A+0.7', ['&lt;b&gt;odd/03']],
    ['/?skill=0.25&sort=skill', ['cross/02', '&lt;b&gt;odd/03']],
    ['/?sort=samples', ['cross/02', '&lt;b&gt;odd/03', 'cross/01']],
    ['/?sort=nothing&text=nowhere', []],
  ])('%s shows %j', async (address, expected) => {
    expect(shown(await get(address))).toEqual(expected);
  });

  it('draws skill against samples, or against a setting that differs', async () => {
    expect((await get('/')).body).toContain('3 runs; samples from 100 to 400');
    const setting = encodeURIComponent('models.lasso.alpha');
    expect((await get(`/?against=${setting}`)).body).toContain('3 runs; models.lasso.alpha from 0.1 to 0.7');
  });

  it('compares those that are marked: settings, inputs, skill', async () => {
    const { status, headers } = await get('/compare?run=cross%2F01&run=cross%2F02');
    expect(status).toBe(303);
    const page = await get(headers.location as string);
    expect(page.body).toContain('data.simulate.samples');
    expect(page.body).toMatch(/d100[^]*d400/);
    expect((await get('/compare?run=cross%2F01')).status).toBe(400);
    expect((await get('/compare/a/b/page/index.html')).body).toMatch('is no run');
  });
});

describe('it reads, for this machine alone', () => {
  it('serves the files of runs and no others', async () => {
    expect((await get('/runs/cross/01/report/index.html')).body).toContain('cross 01');
    for (const address of [
      '/runs/cross/01/out.txt',
      '/runs/cross/01/..%2F..%2F..%2Fsecret.txt',
      '/runs/../../secret.txt',
      '/runs/cross/01/report',
      '/runs/cross/broken/x',
      '/elsewhere',
    ])
      expect((await get(address)).status).toBe(404);
    expect((await get('/runs/%zz')).status).toBe(400);
  });

  it.each(['evil.example', 'evil.example:80', '127.0.0.1', 'localhost:1'])(
    'refuses the name %s',
    async (Host) => {
      for (const address of ['/', '/events', '/runs/cross/01/spec.yaml']) {
        const { status, body } = await get(address, { Host });
        expect({ status, isTold: body.includes('lasso') }).toEqual({ status: 421, isTold: false });
      }
    },
  );

  it('answers to its own names, and to questions alone', async () => {
    const { port } = new URL(view.address);
    expect((await get('/', { Host: `localhost:${port}` })).status).toBe(200);
    expect(await get('/', {}, 'HEAD')).toMatchObject({ status: 200, body: '' });
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await get('/', {}, method)).status).toBe(405);
  });

  it('listens on the loopback interface alone', async () => {
    const { port, hostname } = new URL(view.address);
    expect(hostname).toBe('127.0.0.1');
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((one) => one?.family === 'IPv4' && !one.internal);
    for (const { address } of others as { address: string }[])
      await expect(
        new Promise((resolve, reject) => ask({ host: address, port }, resolve).on('error', reject).end()),
      ).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('writes nothing', async () => {
    const before = digestOf(folder);
    for (const address of [
      '/',
      '/?text=x',
      '/compare/cross%2F01/cross%2F02/page/index.html',
      '/runs/cross/01/spec.yaml',
    ])
      await get(address);
    expect(digestOf(folder)).toBe(before);
  });

  it('says so where its port is taken', async () => {
    const port = Number(new URL(view.address).port);
    await expect(viewRuns({ in: runs, port })).rejects.toThrow(`port: ${port} is taken; name another`);
  });
});

describe('a run in progress', () => {
  /** Waits until what the server tells an open page is as expected. */
  async function told(expected: RegExp): Promise<string> {
    const response = await fetch(`${view.address}events`);
    let text = '';
    for await (const bytes of response.body!) {
      text += new TextDecoder().decode(bytes as Uint8Array);
      if (expected.test(text)) return text;
    }
    return text;
  }

  it('is followed while it goes, and gone when it ends', async () => {
    const phases = [
      { title: 'data', stages: ['simulate'] },
      { title: 'lasso', stages: ['outer0/tune/lasso', 'outer0/refit/lasso'] },
    ];
    const log = openProgressLog(path.join(runs, 'going'), { experiment: 'going', workers: 2, phases });
    log.onEvent({ type: 'stage-hit', stage: 'simulate', warnings: ['odd'] });
    log.onEvent({ type: 'stage-started', stage: 'outer0/tune/lasso', reasons: [] });
    log.onEvent({ type: 'stage-progress', stage: 'outer0/tune/lasso', done: 0.25 });
    const text = await told(/outer0\/tune\/lasso \(25/);
    expect(text).toMatch(/1 of 3 stages · 1 reused · 1 warning/);
    expect((await get('/')).body).toContain('1 run in progress: going.');
    log.onEvent({ type: 'stage-finished', stage: 'outer0/tune/lasso', seconds: 1, machine: 'here' });
    await told(/2 of 3 stages/);
    log.close();
    await told(/No run is in progress/);
    expect(readdirSync(runs)).not.toContain('going');
  });

  it('whose process has gone is said to be gone, and never stands in the way', async () => {
    const at = path.join(runs, 'lost');
    const log = openProgressLog(at, {
      experiment: 'lost',
      workers: 1,
      phases: [{ title: 'data', stages: ['simulate'] }],
    });
    const [name] = readdirSync(at).filter((file) => progressFile.test(file));
    const file = path.join(at, name!);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"pid":\d+/, '"pid":999999999'));
    appendFileSync(file, '{"type":"stage-st');
    expect((await get('/')).body).toMatch(/lost[^]*Its process has gone/);
    log.close();
    expect((await get('/')).body).toContain('No run is in progress.');
  });

  it('is not kept from running by a log that cannot be written', () => {
    writeFileSync(path.join(folder, 'file'), '');
    const log = openProgressLog(path.join(folder, 'file/no'), { experiment: 'x', workers: 1, phases: [] });
    log.onEvent({ type: 'run-started', stages: 1, notSelected: 0 });
    expect(() => {
      log.close();
    }).not.toThrow();
  });
});
