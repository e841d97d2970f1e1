import { DataError } from '../errors/data-error.js';
import { createMatrix } from '../matrix/create-matrix.js';
import type { MatrixReading } from '../matrix/matrix-reading.js';
import { joinBlocks } from './join-blocks.js';
import type { MarkerBlock, MarkerStream } from './marker-stream.js';
import { renameRepeats } from './rename-repeats.js';
import { toDosages } from './to-dosages.js';

const none = new Float32Array(0);

/**
 * Reads all markers of a stream into a matrix. Marker ids that repeat are made unique, with a warning that names
 * `path`.
 * @throws DataError where the stream meets a problem, or memory does not hold its values.
 */
export async function collectMarkers(stream: MarkerStream, path: string): Promise<MatrixReading> {
  const { samples, markers, ploidy } = stream;
  const unique = renameRepeats(stream, path);
  let values = allocate(samples.length * (markers ?? 0), path);
  let filled = 0;
  const labels: MarkerBlock[] = [];
  for await (const block of unique.blocks) {
    const part = block.values;
    const needed = filled + part.length;
    if (needed > values.length) {
      const larger = allocate(Math.max(needed, Math.ceil(values.length * 1.5)), path);
      larger.set(values);
      values = larger;
    }
    toDosages(part, values.subarray(filled, needed));
    filled = needed;
    labels.push({ ...block, values: none });
  }
  const { features, positions, alleles } = joinBlocks(labels);
  const matrix = createMatrix({
    samples,
    features,
    values: filled === values.length ? values : values.slice(0, filled),
    positions,
    alleles,
    ploidy,
  });
  return { matrix, warnings: unique.warnings };
}

function allocate(length: number, file: string): Float32Array<ArrayBuffer> {
  try {
    return new Float32Array(length);
  } catch (cause) {
    throw new DataError(
      {
        message: `The ${length} genotypes of this file are more than memory holds as a whole`,
        file,
        hint: 'Take a part of its markers first (with plink2 or bcftools)',
      },
      { cause },
    );
  }
}
