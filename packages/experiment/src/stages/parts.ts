import { readArrowMatrix } from '@snpress/formats/arrow/read-arrow-matrix';
import { readBundle } from '@snpress/formats/bundle/read-bundle';
import { writeBundle } from '@snpress/formats/bundle/write-bundle';
import type { Matrix } from '@snpress/data';
import { findCisMarkers } from '@snpress/models/cis-trans/cis-markers';
import { loadModel } from '@snpress/models/registry';
import { splitPredictions } from '@snpress/models/cis-trans/split-predictions';
import type { StageFunction } from '@snpress/pipeline';
import { packArrays } from '../artifacts/pack-arrays.js';
import type { PredictionParts } from '../artifacts/prediction-parts.js';
import { openSplits } from '../artifacts/split-reader.js';

/**
 * Takes the predictions of held-out samples apart into what markers near each gene say and what the others say, in the units of
 * the expression that was read. Of the expression, only the positions of genes are used. Writes an empty object where the
 * model is not linear or positions are not known.
 */
const parts: StageFunction = async ({ parameters, inputs, outputs }) => {
  const { window } = parameters as { window: number };
  const model = loadModel(await readBundle(inputs.model!));
  await writeBundle(outputs.parts!, packArrays(await split()));

  async function split(): Promise<PredictionParts | object> {
    if (model.linear === undefined) return {};
    const splits = openSplits(inputs);
    const genotypes = await splits.readGenotypes('', 'test');
    const cisMarkers = findCisMarkers(genotypes, await readArrowMatrix(inputs.expression!), window);
    if (cisMarkers.genes.length === 0) return {};
    const { whole, cis, trans } = splitPredictions(model, genotypes, cisMarkers);
    const restore = (part: Matrix): Promise<Matrix> => splits.restore('', 'test', part);
    return { whole: await restore(whole), cis: await restore(cis), trans: await restore(trans) };
  }
};

export default parts;
