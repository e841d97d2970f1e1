import { statSync } from 'node:fs';
import type { DataSpec } from '../spec/experiment.js';
import { simulatedSize } from '../spec/simulated-size.js';

/** What a worker takes before it has read anything: its heap and the numeric backend. */
const base = 150 * 2 ** 20;

/** Of genotypes that are swept from disk: their labels, some blocks, and what is made of them. */
const blocks = 2 ** 29;

/** The data, a preprocessed copy of the training rows, and as much again to compute with. */
const copies = 4;

/**
 * Roughly how many bytes a stage takes at most that works with the data. It decides how many stages run side by side and
 * changes no result.
 */
export function memoryNeed(data: DataSpec, isSwept = false): number {
  if (data.kind === 'files' && isSwept) {
    const expression = data.expression.reduce((sum, file) => sum + inMemory(file.path), 0);
    return base + blocks + copies * expression;
  }
  const bytes =
    data.kind !== 'files'
      ? inSimulation(simulatedSize(data))
      : [data.genotypes, ...data.moreGenotypes, ...data.expression].reduce(
          (sum, file) => sum + inMemory(file.path),
          0,
        );
  return base + copies * bytes;
}

/** Four bytes for each value. */
function inSimulation({ samples, markers, genes }: ReturnType<typeof simulatedSize>): number {
  return 4 * samples * (markers + genes);
}

/** A call is two characters of text or four bytes in memory; gzip makes text about four times smaller. */
function inMemory(file: string): number {
  const { size } = statSync(file);
  if (/\.(arrow|feather)$/.test(file)) return size;
  return (file.endsWith('.gz') ? 4 : 1) * 2 * size;
}
