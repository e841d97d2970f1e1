import { createMatrix } from '../matrix/create-matrix.js';
import type { MatrixReading } from '../readers/matrix-reading.js';
import { joinBlocks } from './join-blocks.js';
import type { MarkerBlock, MarkerStream } from './marker-stream.js';
import { renameRepeats } from './rename-repeats.js';

const none = new Float32Array(0);

/**
 * Reads all markers of a stream into a matrix. Marker ids that repeat are made unique, with a warning that names
 * `path`.
 * @throws DataError where the stream meets a problem.
 */
export async function collectMarkers(stream: MarkerStream, path: string): Promise<MatrixReading> {
  const { samples, markers } = stream;
  const unique = renameRepeats(stream, path);
  let values = new Float32Array(samples.length * (markers ?? 0));
  let filled = 0;
  const labels: MarkerBlock[] = [];
  for await (const block of unique.blocks) {
    const part = block.values;
    const needed = filled + part.length;
    if (needed > values.length) values = enlarged(values, Math.max(needed, Math.ceil(values.length * 1.5)));
    values.set(part, filled);
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
  });
  return { matrix, warnings: unique.warnings };
}

function enlarged(values: Float32Array, length: number): Float32Array<ArrayBuffer> {
  const larger = new Float32Array(length);
  larger.set(values);
  return larger;
}
