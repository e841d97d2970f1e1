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
  const geneAt = new Map<string, number>();
  const ids: string[] = [];
  const varIDs: string[] = [];
  const chromosome: string[] = [];
  const start: number[] = [];
  const counted: string[] = [];
  const other: string[] = [];
  const frequency: number[] = [];
  const genes: { readonly variants: number[]; readonly weights: number[]; readonly met: Set<number> }[] = [];
  const texts = new Map<string, string>();
  const shared = (text: string): string => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
  let [hasVarIDs, hasFrequency] = [false, false];

  const variantOf = (line: WeightLine): number => {
    const key = `${line.varID ?? ''} ${line.id} ${line.counted} ${line.other}`;
    const known = variantAt.get(key);
    if (known !== undefined) return known;
    const at = ids.length;
    variantAt.set(key, at);
    const named =
      line.chromosome === undefined
        ? (parseVariantId(line.varID ?? '') ?? parseVariantId(line.id))
        : undefined;
    ids.push(line.id);
    varIDs.push(line.varID ?? line.id);
    chromosome.push(shared(line.chromosome ?? named?.chromosome ?? ''));
    start.push(line.position ?? named?.position ?? NaN);
    counted.push(shared(line.counted.toUpperCase()));
    other.push(shared(line.other.toUpperCase()));
    frequency.push(line.frequency ?? NaN);
    hasVarIDs ||= line.varID !== undefined && line.varID !== line.id;
    hasFrequency ||= line.frequency !== undefined;
    return at;
  };
  return {
    add(line) {
      let at = geneAt.get(line.gene);
      if (at === undefined) {
        geneAt.set(line.gene, (at = genes.length));
        genes.push({ variants: [], weights: [], met: new Set() });
      }
      const gene = genes[at]!;
      const variant = variantOf(line);
      if (gene.met.has(variant)) return false;
      gene.met.add(variant);
      gene.variants.push(variant);
      gene.weights.push(line.weight);
      return true;
    },
    finish() {
      variantAt.clear();
      const variants: WeightVariants = {
        ids,
        ...(hasVarIDs && { varIDs }),
        chromosome,
        start: Float64Array.from(start),
        counted,
        other,
        ...(hasFrequency && { frequency: Float64Array.from(frequency) }),
      };
      const packed = genes.map((gene): GeneWeights => ({
        variants: Int32Array.from(gene.variants),
        weights: Float64Array.from(gene.weights),
      }));
      return { variants, genes: [...geneAt.keys()], weightsOf: (gene) => packed[gene]! };
    },
  };
}
