import type { z } from 'zod';
import { parseOptions } from '@snpress/data/errors/parse-options';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import type { Rng } from '@snpress/data';
import { drawAlleles } from './draw-alleles.js';
import { drawArchitecture } from './draw-architecture.js';
import { drawGeneLoci } from './draw-gene-loci.js';
import { numberedIds } from './numbered-ids.js';
import { positionsOfLoci } from './positions-of-loci.js';
import { simulateDosages } from './simulate-dosages.js';
import { simulateGene } from './simulate-gene.js';
import { simulateOptions } from './simulate-options.js';
import type { SimulatedCross } from './simulated-cross.js';
import { spreadOverChromosomes } from './spread-over-chromosomes.js';
import { variance } from './variance.js';
import { withMissingCalls } from './with-missing-calls.js';

const morgansPerCentimorgan = 0.01;
const basesPerKilobase = 1000;

/**
 * Simulates a cross of two inbred lines on sixteen chromosomes of yeast's lengths, and the expression of its genes.
 * Equal options and seed give equal results; `rng` is forked, never advanced.
 * @throws DataError where an option is out of its range.
 */
export function simulateCross(options: z.input<typeof simulateOptions>, rng: Rng): SimulatedCross {
  const settings = parseOptions(simulateOptions, options, 'simulate');
  const ploidy = settings.cross === 'f2' ? 2 : 1;
  const samples = numberedIds('s', settings.samples);
  const markerIds = numberedIds('snp', settings.markers);
  const geneIds = numberedIds('gene', settings.genes);

  const markers = spreadOverChromosomes(settings.markers, rng.fork('markers'));
  const genes = drawGeneLoci(settings.genes, rng.fork('genes'));
  const morgansPerBase = (settings.centimorgansPerKilobase * morgansPerCentimorgan) / basesPerKilobase;
  const dosages = simulateDosages(markers, samples.length, ploidy, morgansPerBase, rng.fork('meioses'));
  const architecture = drawArchitecture(settings, markers, genes, rng.fork('architecture'));
  const factorRng = rng.fork('factors');
  const factors = Array.from({ length: settings.batchFactors }, () =>
    Float64Array.from(samples, () => factorRng.normal()),
  );

  const dosagesOf = (marker: number): Float32Array =>
    dosages.subarray(marker * samples.length, (marker + 1) * samples.length);
  const expressionRng = rng.fork('expression');
  const simulated = architecture.map((causal) =>
    simulateGene(settings, causal, dosagesOf, factors, expressionRng),
  );

  const genePositions = positionsOfLoci(genes, (gene) => gene.end);
  const geneMatrix = (part: 'expression' | 'geneticValues') => {
    const values = new Float32Array(samples.length * genes.length);
    simulated.forEach((gene, index) => {
      values.set(gene[part], index * samples.length);
    });
    return createMatrix({ samples, features: geneIds, values, positions: genePositions });
  };
  return {
    dataset: {
      genotypes: createMatrix({
        samples,
        features: markerIds,
        values: withMissingCalls(dosages, settings.missingRate, rng.fork('missing')),
        positions: positionsOfLoci(markers),
        alleles: drawAlleles(settings.markers, rng.fork('alleles')),
        ploidy,
      }),
      expression: geneMatrix('expression'),
      ploidy,
    },
    trueGeneticValues: geneMatrix('geneticValues'),
    causal: simulated.flatMap(({ causal }, gene) =>
      causal.map(({ marker, effect, kind }) => ({
        gene: geneIds[gene]!,
        marker: markerIds[marker]!,
        effect,
        kind,
      })),
    ),
    heritability: Float64Array.from(simulated, ({ expression, geneticValues }) => {
      const total = variance(expression);
      return total === 0 ? 0 : variance(geneticValues) / total;
    }),
  };
}
