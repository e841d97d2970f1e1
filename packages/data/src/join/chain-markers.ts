import type { MarkerBlock, MarkerStream } from '../markers/marker-stream.js';
import { valuesOfSamples } from '../markers/values-of-samples.js';
import { leftOutSamples } from './left-out-samples.js';

/** A genotype file that is read marker by marker, among several. */
export interface MarkerPart {
  /** What the file is called in messages. */
  readonly name: string;
  readonly stream: MarkerStream;
}

/**
 * The markers of several files of the same samples, such as one for each chromosome, one file after another. A marker that several
 * files have comes as often.
 * @param samples - those that all files have, in the order wanted
 */
export function chainMarkers(parts: readonly MarkerPart[], samples: readonly string[]): MarkerStream {
  const streams = parts.map(({ stream }) => stream);
  const ploidies = new Set(streams.map(({ ploidy }) => ploidy));
  async function* blocks(): AsyncGenerator<MarkerBlock, void, undefined> {
    for (const { samples: own, blocks: ofFile } of streams) {
      const rowOf = new Map(own.map((id, row) => [id, row]));
      const rows = Int32Array.from(samples, (id) => rowOf.get(id)!);
      for await (const block of ofFile)
        yield { ...block, values: valuesOfSamples({ ...block, samples: own }, rows) };
    }
  }
  return {
    samples,
    markers: streams.reduce<number | undefined>(
      (sum, { markers }) => (sum === undefined || markers === undefined ? undefined : sum + markers),
      0,
    ),
    ploidy: ploidies.size === 1 ? streams[0]!.ploidy : undefined,
    blocks: blocks(),
    get warnings() {
      return parts.flatMap(({ name, stream }) => [
        ...leftOutSamples(name, stream.samples.length, samples.length),
        ...stream.warnings,
      ]);
    },
  };
}
