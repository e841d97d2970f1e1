import { packedList, type PackedList } from '@snpress/data/packed/packed-list';
import { textPool } from '@snpress/data/packed/text-pool';
import { parseVariantId } from '@snpress/data/markers/variant-id';
import type { GeneWeights, WeightTable, WeightVariants } from './weight-table.js';

/** A weight as the line of a table has it. */
interface WeightLine {
  readonly gene: string;
  readonly id: string;
  readonly counted: string;
  readonly other: string;
  readonly weight: number;
  readonly varID?: string | undefined;
  readonly chromosome?: string | undefined;
  readonly position?: number | undefined;
  readonly frequency?: number | undefined;
}

/** Puts lines of weights, in any order, together. */
export interface WeightCollector {
  /** @returns false where the gene has a weight of this variant already */
  add(line: WeightLine): boolean;
  /** The variants, the genes in the order that they came in, and their weights. */
  finish(): Pick<WeightTable, 'variants' | 'weightsOf'> & { readonly genes: readonly string[] };
}

/** Positions that lines do not have are taken from ids that tell them. */
export function weightCollector(): WeightCollector {
  const variantAt = new Map<string, number>();
  const nextOfId = packedList(Int32Array);
  const geneAt = new Map<string, number>();
  const ids: string[] = [];
  const varIDs: string[] = [];
  const chromosome: string[] = [];
  const start = packedList(Float64Array);
  const counted: string[] = [];
  const other: string[] = [];
  const frequency = packedList(Float64Array);
  const lines = {
    gene: packedList(Int32Array),
    variant: packedList(Int32Array),
    weight: packedList(Float64Array),
  };
  const met = pairsMet(lines);
  const shared = textPool();
  let [hasVarIDs, hasFrequency] = [false, false];

  const variantOf = (line: WeightLine): number => {
    const varID = line.varID ?? line.id;
    const [first, second] = [line.counted.toUpperCase(), line.other.toUpperCase()];
    let known = variantAt.get(line.id) ?? -1;
    while (known >= 0 && !(varIDs[known] === varID && counted[known] === first && other[known] === second))
      known = nextOfId.at(known);
    if (known >= 0) return known;
    const at = ids.length;
    nextOfId.push(variantAt.get(line.id) ?? -1);
    variantAt.set(line.id, at);
    const named =
      line.chromosome === undefined
        ? (parseVariantId(line.varID ?? '') ?? parseVariantId(line.id))
        : undefined;
    ids.push(line.id);
    varIDs.push(varID);
    chromosome.push(shared(line.chromosome ?? named?.chromosome ?? ''));
    start.push(line.position ?? named?.position ?? NaN);
    counted.push(shared(first));
    other.push(shared(second));
    frequency.push(line.frequency ?? NaN);
    hasVarIDs ||= varID !== line.id;
    hasFrequency ||= line.frequency !== undefined;
    return at;
  };
  return {
    add(line) {
      let gene = geneAt.get(line.gene);
      if (gene === undefined) geneAt.set(line.gene, (gene = geneAt.size));
      const variant = variantOf(line);
      if (met(gene, variant, gene === geneAt.size - 1)) return false;
      lines.gene.push(gene);
      lines.variant.push(variant);
      lines.weight.push(line.weight);
      return true;
    },
    finish() {
      const variants: WeightVariants = {
        ids,
        ...(hasVarIDs && { varIDs }),
        chromosome,
        start: start.values(),
        counted,
        other,
        ...(hasFrequency && { frequency: frequency.values() }),
      };
      return { variants, genes: [...geneAt.keys()], weightsOf: byGene(lines, geneAt.size) };
    },
  };
}

/** Weights in the order that they came in. */
interface WeightLines {
  readonly gene: PackedList<Int32Array<ArrayBuffer>>;
  readonly variant: PackedList<Int32Array<ArrayBuffer>>;
  readonly weight: PackedList<Float64Array<ArrayBuffer>>;
}

/**
 * Says whether a gene has had a variant, and takes note of it. Where the lines of a gene stand together, the gene that had a variant last
 * tells; from the first line of an earlier gene on (`isLatest` false), all pairs are remembered.
 */
function pairsMet(lines: WeightLines): (gene: number, variant: number, isLatest: boolean) => boolean {
  const lastGene = packedList(Int32Array);
  let pairs: Set<number> | undefined;
  const key = (gene: number, variant: number): number => gene * 2 ** 26 + variant;
  return (gene, variant, isLatest) => {
    if (!isLatest)
      pairs ??= new Set(Array.from(lines.gene.values(), (own, line) => key(own, lines.variant.at(line))));
    if (pairs?.has(key(gene, variant)) ?? (variant < lastGene.length && lastGene.at(variant) === gene))
      return true;
    pairs?.add(key(gene, variant));
    if (variant === lastGene.length) lastGene.push(gene);
    else lastGene.set(variant, gene);
    return false;
  };
}

function byGene(lines: WeightLines, genes: number): (gene: number) => GeneWeights {
  const gene = lines.gene.values();
  const starts = new Int32Array(genes + 1);
  for (const own of gene) starts[own + 1]!++;
  for (let own = 0; own < genes; own++) starts[own + 1]! += starts[own]!;
  const next = starts.slice(0, genes);
  const variants = new Int32Array(gene.length);
  const weights = new Float64Array(gene.length);
  gene.forEach((own, line) => {
    const at = next[own]!++;
    variants[at] = lines.variant.at(line);
    weights[at] = lines.weight.at(line);
  });
  return (own) => ({
    variants: variants.subarray(starts[own], starts[own + 1]),
    weights: weights.subarray(starts[own], starts[own + 1]),
  });
}
