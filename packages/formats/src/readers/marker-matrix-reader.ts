import { collectMarkers } from '@snpress/data/markers/collect-markers';
import type { MarkerFormat } from '../markers/marker-formats.js';
import { markerReaders } from '../markers/marker-readers.js';
import type { MatrixReader } from './matrix-reader.js';

/** Reads genotypes that are stored marker by marker as a whole. */
export function markerMatrixReader(format: MarkerFormat): MatrixReader {
  const reader = markerReaders[format];
  return {
    format,
    summary: reader.summary,
    async read({ path, ploidy, multiallelic = 'refuse', vcf }) {
      return collectMarkers(await reader.open({ path, format, ploidy, multiallelic, vcf }), path);
    },
  };
}
