import { annotate } from './annotate.js';
import { evaluateModel } from './evaluate-model.js';
import { evaluate } from './evaluate.js';
import { heritability, heritabilitySwept } from './heritability.js';
import { ingest } from './ingest.js';
import { ingestSwept } from './ingest-swept.js';
import { learnEnrichment, learnEnrichmentSwept } from './learn-enrichment.js';
import { packModel } from './pack-model.js';
import { parts, partsSwept } from './parts.js';
import { predict, predictSwept } from './predict.js';
import { preprocess, preprocessSwept } from './preprocess.js';
import { pretrain } from './pretrain.js';
import { refit, refitSwept } from './refit.js';
import { report } from './report.js';
import { select } from './select.js';
import { simulateCohort } from './simulate-cohort.js';
import { simulate } from './simulate.js';
import { splitFinal } from './split-final.js';
import { split } from './split.js';
import { trueCeiling } from './true-ceiling.js';
import { tune, tuneSwept } from './tune.js';

/** Every kind of stage, by its name, which is that of its module. */
export const stageNames: readonly string[] = [
  ingest.name,
  ingestSwept.name,
  simulate.name,
  simulateCohort.name,
  annotate.name,
  split.name,
  splitFinal.name,
  preprocess.name,
  preprocessSwept.name,
  pretrain.name,
  learnEnrichment.name,
  learnEnrichmentSwept.name,
  tune.name,
  tuneSwept.name,
  select.name,
  refit.name,
  refitSwept.name,
  packModel.name,
  predict.name,
  predictSwept.name,
  parts.name,
  partsSwept.name,
  heritability.name,
  heritabilitySwept.name,
  trueCeiling.name,
  evaluateModel.name,
  evaluate.name,
  report.name,
];
