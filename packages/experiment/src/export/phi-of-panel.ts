import { formatCount } from '@snpress/data/words/format-number';
import { panelPhi } from '@snpress/associate/calibration/panel-phi';
import { relationshipCollector } from '@snpress/associate/calibration/panel-relationship';
import { counted } from '@snpress/data/words/counted';
import type { Matrix } from '@snpress/data';
import { openGenotypes } from '@snpress/formats/readers/open-genotypes';
import { readGenotypes } from '@snpress/formats/readers/read-genotypes';
import type { ModelArtifact } from '@snpress/models';
import { predictSamples } from '../predict/predict-samples.js';
import { readAsTrained } from '../predict/read-as-trained.js';
import { withFrequencies } from '../predict/with-frequencies.js';
import type { ExportRequest } from './export-request.js';

/** More samples make a relationship of more than 130 MB. */
const mostSamples = 4000;

/** Φ of every gene of a model, over all markers of a panel, and what is to be known of it. */
export interface PhiOfPanel {
  readonly phi: Float64Array | undefined;
  readonly notes: readonly string[];
}

/**
 * Reads the whole panel once more, marker by marker.
 * @param known - what the panel has of the model's variants
 */
export async function phiOfPanel(
  artifact: ModelArtifact,
  paths: readonly string[],
  known: Matrix,
  { reading, onProgress, signal }: Pick<ExportRequest, 'reading' | 'onProgress' | 'signal'>,
): Promise<PhiOfPanel> {
  const { length: samples } = known.samples;
  if (samples < 3 || samples > mostSamples)
    return {
      phi: undefined,
      notes: [
        `Φ is not computed: that takes a panel of 3 to ${formatCount(mostSamples)} samples, and this one has ${samples}.`,
      ],
    };
  const { files } = await readAsTrained(artifact, paths, reading);
  const relationship = relationshipCollector(samples);
  const stream = await openGenotypes(files);
  if (stream === undefined) relationship.add((await readGenotypes(files)).matrix);
  else {
    let done = 0;
    for await (const block of stream.blocks) {
      signal?.throwIfAborted();
      relationship.add(block);
      done += block.features.length;
      onProgress?.({ doing: 'reading markers', done, total: stream.markers });
    }
  }
  const found = relationship.finish();
  const genes = Int32Array.from(artifact.genes.ids.keys());
  const predicted = await predictSamples(withFrequencies(artifact, known), known, genes, undefined, {
    signal,
  });
  return {
    phi: panelPhi(found, predicted),
    notes: [
      `Φ of each gene over ${counted(found.markers, 'marker')} of the panel, which are taken for those of the whole genome that a trait may have effects at.`,
    ],
  };
}
