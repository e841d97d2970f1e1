import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallSpec } from '../small-spec.js';
import { scratchFolder, snpress } from '../snpress.js';
import { forgeResult } from './forge-result.js';
import { zipOf } from './zip-of.js';

const most = { seconds: 10, kilobytes: 2 ** 20 };

/** Told by every process at its end, threads included. */
const meter = `data:text/javascript,${encodeURIComponent(
  `import { appendFileSync } from 'node:fs';
   process.on('exit', () => {
     const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
     appendFileSync(process.env.METER, JSON.stringify([maxRSS, (userCPUTime + systemCPUTime) / 1e6]) + '\\n');
   });`,
)}`;

interface Told {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a command that must stay within its means. */
async function metered(cwd: string, args: readonly string[]): Promise<Told> {
  const file = path.join(scratchFolder(), 'meter');
  Object.assign(process.env, { METER: file, NODE_OPTIONS: `--import=${meter}` });
  const { code, stdout, stderr } = await snpress(cwd, args);
  delete process.env.NODE_OPTIONS;
  const used = readFileSync(file, 'utf8').trimEnd().split('\n');
  for (const line of used) {
    const [kilobytes, seconds] = JSON.parse(line) as [number, number];
    expect(kilobytes).toBeLessThan(most.kilobytes);
    expect(seconds).toBeLessThan(most.seconds);
  }
  return { code, output: stdout + stderr };
}

/** A folder in a folder, so that what is written beside it is seen. */
function project(): { readonly cwd: string; readonly outside: () => readonly string[] } {
  const parent = scratchFolder();
  const cwd = path.join(parent, 'deep/project');
  mkdirSync(cwd, { recursive: true });
  const list = (): readonly string[] =>
    readdirSync(parent, { recursive: true, encoding: 'utf8' })
      .filter((name) => !/^deep(\/project(\/(\.snpress|runs)(\/.*)?)?)?$/.test(name))
      .sort();
  return { cwd, outside: list };
}

const dataSpec = (genotypes: string): string =>
  `name: mine\ndata: { genotypes: ${genotypes}, expression: expression.tsv }\nmodels: { ridge: { type: ridge } }\n`;

const samples = Array.from({ length: 12 }, (_, i) => `s${i + 1}`);
const expression = [
  ['id', ...samples],
  ['g1', ...samples.map((_, i) => i)],
]
  .map((row) => row.join('\t'))
  .join('\n');
const control = (geno: string): string =>
  JSON.stringify({
    crosstype: 'bc',
    geno,
    alleles: ['A', 'B'],
    genotypes: { AA: 1, AB: 2 },
  });

const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * 2 ** 20, '0');

/** Lies about every length that it finds in the first part of an Arrow file. */
function lying(arrow: Buffer): Buffer {
  const bytes = Buffer.from(arrow);
  for (let at = 8; at < Math.min(bytes.length - 8, 4096); at += 8) {
    const value = bytes.readBigInt64LE(at);
    if (value >= 8n && value <= BigInt(arrow.length)) bytes.writeBigInt64LE(2n ** 40n, at);
  }
  return bytes;
}

