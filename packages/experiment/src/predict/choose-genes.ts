import { someOf } from '@snpress/data/errors/some-of';
import type { ModelArtifact } from '@snpress/models';
import { requireShare } from '../check-number.js';
import { nearest } from '../spec/suggest.js';
import { RequestError } from '../request-error.js';

/** Which genes are asked for. */
interface AskedGenes {
  /** All where there is none. */
  readonly genes?: readonly string[];
  /** The largest q of a gene, where only predictable ones are wanted. */
  readonly minQ?: number | undefined;
}

/**
 * The genes of a model that are asked for, as indices in the order asked for.
 * @throws RequestError that lists the ids that the model does not predict, or where no gene is predictable enough
 */
export function chooseGenes(artifact: ModelArtifact, { genes = [], minQ }: AskedGenes): Int32Array {
  const named = namedGenes(artifact, genes);
  if (minQ === undefined) return named;
  requireShare('minQ', minQ);
  const { name, performance } = artifact;
  const chosen = named.filter((gene) => (performance?.q[gene] ?? NaN) <= minQ);
  if (chosen.length > 0) return chosen;
  const isTested = named.some((gene) => Number.isFinite(performance?.q[gene]));
  throw new RequestError({
    key: 'minQ',
    message: isTested
      ? `${name}: no gene has a q of ${minQ} or less`
      : `${name}: the q of its genes is not known, as its run permuted nothing`,
    hint: 'leave `minQ` out to predict all genes; the table of genes beside the predictions says what each is worth',
  });
}

function namedGenes({ name, genes }: ModelArtifact, asked: readonly string[]): Int32Array {
  const wanted = [...new Set(asked)];
  if (wanted.length === 0) return Int32Array.from(genes.ids.keys());
  const column = new Map(genes.ids.map((id, index) => [id, index]));
  const unknown = wanted.filter((id) => !column.has(id));
  if (unknown.length > 0) {
    const found =
      unknown.length === 1 && genes.ids.length < 100_000 ? nearest(unknown[0]!, genes.ids) : undefined;
    const near = found === undefined ? '' : `; did you mean "${found}"?`;
    throw new RequestError({
      key: 'genes',
      message: `${name} does not predict ${someOf(unknown, 5)}${near}`,
      hint: '"snpress model inspect" says which genes it has',
    });
  }
  return Int32Array.from(wanted, (id) => column.get(id)!);
}
