import { statSync } from 'node:fs';
import { readModel } from '@snpress/experiment/predict/read-model';
import { formatTable } from '../view/format-table.js';
import { describeGene } from '@snpress/experiment/model-tools/gene-description';
import type { GeneDescription } from '@snpress/experiment/model-tools/gene-description';
import { describeModel } from '@snpress/experiment/model-tools/model-description';
import { modelInWords } from './model-in-words.js';

interface InspectRequest {
  readonly model: string;
  readonly gene: string | undefined;
  readonly json: boolean;
}

/** Prints what is in a model. */
export async function inspectModel({ model: file, gene, json }: InspectRequest): Promise<void> {
  const artifact = await readModel(file);
  const description = describeModel(artifact);
  const ofGene = gene === undefined ? undefined : describeGene(artifact, gene);
  const bytes = statSync(file).size;
  if (json) {
    const all = { file, bytes, ...description, ...(ofGene && { gene: ofGene }) };
    process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
    return;
  }
  const lines = modelInWords(description, bytes).map(([what, text]) => `${what.padEnd(10)}  ${text}`);
  if (ofGene) lines.push('', ...geneInWords(ofGene, description.linear));
  process.stdout.write(`${lines.join('\n')}\n`);
}

function geneInWords({ gene, performance, intercept, weights }: GeneDescription, linear: boolean): string[] {
  const held = Object.entries(performance ?? {}).map(
    ([what, value]) => `${what} ${value?.toPrecision(3) ?? '–'}`,
  );
  const lines = [`${gene}${held.length > 0 ? `, held out: ${held.join(', ')}` : ''}`];
  if (!linear) return [...lines, 'The model is not linear: it has no weights per gene.'];
  lines.push(
    `${weights!.count} variants with a weight; without any counted allele it predicts ${intercept!.toPrecision(4)}`,
  );
  if (weights!.top.length === 0) return lines;
  const rows = weights!.top.map(({ variant, chromosome, position, counted, other, weight }) => [
    variant,
    chromosome === '' ? '–' : `${chromosome}:${position ?? '?'}`,
    counted || '?',
    other || '?',
    weight.toPrecision(4).replace('-', '−'),
  ]);
  return [...lines, '', formatTable(['variant', 'place', 'counted', 'other', 'weight per copy'], rows)];
}
