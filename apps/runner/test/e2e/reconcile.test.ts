import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { root, scratchFolder, snpress } from './snpress.js';

vi.setConfig({ testTimeout: 300_000 });

const fixtures = path.join(root, 'packages/formats/test');
const original = path.join(fixtures, 'genotype-files/fixtures/calls-61.pgen');
const swapped = path.join(fixtures, 'reconcile/fixtures/swapped.bed');

it('says which markers met, and writes the table of all of them', async () => {
  const cwd = scratchFolder();
  const { code, stdout, stderr } = await snpress(cwd, [
    'data',
    'reconcile',
    original,
    swapped,
    '--out',
    'm.csv',
  ]);
  expect(code).toBe(0);
  expect(stdout.replaceAll(`${fixtures}/`, '')).toMatchInlineSnapshot(`
    "reference  genotype-files/fixtures/calls-61.pgen: 48 markers × 61 samples
    file       reconcile/fixtures/swapped.bed: 40 markers × 61 samples

    met        40  83.3 % of the reference
               40    by position and alleles
               12    flipped: the file counts the other allele
                6    A/T or C/G, which read alike on both strands
    absent      8  16.7 % of the reference
                8    not in the file
    dropped     0  0.0 % of the file

    m.csv: every marker, and what became of it
    "
  `);
  expect(stderr).toBe('warning: 8 of 48 markers of the reference are absent: 8 not in the file.\n');
  const [head, ...rows] = readFileSync(path.join(cwd, 'm.csv'), 'utf8').trimEnd().split('\n');
  expect(head).toBe(
    'status,reference_id,given_id,chromosome,position,counted,other,given_counted,given_other,by,flipped,complement,ambiguous,frequency,given_frequency,reason,note',
  );
  expect(rows).toHaveLength(48);
  expect(rows.filter((row) => row.includes(',position,true,'))).toHaveLength(12);
});

it('takes positions from a table for a reference that has none', async () => {
  const cwd = scratchFolder();
  writeFileSync(path.join(cwd, 'g.tsv'), 'id\ta\tb\nrs1\t0\t1\nrs2\t2\t1\nrs3\t0\t0\n');
  writeFileSync(path.join(cwd, 'p.tsv'), 'rs1\t1\t100\nrs2\t1\t200\nrs3\t1\t300\n');
  writeFileSync(path.join(cwd, 'q.tsv'), 'rs1\tchr1\t100\nrs2\tchr1\t201\n');
  const reconcile = (...args: string[]) =>
    snpress(cwd, ['data', 'reconcile', 'g.tsv', 'g.tsv', '--json', ...args]);
  const { stdout } = await reconcile('--positions', 'p.tsv', '--file-positions', 'q.tsv');
  expect(JSON.parse(stdout)).toMatchObject({ met: 2, byId: 2, absentBy: { 'position-differs': 1 } });
  const byId = await reconcile('--positions', 'p.tsv', '--file-positions', 'q.tsv', '--by', 'id');
  expect(JSON.parse(byId.stdout)).toMatchObject({ met: 3, byId: 3, absent: 0 });
});

it('lists every marker of a file that has many, and replaces no table without being told', async () => {
  const cwd = scratchFolder();
  const line = (marker: number, id = `s${marker}`): string => `1\t${marker}\t${id}\tA\tG\t.\t.\t.\tGT\t0/1`;
  const head = '##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tone';
  const many = Array.from({ length: 103_500 }, (_, marker) => line(marker + 1));
  writeFileSync(path.join(cwd, 'few.vcf'), `${head}\n${line(103_400, 'a')}\n${line(200_000, 'b')}\n`);
  writeFileSync(path.join(cwd, 'many.vcf'), `${head}\n${many.join('\n')}\n`);
  const reconcile = (...args: string[]) =>
    snpress(cwd, ['data', 'reconcile', 'few.vcf', 'many.vcf', '--out', 'm.csv', ...args]);
  const { code, stderr } = await reconcile();
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: 'warning: 1 of 2 markers of the reference are absent: 1 not in the file.\n',
  });
  const rows = readFileSync(path.join(cwd, 'm.csv'), 'utf8').trimEnd().split('\n').slice(1);
  const given = rows.map((row) => row.split(',')[2]);
  expect(rows.map((row) => row.split(',')[0])).toEqual([
    'met',
    'absent',
    ...many.slice(1).map(() => 'dropped'),
  ]);
  expect(new Set(given).size).toBe(103_501);
  expect(readdirSync(cwd).sort()).toEqual(['few.vcf', 'm.csv', 'many.vcf']);

  const again = await reconcile();
  expect(again.code).toBe(2);
  expect(again.stderr).toContain(
    'm.csv: this file is there already; give another name, or --force to replace it',
  );
  expect((await reconcile('--force')).code).toBe(0);
});
