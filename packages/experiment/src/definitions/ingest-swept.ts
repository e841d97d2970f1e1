import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { genotypeStream } from '../artifacts/genotype-blocks.js';
import { ingestTerms } from './ingest.js';

/** The same where genotypes are larger than memory: they are copied marker by marker. */
export const ingestSwept = defineStage({
  ...ingestTerms,
  name: 'ingest-swept',
  outputs: { ...ingestTerms.outputs, genotypes: genotypeStream },
});
