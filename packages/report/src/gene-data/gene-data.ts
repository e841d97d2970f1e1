import { geneScores } from '@snpress/evaluate/metrics/gene-scores';
import type { EvaluatedModel } from '../input/report-input.js';
import type { CompleteInput } from '../input/complete-input.js';
import type { RankedModels } from '../headline/rank-models.js';
import { orderChromosomes } from '../genome/order-chromosomes.js';
import { printable } from '../text/printable.js';
import { heldOutColumns, skillErrors } from './held-out-columns.js';
import { geneAt, packInclusion, type PackedInclusion } from './pack-inclusion.js';
import { packErrors, packRates, packThousandths } from './pack-numbers.js';
import { packPoints, type PackedPoints } from './pack-points.js';

/** Rows of the table of genes in the page at a time. */
export const geneRows = 10;

/** All that a page knows of its genes: what its script sorts, filters and draws. Arrays have the order of the evaluations. */
export interface GeneData {
  readonly rows: number;
  readonly genes: readonly string[];
  /** Four significant digits; null where not defined. */
  readonly means: readonly (number | null)[];
  readonly places: GenePlaces | null;
  readonly ceilings: readonly {
    readonly kind: 'truth' | 'heritability';
    readonly values: string;
    readonly errors?: string;
  }[];
  /** Best first. */
  readonly models: readonly PackedModel[];
  readonly points: PackedPoints | null;
  readonly inclusion: (PackedInclusion & { readonly genesAt: readonly number[] }) | null;
}

interface GenePlaces {
  readonly chromosomes: readonly string[];
  /** Index of the chromosome; −1 where not known. */
  readonly chromosome: readonly number[];
  readonly position: readonly number[];
}

interface PackedModel {
  readonly name: string;
  readonly skill: string;
  readonly r: string;
  readonly q?: string;
  readonly errors?: string;
  readonly shares: readonly { readonly label: string; readonly values: string }[];
}

/** What all packed parts of a page may take, and the least that held-out values get of it, in characters. */
const most = 2_400_000;
const [leastPoints, mostPoints] = [30_000, 600_000];
const mostInclusion = 400_000;

/** Packs what is known of every gene. */
export function geneData(input: CompleteInput, { models, baseline }: RankedModels): GeneData {
  const first = models[0] ?? baseline!;
  const { genes, observedMean } = first.perGene;
  const places = placesOf(input, genes);
  const inclusion = inclusionOf(input, genes, places);
  const columns = heldOutColumns(input.predictions);
  const predicted = (name: string): boolean => input.predictions.some((split) => name in split.predicted);
  const errorsOf = ({ name }: EvaluatedModel) =>
    predicted(name) && predicted(input.baseline)
      ? packErrors(
          skillErrors(columns, genes, {
            model: name,
            baseline: input.baseline,
            splits: input.predictions.length,
          }),
        )
      : undefined;
  const packed = models.map((model): PackedModel => {
    const { skill, r, q } = geneScores(model);
    const errors = errorsOf(model);
    return {
      name: printable(model.name),
      skill: packThousandths(skill),
      r: packThousandths(r),
      ...(q && { q: packRates(q) }),
      ...(errors && { errors }),
      shares: (model.ablations ?? []).flatMap(({ part, perGene: { share } }) =>
        share === undefined ? [] : [{ label: `${part} share`, values: packThousandths(share.value) }],
      ),
    };
  });
  const data = {
    rows: geneRows,
    genes: genes.map(printable),
    means: Array.from(observedMean, (mean) => (Number.isFinite(mean) ? Number(mean.toPrecision(4)) : null)),
    places,
    ceilings: input.ceilings.map(({ kind, perGene }) => {
      const at = new Map(perGene.genes.map((gene, i) => [gene, i]));
      const inOrder = (values: ArrayLike<number>) => genes.map((gene) => values[at.get(gene) ?? -1] ?? NaN);
      return {
        kind,
        values: packThousandths(inOrder(perGene.ceiling)),
        ...(perGene.standardError && { errors: packThousandths(inOrder(perGene.standardError)) }),
      };
    }),
    models: packed,
    inclusion,
  };
  const withPoints = models.map(({ name }) => name).filter(predicted);
  const room = Math.max(leastPoints, Math.min(mostPoints, most - JSON.stringify(data).length));
  const points =
    withPoints.length === 0 ? null : packPoints(columns, genes, withPoints, wantedFirst(input, first), room);
  return { ...data, points };
}

/** Chosen genes, then the best predicted. */
function wantedFirst({ genes: chosen = [] }: CompleteInput, { perGene: { genes, skill } }: EvaluatedModel) {
  const wanted = new Set(chosen);
  const height = (g: number): number => (wanted.has(genes[g]!) ? Infinity : skill[g]! || -Infinity);
  return [...genes.keys()].sort((a, b) => height(b) - height(a) || a - b);
}

function placesOf({ predictions, inclusions }: CompleteInput, genes: readonly string[]): GenePlaces | null {
  const known = new Map<string, readonly [chromosome: string, position: number]>();
  for (const { genes: own, genePlaces } of inclusions)
    own.forEach((gene, g) => {
      const [chromosome, position] = [genePlaces?.chromosome?.[g], genePlaces?.position?.[g]];
      if (chromosome && Number.isFinite(position)) known.set(gene, [chromosome, position!]);
    });
  for (const { observed } of predictions)
    observed.features.forEach((gene, g) => {
      const [chromosome, position] = [observed.positions?.chromosome[g], observed.positions?.start[g]];
      if (chromosome && Number.isFinite(position)) known.set(gene, [chromosome, position!]);
    });
  if (!genes.some((gene) => known.has(gene))) return null;
  const chromosomes = orderChromosomes([...new Set([...known.values()].map(([name]) => name))]);
  const index = new Map(chromosomes.map((name, i) => [name, i]));
  return {
    chromosomes: chromosomes.map(printable),
    chromosome: genes.map((gene) => index.get(known.get(gene)?.[0] ?? '') ?? -1),
    position: genes.map((gene) => known.get(gene)?.[1] ?? -1),
  };
}

function inclusionOf(
  { inclusions }: CompleteInput,
  genes: readonly string[],
  places: GenePlaces | null,
): GeneData['inclusion'] {
  const packed = inclusions[0] && packInclusion(inclusions[0], genes, mostInclusion);
  if (packed === undefined) return null;
  const genesAt = genes.map((_, g) =>
    places === null || places.chromosome[g]! < 0 || !packed.placed
      ? -1
      : geneAt(packed, places.chromosomes[places.chromosome[g]!]!, places.position[g]!),
  );
  return { ...packed, genesAt };
}
