import { writeRData } from '@snpress/formats/rdata/write-rdata';
import type { RValue } from '@snpress/formats';
import { originalIds } from '@snpress/data/matrix/original-ids';
import { uniqueFileNames } from '@snpress/data/words/unique-file-names';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ModelArtifact } from '../../artifact/model-artifact.js';
import { foldLinear } from '../fold/fold-linear.js';
import { writeExportFolder } from '../format/write-export-folder.js';

/** What FUSION calls models that it treats in a way of their own. */
const modelNames: Readonly<Record<string, string>> = {
  lasso: 'lasso',
  'elastic-net': 'enet',
  'top-snp': 'top1',
};

/** What was written. */
interface FusionContent {
  readonly files: readonly string[];
  readonly weights: number;
  /** Genes without a measured performance. */
  readonly unmeasured: number;
}

/** Writes a linear model as a folder of FUSION: a `.wgt.RDat` file for each gene with a weight, and the `.pos` file that lists them. */
export async function writeFusion(folder: string, artifact: ModelArtifact): Promise<FusionContent> {
  const linear = foldLinear(artifact);
  const genes = linear.genes
    .map((id, gene) => ({ id, gene, formula: linear.formulaOf(gene) }))
    .filter(({ formula }) => formula.markers.length > 0);
  const names = uniqueFileNames(genes.map(({ id }) => id.replace(/[^\w.-]+/g, '_')));
  const panel = path.basename(folder);
  const ids = originalIds(artifact.markers.ids);
  const { positions } = artifact.genes;
  let [weights, unmeasured] = [0, 0];
  await writeExportFolder(folder, async (temporary) => {
    const lines = ['PANEL\tWGT\tID\tCHR\tP0\tP1\tN\n'];
    for (const [at, { id, gene, formula }] of genes.entries()) {
      const file = `${names[at]!}.wgt.RDat`;
      const p = artifact.performance?.p[gene] ?? NaN;
      if (Number.isNaN(p)) unmeasured++;
      weights += formula.markers.length;
      const bytes = writeRData(variablesOf(artifact, gene, formula.markers, formula.effects, ids));
      await writeFile(path.join(temporary, file), gzipSync(bytes));
      const first = formula.markers[0]!;
      const place = {
        chromosome: positions?.chromosome[gene] ?? artifact.markers.positions!.chromosome[first]!,
        start: positions?.start[gene] ?? artifact.markers.positions!.start[first]!,
        end: positions?.end[gene] ?? artifact.markers.positions!.start[formula.markers.at(-1)!]!,
      };
      const [low, high] = [Math.min(place.start, place.end), Math.max(place.start, place.end)];
      lines.push(`${panel}\t${file}\t${id}\t${place.chromosome.replace(/^chr/i, '')}\t${low}\t${high}\tNA\n`);
    }
    await writeFile(path.join(temporary, `${panel}.pos`), lines.join(''));
  });
  const files = [`${panel}.pos`, ...names.map((name) => `${name}.wgt.RDat`)];
  return { files: files.map((file) => path.join(folder, file)), weights, unmeasured };
}

function variablesOf(
  { type, markers, performance }: ModelArtifact,
  gene: number,
  own: Int32Array,
  effects: Float64Array,
  ids: readonly string[],
): Readonly<Record<string, RValue>> {
  const some = (of: (marker: number) => string | number): (string | number)[] => Array.from(own, of);
  const names = some((marker) => ids[marker]!) as string[];
  const name = modelNames[type] ?? type;
  // FUSION’s scripts lose the names of models where there is one alone: the second has no weights, and its performance is not known.
  const models = strings([name, name === 'top1' ? 'none' : 'top1']);
  const [r2, p] = [performance?.r2[gene] ?? NaN, performance?.p[gene] ?? NaN];
  const measured = Number.isNaN(p) ? [0, 1] : [r2, p];
  return {
    'wgt.matrix': numbers([...effects, ...effects.map(() => 0)], {
      dim: integers([own.length, 2]),
      dimnames: { type: 'list', values: [strings(names), models], attributes: {} },
    }),
    snps: {
      type: 'list',
      values: [
        strings(some((marker) => markers.positions!.chromosome[marker]!.replace(/^chr/i, '')) as string[]),
        strings(names),
        numbers(some(() => 0) as number[]),
        integers(some((marker) => markers.positions!.start[marker]!) as number[]),
        strings(some((marker) => markers.alleles!.counted[marker]!) as string[]),
        strings(some((marker) => markers.alleles!.other[marker]!) as string[]),
      ],
      attributes: {
        names: strings(['V1', 'V2', 'V3', 'V4', 'V5', 'V6']),
        class: strings(['data.frame']),
        'row.names': integers([NaN, -own.length]),
      },
    },
    'cv.performance': numbers([...measured, NaN, NaN], {
      dim: integers([2, 2]),
      dimnames: { type: 'list', values: [strings(['rsq', 'pval']), models], attributes: {} },
    }),
    hsq: numbers([NaN, NaN]),
    'hsq.pv': numbers([NaN]),
    'N.tot': numbers([NaN]),
  };
}

const strings = (values: readonly string[]): RValue => ({ type: 'string', values, attributes: {} });
const integers = (values: readonly number[]): RValue => ({ type: 'integer', values, attributes: {} });
const numbers = (values: readonly number[], attributes: RValue['attributes'] = {}): RValue => ({
  type: 'real',
  values,
  attributes,
});