describe('a file that means harm', () => {
  let made = '';
  beforeAll(async () => {
    made = mkdtempSync(path.join(tmpdir(), 'snpress-hostile-'));
    writeFileSync(path.join(made, 'small.yaml'), smallSpec);
    expect((await snpress(made, ['run', 'small.yaml'])).code).toBe(0);
    await snpress(made, ['data', 'simulate', 'sim', '--samples', '20', '--markers', '30', '--genes', '3']);
    await snpress(made, ['data', 'convert', 'sim/genotypes.tsv', 'genotypes.arrow']);
  }, 120_000);
  afterAll(() => {
    rmSync(made, { recursive: true, force: true });
  });

  const input = (file: string, content: () => Buffer | string) => (cwd: string) => {
    mkdirSync(path.dirname(path.join(cwd, file)), { recursive: true });
    writeFileSync(path.join(cwd, file), content());
    writeFileSync(path.join(cwd, 'expression.tsv'), expression);
    writeFileSync(path.join(cwd, 'my.yaml'), dataSpec(file));
    return ['run', 'my.yaml', '--jobs', '1'];
  };
  const spec = (text: string) => (cwd: string) => {
    writeFileSync(path.join(cwd, 'my.yaml'), text);
    return ['run', 'my.yaml', '--jobs', '1'];
  };
  /** The next run of a spec in whose store a report was forged. */
  const report = (files: object) => (cwd: string) => {
    cpSync(made, cwd, { recursive: true });
    forgeResult(path.join(cwd, '.snpress'), 'report', 'files', (before) =>
      JSON.stringify({ ...(JSON.parse(before) as object), ...files }),
    );
    return ['run', 'small.yaml', '--jobs', '1'];
  };
  const model = (change: (bytes: Buffer) => Buffer) => (cwd: string) => {
    cpSync(path.join(made, 'sim'), path.join(cwd, 'sim'), { recursive: true });
    const bytes = readFileSync(path.join(made, 'runs/small/latest/models/ridge.arrow'));
    writeFileSync(path.join(cwd, 'model.arrow'), change(bytes));
    return ['predict', '--model', 'model.arrow', '--genotypes', 'sim/genotypes.tsv'];
  };

  it.each<readonly [what: string, prepare: (cwd: string) => string[], said: RegExp]>([
    [
      'a store whose report leads elsewhere',
      report({ '../../../../evil': 'x' }),
      /has a file "\.\.\/.*", which no report has/,
    ],
    [
      'a store whose report copies a secret',
      report({ 'tables/x.csv': { copyOf: '/etc/passwd' } }),
      /has a file "tables\/x.csv", which no/,
    ],
    ['a model that lies about its lengths', model(lying), /model\.arrow/],
    ['a model that was cut', model((bytes) => bytes.subarray(0, bytes.length / 2)), /model\.arrow/],
    [
      'an Arrow file that lies about its lengths',
      input('g.arrow', () => lying(readFileSync(path.join(made, 'genotypes.arrow')))),
      /g\.arrow/,
    ],
    [
      'a control file that leads elsewhere',
      input('c/cross.json', () => control('../../../../etc/passwd')),
      /is no name of a file in this folder/,
    ],
    [
      'a ZIP archive that leads elsewhere',
      input('c.zip', () => zipOf([['cross.json', Buffer.from(control('../../../etc/passwd'))]])),
      /is no name of a file in this folder/,
    ],
    [
      'a ZIP archive with names that lead elsewhere',
      input('c.zip', () => zipOf([['../../evil.json', Buffer.from(control('geno.csv'))]])),
      /c\.zip/,
    ],
    [
      'a ZIP archive that unpacks to 200 MB',
      input('c.zip', () =>
        zipOf([
          ['cross.json', Buffer.from(control('geno.csv'))],
          ['geno.csv', zeros(200)],
        ]),
      ),
      /c\.zip/,
    ],
    [
      'a spec whose name leads elsewhere',
      spec(smallSpec.replace('name: small', 'name: ../../evil')),
      /it names the folder of the results/,
    ],
    [
      'a spec of a million repeats',
      spec(smallSpec.replace('folds: 2', 'folds: 2, repeats: 1000000')),
      /repeats/,
    ],
    [
      'a spec of aliases that grow',
      spec(
        `a: &a [x, x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, i) => `${'bcdefghij'[i]!}: &${'bcdefghij'[i]!} [${`*${'abcdefghi'[i]!}, `.repeat(10)}]`).join('\n')}\n`,
      ),
      /my\.yaml/,
    ],
    [
      'a VCF file with a line of 100 MB',
      input('g.vcf.gz', () => gzipSync(Buffer.concat([Buffer.from('##fileformat=VCFv4.2\n#'), zeros(100)]))),
      /g\.vcf\.gz/,
    ],
    [
      'a VCF file with a header of 100 MB',
      input('g.vcf.gz', () =>
        gzipSync(
          Buffer.concat([Buffer.from('##fileformat=VCFv4.2\n'), Buffer.from('##x=y\n'.repeat(2 ** 20 * 17))]),
        ),
      ),
      /g\.vcf\.gz/,
    ],
  ])('%s', async (_, prepare, said) => {
    const { cwd, outside } = project();
    const args = prepare(cwd);
    const before = outside();
    const { code, output } = await metered(cwd, args);
    expect(output).toMatch(/^error: /m);
    expect(output).toMatch(said);
    expect(output).not.toMatch(/^\s+at |fault of snpress/m);
    expect(code === 1 || code === 2).toBe(true);
    expect(outside()).toEqual(before);
  });

  it('an archive with such a report is marked, and publishes nothing', async () => {
    const { cwd, outside } = project();
    report({ '../../../../evil': 'x' })(cwd);
    const other = project();
    const archive = path.join(cwd, 'small.tar.gz');
    await snpress(cwd, ['cache', 'export', 'small', archive]);
    const { output } = await metered(other.cwd, ['cache', 'import', archive]);
    expect(output).toContain('marked as imported');
    writeFileSync(path.join(other.cwd, 'small.yaml'), smallSpec);
    const ran = await metered(other.cwd, ['run', 'small.yaml', '--jobs', '1']);
    expect(ran).toMatchObject({ code: 1, output: expect.stringContaining('which no report has') as string });
    expect(existsSync(path.join(other.cwd, 'runs'))).toBe(false);
    expect(other.outside()).toEqual(['deep/project/small.yaml']);
    expect(outside().filter((name) => name.includes('evil'))).toEqual([]);
  });
});
