import { createRng, selectSamples } from '@snpress/data';
import { simulateCross } from '@snpress/datasets';

const samples = 112;
/** What acts on expression, by the name of the kind of cross. */
const kinds = {
  none: { heritability: 0, cisShare: 0, hotspots: 0, transLoci: 0 },
  effects: { heritability: 0.3 },
};

/**
 * A cross of 112 samples, 200 SNPs and 60 genes, and `freshSamples` more of the same map, effects and kinds of batches: 1 or
 * more.
 */
export function drawCross(kind, number, freshSamples) {
  const rng = createRng(`coverage/${kind}/${number}`);
  const options = { markers: 200, genes: 60, missingRate: 0, ...kinds[kind] };
  const { dataset } = simulateCross({ ...options, samples: samples + freshSamples }, rng);
  const rows = Array.from({ length: samples + freshSamples }, (_, row) => row);
  const part = (from, to) => ({
    genotypes: selectSamples(dataset.genotypes, rows.slice(from, to)),
    expression: selectSamples(dataset.expression, rows.slice(from, to)),
  });
  return { ...part(0, samples), fresh: part(samples, rows.length), rng };
}
