import type { AnnotationSource } from '@snpress/formats';
import { many, userFile } from '@snpress/pipeline/stage/artifact';
import { defineStage } from '@snpress/pipeline/stage/define-stage';
import { z } from 'zod';
import { annotationFiles } from '../artifacts/data-facts.js';
import { genotypeBlocks } from '../artifacts/genotype-blocks.js';
import { annotations } from '../artifacts/matrices.js';
import { alreadyChecked } from './already-checked.js';

/** Reads the files of annotations and finds the markers in them. */
export const annotate = defineStage({
  name: 'annotate',
  params: z.object({ files: z.array(alreadyChecked<Omit<AnnotationSource, 'path'>>()).readonly() }),
  inputs: { genotypes: genotypeBlocks, files: many(userFile) },
  outputs: { annotations, annotationFiles },
});
