import { readGenotypes } from '@snpress/formats/readers/read-genotypes';
import { dataOutputsOf } from '../artifacts/data-outputs-of.js';
import { ingest } from '../definitions/ingest.js';
import { genotypeFiles, ingestWith, placed } from './ingest-with.js';

export default ingest.implement(async (work) => {
  const { params, inputs, warn } = work;
  const reading = readGenotypes(genotypeFiles(work));
  const genotypes = placed(reading, inputs.snpPositions, params.snpPositions, warn);
  const { dataset, facts, covariates } = await ingestWith(work, genotypes);
  return { ...dataOutputsOf(dataset, facts), covariates };
});
