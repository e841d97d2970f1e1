import { openGenotypeBlocks } from '@snpress/formats/arrow/open-genotype-blocks';
import { writeArrowMarkers } from '@snpress/formats/arrow/write-arrow-markers';
import type { GenotypeBlocks, MarkerStream } from '@snpress/data';
import { artifact } from '@snpress/pipeline/stage/artifact';
import type { Codec } from '@snpress/pipeline';

/** The same artifact as `genotypes`, of which a stage has no more in memory than a block of markers. */
export const genotypeBlocks: Codec<'genotypes', GenotypeBlocks> = artifact('genotypes', {
  read: openGenotypeBlocks,
  write: (file) => Promise.reject(new TypeError(`${file} is written as a stream of markers`)),
});

/** The same, written marker by marker. */
export const genotypeStream: Codec<'genotypes', MarkerStream> = artifact('genotypes', {
  read: (file) => Promise.reject(new TypeError(`${file} is read in blocks`)),
  write: async (file, stream) => {
    await writeArrowMarkers(file, stream, { packed: true });
  },
});
