import type { StageLibrary } from '@snpress/pipeline';

const stage = (name: string): URL => new URL(`../stages/${name}.js`, import.meta.url);

/** The stages of snpress, one module each. */
export const stageLibrary: StageLibrary = {
  ingest: stage('ingest'),
  simulate: stage('simulate'),
  split: stage('split'),
  'split-final': stage('split-final'),
  preprocess: stage('preprocess'),
  pretrain: stage('pretrain'),
  tune: stage('tune'),
  select: stage('select'),
  refit: stage('refit'),
  artifact: stage('artifact'),
  predict: stage('predict'),
  parts: stage('parts'),
  heritability: stage('heritability'),
  ceiling: stage('ceiling'),
  'evaluate-model': stage('evaluate-model'),
  evaluate: stage('evaluate'),
  report: stage('report'),
};
