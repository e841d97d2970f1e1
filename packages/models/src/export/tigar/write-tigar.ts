import { chromosomeKeys } from '@snpress/data/chromosomes/chromosome-keys';
import { originalIds } from '@snpress/data/matrix/original-ids';
import { writeText } from '@snpress/formats/text/write-text';
import type { ModelArtifact } from '../../artifact/model-artifact.js';
import { foldLinear } from '../fold/fold-linear.js';

/** Writes the weights of a linear model as TIGAR's eQTL weights, sorted by chromosome and position. */
export async function writeTigar(
  file: string,
  artifact: ModelArtifact,
): Promise<{ readonly genes: number; readonly weights: number }> {
  const linear = foldLinear(artifact);
  const { positions, alleles, frequencies } = artifact.markers;
  const { chromosome, start } = positions!;
  const ids = originalIds(artifact.markers.ids);
  const keys = chromosomeKeys(chromosome);
  const rank = (key: string): number => (/^\d+$/.test(key) ? Number(key) : 1000);
  const lines: { readonly gene: number; readonly marker: number; readonly weight: number }[] = [];
  let genes = 0;
  linear.genes.forEach((_, gene) => {
    const { markers, effects } = linear.formulaOf(gene);
    if (markers.length > 0) genes++;
    markers.forEach((marker, k) => lines.push({ gene, marker, weight: effects[k]! }));
  });
  lines.sort(
    (a, b) =>
      rank(keys[a.marker]!) - rank(keys[b.marker]!) ||
      (keys[a.marker]! < keys[b.marker]! ? -1 : keys[a.marker]! > keys[b.marker]! ? 1 : 0) ||
      start[a.marker]! - start[b.marker]! ||
      a.marker - b.marker ||
      a.gene - b.gene,
  );
  function* blocks(): Generator<string> {
    yield 'CHROM\tPOS\tID\tREF\tALT\tTargetID\tMAF\tES\n';
    for (const { gene, marker, weight } of lines) {
      const frequency = frequencies[marker]!;
      yield (
        [
          ...[chromosome[marker]!.replace(/^chr/i, ''), start[marker]!, ids[marker]!],
          ...[alleles!.other[marker]!, alleles!.counted[marker]!, linear.genes[gene]!],
          ...[Number.isNaN(frequency) ? 'NA' : frequency, weight],
        ].join('\t') + '\n'
      );
    }
  }
  await writeText(file, blocks());
  return { genes, weights: lines.length };
}
