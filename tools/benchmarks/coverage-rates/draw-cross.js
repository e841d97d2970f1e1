import { createRng, selectSamples, simulateCross } from '@snpress/data';

const samples = 112;
const shape = { markers: 200, genes: 60, missingRate: 0 };
/** What acts on expression, by the name of the kind of cross. */
export const kinds = {
  none: { heritability: 0, cisShare: 0, hotspots: 0, transLoci: 0 },
  effects: { heritability: 0.3 },
};

/** A cross of 112 samples, 200 SNPs and 60 genes, and `fresh` more samples of the same meioses, effects and batches. */
export function drawCross(kind, number, fresh = 0) {
  const rng = createRng(`coverage/${kind}/${number}`);
  const { dataset } = simulateCross({ ...shape, ...kinds[kind], samples: samples + fresh }, rng);
  const rows = Array.from({ length: samples + fresh }, (_, row) => row);
  const part = (from, to) => ({
    genotypes: selectSamples(dataset.genotypes, rows.slice(from, to)),
    expression: selectSamples(dataset.expression, rows.slice(from, to)),
  });
  return { ...part(0, samples), fresh: part(samples, rows.length), rng };
}
