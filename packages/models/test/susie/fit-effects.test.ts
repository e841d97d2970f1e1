import { readFileSync } from 'node:fs';
import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it } from 'vitest';
import { binScaling, standardiseBins } from '../../src/bins/standardise-bins.js';
import { createWorkspace } from '../../src/susie/effect-workspace.js';
import { fitEffects, type GeneEffects } from '../../src/susie/fit-effects.js';

interface Case {
  readonly dosages: readonly (readonly number[])[];
  readonly gene: readonly number[];
  readonly effects: number;
  readonly sizes: readonly number[];
  readonly empty: readonly number[];
  readonly prior: readonly number[];
  readonly iterations: number;
  readonly chances: readonly (readonly number[])[];
  readonly means: readonly number[];
  readonly residualVariance: number;
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'));
}

type SusieRCase = Pick<Case, 'dosages' | 'gene' | 'effects' | 'residualVariance'> & {
  readonly pip: readonly number[];
};

const cases = read('susie') as readonly Case[];
const ofSusieR = read('susier') as readonly SusieRCase[];

interface Result {
  readonly fit: GeneEffects;
  readonly chances: number[][];
  readonly means: number[];
}

/** One gene with fixed priors; the tolerance is never met, so that as many updates are made as the fixture has. */
async function fit({
  dosages,
  gene,
  effects,
  sizes,
  empty,
  prior,
  iterations,
}: Omit<Case, 'chances' | 'means' | 'residualVariance'>): Promise<Result> {
  const samples = gene.length;
  const places = dosages.length;
  const genotypes = {
    samples: gene.map(String),
    features: dosages.map((_, place) => `snp${place}`),
    values: Float32Array.from(dosages.flat()),
  };
  const scaling = binScaling(genotypes, {
    binOf: Int32Array.from(dosages.keys()),
    sizes: new Int32Array(places).fill(1),
  });
  const columns = standardiseBins(genotypes.values, samples, scaling);
  const mean = gene.reduce((sum, value) => sum + value, 0) / samples;
  const centred = gene.map((value) => value - mean);
  const workspace = await createWorkspace(columns, samples, 1, effects, sizes.length);
  workspace.prior.set(prior);
  workspace.setGene(Float64Array.from(centred));
  const fitted = fitEffects(
    workspace,
    centred.reduce((sum, value) => sum + value * value, 0) / samples,
    {
      sizes: Float64Array.from(sizes),
      shares: new Float64Array(sizes.length).fill(1 / sizes.length),
      empty: Float64Array.from(empty),
    },
    { iterations, tolerance: -1 },
  );
  const chances = fitted.effects.map((_, effect) =>
    [...workspace.weight[effect]!.subarray(0, places)].map((value) => value / fitted.totals[effect]!),
  );
  const means = dosages.map((_, place) =>
    fitted.effects.reduce((sum, one) => sum + (one.values[one.places.indexOf(place)] ?? 0), 0),
  );
  workspace.release();
  return { fit: fitted, chances, means };
}

describe('fitEffects', () => {
  it.each([...cases.entries()])(
    'agrees with stepwise selection in numpy, fixture %i',
    async (_case, given) => {
      const { fit: fitted, chances, means } = await fit(given);
      expect(fitted.iterations).toBe(given.iterations);
      expect(Math.abs(fitted.residualVariance - given.residualVariance)).toBeLessThan(1e-5);
      chances.forEach((own, effect) => {
        own.forEach((chance, place) => {
          expect(Math.abs(chance - given.chances[effect]![place]!)).toBeLessThan(1e-4);
        });
      });
      means.forEach((value, place) => {
        expect(Math.abs(value - given.means[place]!)).toBeLessThan(1e-4);
      });
    },
  );
});

describe('fitEffects with one size and no empty effects', () => {
  it.each([...ofSusieR.entries()])('agrees with susieR, fixture %i', async (_case, given) => {
    const prior = given.dosages.map(() => 1 / given.dosages.length);
    const empty = new Array<number>(given.effects).fill(0);
    const { fit: fitted, chances } = await fit({ ...given, sizes: [0.2], empty, prior, iterations: 1000 });
    expect(fitted.residualVariance / given.residualVariance).toBeCloseTo(1, 2);
    given.pip.forEach((pip, place) => {
      const none = chances.reduce((product, own) => product * (1 - own[place]!), 1);
      expect(Math.abs(1 - none - pip)).toBeLessThan(5e-3);
    });
  });
});

describe('EffectWorkspace', () => {
  it('projects by pairs of places and by samples alike', async () => {
    const samples = 21;
    const places = 35;
    const rng = createRng('project');
    const columns = Float64Array.from({ length: samples * places }, () => rng.normal());
    const imageFor = async (genes: number): Promise<Float32Array> => {
      const workspace = await createWorkspace(columns, samples, genes, 1, 1);
      const [list] = workspace.lists[0]!;
      list.places.set([3, 8, 34]);
      list.values.set([0.5, -1, 2]);
      list.count = 3;
      workspace.project(0, list);
      const image = workspace.image[0]!.slice(0, places);
      workspace.release();
      return image;
    };
    const [byPairs, bySamples] = [await imageFor(1000), await imageFor(0)];
    byPairs.forEach((value, place) => {
      expect(value).toBeCloseTo(bySamples[place]!, 3);
    });
  });
});
