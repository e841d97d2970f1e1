import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, scratchFolder, snpress } from './snpress.js';

const data = path.join(process.env.SNPRESS_DATA ?? path.join(root, '../shared/data'), 'xie2017-predictions');
const absent = !existsSync(data);

interface AuditDocument {
  readonly notes: readonly string[];
  readonly references: Readonly<Record<'zero' | 'ownMeans', { readonly mse: number }>>;
  readonly truth: { readonly constantGenes: number; readonly medianWithinGeneSd: number };
  readonly samples: number;
  readonly genes: number;
  readonly predictions: Readonly<
    Record<
      string,
      {
        readonly mse: number;
        readonly skill: { readonly pooled: number } | null;
        readonly signAgreement: { readonly same: number; readonly different: number };
        readonly r2Bins: readonly { readonly count: number; readonly expected: number }[];
        readonly medianWithinGeneSd: number;
        readonly verdict: { readonly kind: string; readonly meansShare: number };
      }
    >
  >;
  readonly verdicts: Readonly<Record<string, readonly string[]>>;
}

describe.skipIf(absent)(
  `the predictions that Xie et al. released${absent ? ' (skipped: no xie2017-predictions in SNPRESS_DATA)' : ''}`,
  { timeout: 120_000 },
  () => {
    const files = [
      ...['--true', path.join(data, 'true.txt')],
      ...['--predicted', path.join(data, 'mlp-sae.txt')],
      ...['--predicted', path.join(data, 'mlp-sae-dropout.txt')],
    ];

    it('have the published numbers, and no more within-gene signal than chance', async () => {
      const { code, stdout } = await snpress(scratchFolder(), ['audit', ...files, '--json']);
      expect(code).toBe(0);
      const audit = JSON.parse(stdout) as AuditDocument;
      expect([audit.samples, audit.genes, audit.truth.constantGenes]).toEqual([12, 6611, 7]);
      expect(audit.references.zero.mse).toBeCloseTo(0.4329, 4);
      expect(audit.references.ownMeans.mse).toBeCloseTo(0.2748, 4);
      expect(audit.truth.medianWithinGeneSd).toBeCloseTo(0.34, 2);
      const { 'mlp-sae': plain, 'mlp-sae-dropout': dropout } = audit.predictions;
      expect(plain!.mse).toBeCloseTo(0.309344, 6);
      expect(dropout!.mse).toBeCloseTo(0.30824, 6);
      expect(plain!.signAgreement).toEqual({ same: 54284, different: 25048 });
      expect(dropout!.signAgreement).toEqual({ same: 54305, different: 25027 });
      expect(plain!.medianWithinGeneSd).toBeCloseTo(0.0005, 4);
      expect(dropout!.medianWithinGeneSd).toBeCloseTo(0.003, 3);
      const counts = (name: string) => audit.predictions[name]!.r2Bins.map(({ count }) => count);
      expect(counts('mlp-sae')).toEqual([3621, 1128, 1111, 436, 181, 96, 23, 8, 0, 0, 0]);
      expect(counts('mlp-sae-dropout')).toEqual([3507, 1121, 1086, 493, 229, 110, 43, 13, 2, 0, 0]);
      const varying = (6611 - 7) / 6611;
      for (const [bin, chance] of [3406, 1112, 1135, 527, 251, 114, 46, 16, 4].entries()) {
        expect(Math.abs(plain!.r2Bins[bin]!.expected - chance * varying)).toBeLessThan(0.6);
      }
      for (const [name, verdict] of Object.entries(audit.verdicts)) {
        expect(verdict[0]).toContain(
          `The predictions of ${name} hold no more within-gene signal than chance`,
        );
        expect(verdict[1]).toMatch(/^(Nearly a|A)ll of their accuracy is knowing each gene's mean/);
        expect(audit.predictions[name]!.verdict.meansShare).toBeGreaterThan(0.999);
      }
    });

    it('are shown in 80 columns and on a page; no folder is overwritten', async () => {
      const cwd = scratchFolder();
      const { code, stdout, stderr } = await snpress(cwd, ['audit', ...files, '--out', 'page']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: `page: ${path.join('page', 'index.html')}\n` });
      expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
      expect(stdout).toMatch(/^MSE +0\.309344 +0\.308240$/m);
      expect(stdout).toMatch(/^Signs right \/ wrong +54,284 \/ 25,048 +54,305 \/ 25,027$/m);
      const page = readFileSync(path.join(cwd, 'page/index.html'), 'utf8');
      expect(page).toContain(
        'Neither of the 2 sets of predictions holds more within-gene signal than chance',
      );
      expect(page.length).toBeLessThan(1e6);
      expect(readdirSync(path.join(cwd, 'page/figures'))).toHaveLength(13);

      const again = await snpress(cwd, ['audit', ...files, '--out', 'page']);
      expect(again).toMatchObject({ code: 2, stdout: '' });
      expect(again.stderr).toBe('error: page is not empty; name a new folder, or remove what is in it\n');
    });
  },
);

