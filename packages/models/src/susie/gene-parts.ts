import { columnsAmong } from '../relationship/among-rows.js';
import type { PlaceFit } from './fit-places.js';

/** Groups of genes times relationship matrices up to which each group has its own. */
const MOST_SYSTEMS = 2000;

/** Genes that relationship matrices are fitted to together. */
export interface GenePart {
  readonly genes: Int32Array;
  /** The rows of their samples, ascending. */
  readonly rows: Int32Array;
  /** Genes × rows, centred. */
  readonly targets: Float64Array;
}

type Fit = Pick<PlaceFit, 'samples' | 'columns' | 'targets' | 'effects' | 'groups'>;

/**
 * Genes by the samples that they have. Where there are too many patterns of missing values, those of the fewest genes are fitted together, with
 * what single effects predict in the place of missing values.
 * @param matrices - how many relationship matrices are fitted to each part.
 */
export function geneParts(fit: Fit, matrices = 1): GenePart[] {
  const { samples, targets, groups } = fit;
  const all = targets.length / samples;
  if (groups.length === 1 && groups[0]!.rows[0]!.length === samples) {
    return [
      { genes: Int32Array.from({ length: all }, (_, gene) => gene), rows: groups[0]!.rows[0]!, targets },
    ];
  }
  const most = Math.max(1, Math.floor(MOST_SYSTEMS / matrices));
  const bySize = [...groups].sort((a, b) => b.genes.length - a.genes.length || a.genes[0]! - b.genes[0]!);
  const apart = groups.length <= most ? bySize : bySize.slice(0, most - 1);
  const parts = apart.map(({ genes, rows }): GenePart => {
    const own = new Float64Array(genes.length * samples);
    genes.forEach((gene, k) => {
      own.set(targets.subarray(gene * samples, (gene + 1) * samples), k * samples);
    });
    return { genes, rows: rows[0]!, targets: columnsAmong(own, samples, rows[0]!) };
  });
  const others = bySize.slice(apart.length);
  return others.length === 0 ? parts : [...parts, filledPart(fit, others)];
}

function filledPart({ samples, columns, targets, effects }: Fit, groups: Fit['groups']): GenePart {
  const genes = Int32Array.from(groups.flatMap((group) => [...group.genes])).sort();
  const rowsOf = new Map(
    groups.flatMap((group) => Array.from(group.genes, (gene) => [gene, group.rows[0]!] as const)),
  );
  const filled = new Float64Array(genes.length * samples);
  const predicted = new Float64Array(samples);
  genes.forEach((gene, k) => {
    const rows = rowsOf.get(gene)!;
    predicted.fill(0);
    for (let at = effects.starts[gene]!; at < effects.starts[gene + 1]!; at++) {
      const from = effects.columns[at]! * samples;
      for (let row = 0; row < samples; row++) predicted[row]! += effects.values[at]! * columns[from + row]!;
    }
    const level = rows.reduce((sum, row) => sum + predicted[row]!, 0) / rows.length;
    const own = filled.subarray(k * samples, (k + 1) * samples);
    predicted.forEach((value, row) => (own[row] = value - level));
    for (const row of rows) own[row] = targets[gene * samples + row]!;
    const mean = own.reduce((sum, value) => sum + value, 0) / samples;
    for (let row = 0; row < samples; row++) own[row]! -= mean;
  });
  return { genes, rows: Int32Array.from({ length: samples }, (_, row) => row), targets: filled };
}
