import type { z } from 'zod';
import type { Matrix, Rng } from '@snpress/data';
import { parseOptions } from '@snpress/data/errors/parse-options';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { drawAlleles } from '../simulate/draw-alleles.js';
import { numberedIds } from '../simulate/numbered-ids.js';
import { positionsOfLoci } from '../simulate/positions-of-loci.js';
import { withMissingCalls } from '../simulate/with-missing-calls.js';
import { cohortOptions } from './cohort-options.js';
import { drawCohortEffects } from './draw-cohort-effects.js';
import { drawCovariates, standardisedCovariates } from './draw-covariates.js';
import { drawGenome } from './draw-genome.js';
import { drawPeople } from './draw-people.js';
import { simulateCohortGene } from './simulate-cohort-gene.js';
import { simulateTraits } from './simulate-traits.js';
import type { SimulatedCohort, TissueExpression } from './simulated-cohort.js';

/**
 * Simulates a cohort of people: diploid genotypes in blocks of linkage disequilibrium, of one or more populations; expression of the
 * same genes in several tissues, of some of the people each; covariates; enhancers; traits that expression acts on. Equal options
 * and seed give equal cohorts; `rng` is forked, never advanced.
 *
 * @throws DataError where an option is out of its range.
 * @example
 * const { genotypes, tissues } = simulateCohort({ samples: 300, tissues: { blood: 250, liver: 80 } }, createRng(1));
 * const { expression } = tissues.get('liver')!; // 80 people × 60 genes
 */
export function simulateCohort(options: z.input<typeof cohortOptions>, rng: Rng): SimulatedCohort {
  const settings = parseOptions(cohortOptions, options, 'cohort');
  const samples = numberedIds('person', settings.samples);
  const genome = drawGenome(settings, rng.fork('genome'));
  const markerIds = numberedIds('rs', genome.markers.length);
  const geneIds = numberedIds('gene', settings.genes);
  const { dosages, ancestry } = drawPeople(settings, rng.fork('people'));
  const covariates = drawCovariates(samples, ancestry, rng.fork('covariates'));
  const standardised = standardisedCovariates(covariates);
  const architecture = drawCohortEffects(settings, genome, rng.fork('effects'));

  const tissueNames = Object.keys(settings.tissues);
  const factorRng = rng.fork('factors');
  const hidden = tissueNames.map(() =>
    Array.from({ length: settings.hiddenFactors }, () =>
      Float64Array.from(samples, () => factorRng.normal()),
    ),
  );
  const dosagesOf = (marker: number): Float32Array =>
    dosages.subarray(marker * samples.length, (marker + 1) * samples.length);
  const genes = architecture.map((effects, gene) =>
    simulateCohortGene(
      settings,
      effects,
      dosagesOf,
      { covariates: standardised, hidden },
      rng.fork(`expression${gene}`),
    ),
  );

  const genePositions = positionsOfLoci(genome.genes, ({ end }) => end);
  const people = rng.fork('tissues');
  const tissues = Object.entries(settings.tissues).map(([name, size], tissue): [string, TissueExpression] => {
    const rows = people.fork(name).permutation(samples.length).subarray(0, size).toSorted();
    const matrixOf = (part: 'expression' | 'geneticValues'): Matrix => {
      const values = new Float32Array(size * genes.length);
      genes.forEach((gene, index) => {
        rows.forEach((person, row) => (values[index * size + row] = gene[part][tissue]![person]!));
      });
      const ids = Array.from(rows, (person) => samples[person]!);
      return createMatrix({ samples: ids, features: geneIds, values, positions: genePositions });
    };
    return [name, { expression: matrixOf('expression'), geneticValues: matrixOf('geneticValues') }];
  });

  return {
    genotypes: createMatrix({
      samples,
      features: markerIds,
      values: withMissingCalls(dosages, settings.missingRate, rng.fork('missing')),
      positions: positionsOfLoci(genome.markers),
      alleles: drawAlleles(markerIds.length, rng.fork('alleles')),
      ploidy: 2,
    }),
    tissues: new Map(tissues),
    covariates,
    ...simulateTraits(settings, samples, geneIds, genes, standardised, rng.fork('traits')),
    annotations: genome.annotations,
    causal: genes.flatMap(({ effects }, gene) =>
      effects.flatMap(({ marker, effect, kind, pattern, inTissue }) =>
        tissueNames.flatMap((tissue, index) =>
          inTissue[index] === 0
            ? []
            : [
                {
                  gene: geneIds[gene]!,
                  marker: markerIds[marker]!,
                  tissue,
                  effect: effect * inTissue[index]!,
                  kind,
                  pattern,
                },
              ],
        ),
      ),
    ),
  };
}
