import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallSpec } from './small-spec.js';
import { scratchFolder, snpress } from './snpress.js';

const samples = Array.from({ length: 20 }, (_, i) => `strain${i + 1}`);

/** A matrix as text: `rows` features of 0 and 1. */
function matrixText(ids: readonly string[], rows: number, feature: string): string {
  const line = (r: number): string => [`${feature}${r}`, ...ids.map((_, i) => (i * r + i) % 2)].join('\t');
  return [['id', ...ids].join('\t'), ...Array.from({ length: rows }, (_, r) => line(r + 1)), ''].join('\n');
}

const fileSpec = `name: mine
data:
  genotypes: genotypes.tsv
  expression: expression.tsv
models:
  ridge: { type: ridge }
`;

/** Runs a spec that cannot be run; says what was printed and that nothing was written. */
async function refused(
  files: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<string> {
  const cwd = scratchFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(cwd, name), text);
  const { code, stdout, stderr } = await snpress(cwd, ['run', 'my.yaml', ...args]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(readdirSync(cwd).sort()).toEqual(Object.keys(files).sort());
  expect(stderr).not.toMatch(/^\s+at /m);
  return stderr.slice(stderr.indexOf('error: ')).replaceAll(cwd, '<folder>');
}

describe('what cannot be run is refused with what, where and what to do, exit code 2, nothing written', () => {
  it('a wrong key', async () => {
    expect(await refused({ 'my.yaml': smallSpec.replace('seed', 'sead') })).toMatchInlineSnapshot(`
      "error: my.yaml has a problem; nothing was run

      my.yaml:2:1: unknown key "sead"
          2 | sead: 3
            | ^^^^ did you mean "seed"?
      "
    `);
  });

  it('a wrong type', async () => {
    expect(await refused({ 'my.yaml': smallSpec.replace('folds: 3', 'folds: three') }))
      .toMatchInlineSnapshot(`
      "error: my.yaml has a problem; nothing was run

      my.yaml:9:19: expected number, found the text "three" (split.inner.folds)
          9 |   inner: { folds: three }
            |                   ^^^^^
      "
    `);
  });

  it('a missing file', async () => {
    expect(await refused({ 'my.yaml': fileSpec, 'expression.tsv': matrixText(samples, 3, 'g') }))
      .toMatchInlineSnapshot(`
      "error: my.yaml has a problem; nothing was run

      my.yaml:3:14: there is no file <folder>/genotypes.tsv (data.genotypes.path)
          3 |   genotypes: genotypes.tsv
            |              ^^^^^^^^^^^^^ paths are relative to the folder of the spec
      "
    `);
  });

  it('an unknown model', async () => {
    expect(await refused({ 'my.yaml': smallSpec.replace('type: ridge', 'type: rigde') }))
      .toMatchInlineSnapshot(`
      "error: my.yaml has a problem; nothing was run

      my.yaml:11:18: unknown model "rigde" (models.ridge.type)
         11 |   ridge: { type: rigde, select: per-gene }
            |                  ^^^^^ did you mean "ridge"?
      "
    `);
  });

  it('no common samples', async () => {
    const files = {
      'my.yaml': fileSpec,
      'genotypes.tsv': matrixText(samples, 5, 'snp'),
      'expression.tsv': matrixText(
        samples.map((id) => id.toUpperCase()),
        3,
        'gene',
      ),
    };
    expect(await refused(files)).toMatchInlineSnapshot(`
      "error: No sample id is in both matrices: genotypes have strain1, strain2, strain3, … (20 samples), expression has STRAIN1, STRAIN2, STRAIN3, … (20 samples). 20 differ only in case ("strain1" in genotypes, "STRAIN1" in expression): write them alike in both files, or give a table of ids with sampleIds.
      "
    `);
  });

  it('a letter in line 1,204 of the genotypes', async () => {
    const lines = matrixText(samples, 1500, 'snp').split('\n');
    lines[1203] = lines[1203]!.replace(/\t[01]\t/, '\tA\t');
    const files = {
      'my.yaml': fileSpec,
      'genotypes.tsv': lines.join('\n'),
      'expression.tsv': matrixText(samples, 3, 'gene'),
    };
    expect(await refused(files)).toMatchInlineSnapshot(`
      "error: <folder>/genotypes.tsv:1204:9: "A" is not a number (feature snp1203, sample strain1). If it stands for a missing value, say so: missing: ["NA","NaN","nan","",".","A"].
      "
    `);
  });

  it('more folds than samples', async () => {
    const files = {
      'my.yaml': fileSpec,
      'genotypes.tsv': matrixText(samples, 5, 'snp'),
      'expression.tsv': matrixText(samples, 3, 'gene'),
    };
    const cwd = scratchFolder();
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(cwd, name), text);
    const { code, stderr } = await snpress(cwd, ['run', 'my.yaml', '--set', 'split.outer.folds=50']);
    expect(code).toBe(2);
    expect(readdirSync(cwd)).not.toContain('runs');
    expect(stderr.slice(stderr.indexOf('error: '))).toMatchInlineSnapshot(`
      "error: 50 folds need 50 samples or more, but there are only 20: ask for fewer folds.
      "
    `);
  });

  it('an unknown command, and an unknown option', async () => {
    const cwd = scratchFolder();
    expect(await snpress(cwd, ['plann', 'my.yaml'])).toMatchInlineSnapshot(`
      {
        "code": 2,
        "stderr": "error: unknown command "plann". Did you mean plan?
      ",
        "stdout": "",
      }
    `);
    expect(await snpress(cwd, ['run', 'my.yaml', '--job', '3'])).toMatchInlineSnapshot(`
      {
        "code": 2,
        "stderr": "error: Unknown argument: job; "snpress --help" lists commands and options
      ",
        "stdout": "",
      }
    `);
  });
});