const samples = Array.from({ length: 8 }, (_, i) => `s${i + 1}`);
const genes = Array.from({ length: 6 }, (_, i) => `g${i + 1}`);
const truth = (g: number, s: number): number => 2 * g + Math.sin(5 * g + 3 * s * s);
const close = (g: number, s: number): number => 2 * g + 0.6 * Math.sin(5 * g + 3 * s * s);

type ValueOf = (g: number, s: number) => number | string;

function table(valueOf: ValueOf, columns = samples, rows = genes): string {
  const lines = rows.map((id) =>
    [id, ...columns.map((column) => valueOf(genes.indexOf(id), samples.indexOf(column)))].join('\t'),
  );
  return [['gene', ...columns].join('\t'), ...lines, ''].join('\n');
}

const bare = (valueOf: ValueOf, rows = genes.length): string =>
  genes
    .slice(0, rows)
    .map((_, g) => samples.map((__, s) => valueOf(g, s)).join(' ') + '\n')
    .join('');

/** Runs an audit on small files. */
async function auditOf(files: Readonly<Record<string, string>>, args: readonly string[]) {
  const cwd = scratchFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(cwd, name), text);
  const ended = await snpress(cwd, ['audit', ...args]);
  return { ...ended, json: () => JSON.parse(ended.stdout) as AuditDocument };
}

const both = ['--true', 'y.tsv', '--predicted', 'p.tsv'];

describe('an audit of small files', () => {
  it('matches by id, on its side where need be, and tells what was left out', async () => {
    const onItsSide = [
      ['sample', ...genes].join('\t'),
      ...[...samples.slice(1)]
        .reverse()
        .map((id) => [id, ...genes.map((_, g) => close(g, samples.indexOf(id)))].join('\t')),
      '',
    ].join('\n');
    const files = { 'y.tsv': table(truth), 'p.tsv': onItsSide, 'm.tsv': table((g) => 2 * g, ['s1'], genes) };
    const { code, json } = await auditOf(files, [...both, '--train-mean', 'm.tsv', '--json']);
    expect(code).toBe(0);
    expect(json().notes).toMatchInlineSnapshot(`
      [
        "p.tsv has its genes where the truth has its samples: it was read on its side.",
        "Matched by id: 7 samples and 6 genes are in every file.",
        "Left out, as not in every file: 1 sample of the truth (s1).",
      ]
    `);
    const { p } = json().predictions;
    expect(p!.verdict.kind).toBe('signal');
    expect(p!.skill!.pooled).toBeCloseTo(1 - 0.4 ** 2, 6);
  });

  it('takes training samples for their means, without those that are judged', async () => {
    const all = table((g, s) => (s < 4 ? 2 * g : 1000));
    const some = samples.slice(4);
    const files = { 'y.tsv': table(truth, some), 'p.tsv': table(close, some), 'all.tsv': all };
    const { json } = await auditOf(files, [...both, '--train-mean', 'all.tsv', '--json']);
    expect(json().predictions.p!.skill!.pooled).toBeCloseTo(1 - 0.4 ** 2, 6);
    expect(json().notes[0]).toBe(
      'Training means are those of 4 samples of all.tsv; 4 samples in it that are judged here were left out.',
    );
  });

  it('reads numbers without ids, training means as a row or a column, samples in rows', async () => {
    const column = genes.map((_, g) => `${2 * g}\n`).join('');
    const row = `${genes.map((_, g) => 2 * g).join(' ')}\n`;
    const files = { 'y.tsv': bare(truth), 'p.tsv': bare(close), column, row };
    for (const means of ['column', 'row']) {
      const { json } = await auditOf(files, [...both, '--train-mean', means, '--json']);
      expect(json().predictions.p!.skill!.pooled).toBeCloseTo(1 - 0.4 ** 2, 6);
    }
    const { json } = await auditOf(files, [...both, '--rows', 'samples', '--json']);
    expect([json().samples, json().genes]).toEqual([6, 8]);
  });

  it.each([
    ['numbers with and without ids', { 'y.tsv': table(truth), 'p.tsv': bare(close) }, both],
    ['other shapes', { 'y.tsv': bare(truth), 'p.tsv': bare(close, 5) }, both],
    ['other ids', { 'y.tsv': table(truth), 'p.tsv': table(close).replaceAll('\ts', '\tS') }, both],
    [
      'faults of two files at once',
      {
        'y.tsv': table((g, s) => (g === 1 && s === 2 ? 'x' : 1)),
        'p.tsv': table(close).replace('g2\t', 'g2\t-\t'),
      },
      both,
    ],
    ['a missing file', { 'y.tsv': table(truth) }, both],
    ['one name twice', { 'y.tsv': table(truth), 'p.tsv': table(close) }, [...both, '--predicted', 'p.tsv']],
    [
      'training means of the judged samples alone',
      { 'y.tsv': table(truth), 'p.tsv': table(close) },
      [...both, '--train-mean', 'y.tsv'],
    ],
  ])('refuses %s, with what to do', async (_, files, args) => {
    const { code, stdout, stderr } = await auditOf(files, args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatchSnapshot();
  });
});
