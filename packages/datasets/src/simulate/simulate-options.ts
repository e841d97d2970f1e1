import { z } from 'zod';

const share = z.number().min(0).max(1);
const count = z.int().min(0);

/** Eight gigabytes. */
const mostValues = 2 ** 31;

/** What to simulate: a cross of two inbred lines, and how its genotypes act on expression. */
export const simulateOptions = z
  .strictObject({
    samples: z.int().min(1).max(100_000).default(120).describe('Segregants of the cross.'),
    markers: z
      .int()
      .min(1)
      .max(1_000_000)
      .default(1000)
      .describe('SNP markers, spread over the chromosomes.'),
    genes: z.int().min(1).max(1_000_000).default(500).describe('Genes whose expression is measured.'),
    cross: z
      .enum(['haploid', 'f2'])
      .default('haploid')
      .describe('haploid: one meiosis per segregant, dosages 0 and 1; f2: two meioses, dosages 0, 1 and 2.'),
    centimorgansPerKilobase: z
      .number()
      .min(0)
      .max(1000)
      .default(0.35)
      .describe(
        'Recombination rate, Haldane map. The default is that of yeast: a crossover in about 300 kb.',
      ),
    heritability: share
      .default(0.3)
      .describe(
        'Mean, over the genes that any marker acts on, of the share of expression variance that is genetic.',
      ),
    cisShare: share.default(0.3).describe('Share of the genes on which the nearest marker acts (cis).'),
    hotspots: count.default(3).describe('Markers that act on many genes at once (trans hotspots).'),
    genesPerHotspot: count
      .optional()
      .describe('Genes that each hotspot acts on; one in twenty when left out.'),
    transLoci: count
      .max(10_000)
      .default(1)
      .describe('Further markers, drawn anew for each gene, that act on it (trans).'),
    batchFactors: count
      .max(1000)
      .default(2)
      .describe('Latent factors, such as batches, that touch all genes.'),
    batchShare: share
      .default(0.2)
      .describe('Share of the variance that is not genetic that the latent factors explain.'),
    missingRate: share.default(0.01).describe('Share of the genotype calls that are missing.'),
  })
  .refine(({ genesPerHotspot, genes }) => genesPerHotspot === undefined || genesPerHotspot <= genes, {
    path: ['genesPerHotspot'],
    message: 'a hotspot cannot act on more genes than there are',
  })
  .refine(({ hotspots, markers }) => hotspots <= markers, {
    path: ['hotspots'],
    message: 'there cannot be more hotspots than markers',
  })
  .refine(({ samples, markers, genes }) => samples * (markers + genes) <= mostValues, {
    path: ['samples'],
    message: `there are no more than ${mostValues} values of samples × (markers + genes)`,
  })
  .describe('A simulated cross on sixteen yeast-like chromosomes.');

/** Complete simulation options, defaults filled in. */
export type SimulateOptions = z.output<typeof simulateOptions>;
