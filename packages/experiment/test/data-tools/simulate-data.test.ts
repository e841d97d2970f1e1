import { createRng } from '@snpress/data/random/rng';
import { simulateCohort } from '@snpress/datasets/cohort/simulate-cohort';
import { readCovariates } from '@snpress/formats/tables/read-covariates';
import { readGenotypes } from '@snpress/formats/readers/read-genotypes';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { simulateData } from '../../src/data-tools/simulate-data.js';
import { loadExperiment } from '../../src/spec/load-experiment.js';

const root = mkdtempSync(path.join(tmpdir(), 'snpress-simulate-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const options = {
  samples: 30,
  tissues: { blood: 20, liver: 12 },
  genes: 4,
  ldBlocks: 6,
  traits: { genes: 2 },
};

it('the files of a cohort say what was simulated, and its spec can be run', async () => {
  const folder = path.join(root, 'people');
  const { spec, samples } = await simulateData({ folder, seed: '3', cohort: options });
  expect(samples).toBe(30);
  const cohort = simulateCohort(options, createRng('3'));
  const at = (file: string): string => path.join(folder, file);

  const { matrix: genotypes } = await readGenotypes([{ path: at('genotypes.vcf.gz') }]);
  expect(genotypes.features).toEqual(cohort.genotypes.features);
  expect(genotypes.alleles).toEqual(cohort.genotypes.alleles);
  expect([...genotypes.values]).toEqual([...cohort.genotypes.values]);
  for (const [tissue, { expression }] of cohort.tissues) {
    const { matrix } = await readMatrix(at(`expression.${tissue}.bed.gz`), { role: 'expression' });
    expect([matrix.samples, matrix.features]).toEqual([expression.samples, expression.features]);
    expect(matrix.values[0]).toBeCloseTo(expression.values[0]!, 4);
  }
  const covariates = await readCovariates(at('covariates.tsv'), cohort.genotypes.samples);
  expect(covariates.columns.map(({ name, kind }) => [name, kind])).toEqual([
    ['sex', 'categorical'],
    ['age', 'numeric'],
    ['ancestry2', 'numeric'],
  ]);
  const [first] = cohort.annotations.enhancer;
  expect(readFileSync(at('enhancer.bed'), 'utf8').split('\n')[0]).toBe(
    `${first!.chromosome}\t${first!.start - 1}\t${first!.end}`,
  );
  expect(readFileSync(at('causal.tsv'), 'utf8').split('\n')).toHaveLength(cohort.causal.length + 2);
  expect((await loadExperiment(spec)).experiment.models.map(({ name }) => name)).toContain('susie');
});

it.each([
  ['{ tissues: { blood: 900 } }', 'cohort: tissues.blood: a tissue of 900 cannot come from 600 people'],
  ['{ samples: ', 'cohort: this is no YAML: { samples: '],
])('cohort %s: %s', async (cohort, message) => {
  await expect(simulateData({ folder: path.join(root, 'none'), cohort })).rejects.toThrow(message);
});

it('refuses options of a cross beside a cohort, all at once', async () => {
  const asked = {
    folder: path.join(root, 'none'),
    cohort: '{}',
    options: { samples: 50, centimorgansPerKilobase: 3 },
  };
  await expect(simulateData(asked)).rejects.toThrow(
    [
      'samples: it says what a cross is like, not a cohort; write it into the cohort: { samples: 50 }',
      'centimorgansPerKilobase: it says what a cross is like, not a cohort; leave it out',
    ].join('\n'),
  );
});
