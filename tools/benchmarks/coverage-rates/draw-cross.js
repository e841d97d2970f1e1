import { createRng, selectSamples, simulateCross } from '@snpress/data';

const samples = 112;
/** Fresh samples, for the truth. */
const freshSamples = 20 * samples;
const kinds = {
  none: { heritability: 0, cisShare: 0, hotspots: 0, transLoci: 0 },
  effects: { heritability: 0.3 },
};

/** A cross of 112 samples, 500 SNPs and 100 genes, and fresh samples of the same meioses, effects and batches. */
export function drawCross(kind, number) {
  const rng = createRng(`coverage/${kind}/${number}`);
  const options = { markers: 500, genes: 100, missingRate: 0, ...kinds[kind] };
  const { dataset } = simulateCross({ ...options, samples: samples + freshSamples }, rng);
  const rows = Array.from({ length: samples + freshSamples }, (_, row) => row);
  const part = (from, to) => ({
    genotypes: selectSamples(dataset.genotypes, rows.slice(from, to)),
    expression: selectSamples(dataset.expression, rows.slice(from, to)),
  });
  const fresh = part(samples, rows.length);
  return { ...part(0, samples), fresh: { ...fresh, samples: fresh.genotypes.samples }, rng };
}
