import { someOf } from '@snpress/data/errors/some-of';
import type { ModelArtifact } from '@snpress/models';
import { nearest } from '../spec/suggest.js';
import { RequestError } from '../request-error.js';

/**
 * The genes of a model that are asked for, as indices in the order asked for; all where none is.
 * @throws RequestError that lists the ids that the model does not predict
 */
export function chooseGenes({ name, genes }: ModelArtifact, asked: readonly string[]): Int32Array {
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
