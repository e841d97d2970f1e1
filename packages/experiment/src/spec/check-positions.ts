import { cisWindow } from '@snpress/models/marker-choice/marker-choice';
import { formatNamed } from '@snpress/formats/registry/formats';
import { recogniseFormat } from '@snpress/formats/registry/recognise-format';
import type { FormatName } from '@snpress/formats';
import type { DataSpec, ModelSpec } from './experiment.js';
import type { Problems } from './problem.js';

interface Source {
  readonly path: string;
  readonly format?: FormatName | undefined;
}

/** Tells of what needs positions of markers or genes where they are not to be had: annotations by intervals, models on cis markers. */
export async function checkPositions(
  data: DataSpec,
  models: readonly ModelSpec[],
  problems: Problems,
): Promise<void> {
  await checkAnnotations(data, problems);
  await checkCisMarkers(data, models, problems);
}

async function checkAnnotations(data: DataSpec, problems: Problems): Promise<void> {
  if (data.kind !== 'files' || data.snpPositions !== undefined) return;
  const bed = data.annotations.find(({ path }) => /\.bed(\.b?gz|\.zst)?$/i.test(path));
  if (bed === undefined || !(await someHaveNoPositions([data.genotypes, ...data.moreGenotypes]))) return;
  problems.add(
    ['data', 'annotations'],
    'the intervals of a BED file need the positions of the markers, and the genotypes file has none',
    'give data.snpPositions, a table of marker, chromosome and position',
  );
}

async function checkCisMarkers(
  data: DataSpec,
  models: readonly ModelSpec[],
  problems: Problems,
): Promise<void> {
  const onCis = models.filter(({ name, markers }) => cisWindow(markers) !== undefined && name !== 'mean');
  if (data.kind !== 'files' || onCis.length === 0) return;
  const missing = [
    ...(data.snpPositions === undefined &&
    (await someHaveNoPositions([data.genotypes, ...data.moreGenotypes]))
      ? [{ of: 'markers', hint: 'give data.snpPositions, a table of marker, chromosome and position' }]
      : []),
    ...(data.genePositions === undefined && (await someHaveNoPositions(data.expression))
      ? [{ of: 'genes', hint: 'give data.genePositions, a table of gene, chromosome, start and end' }]
      : []),
  ];
  for (const { name } of onCis)
    for (const { of, hint } of missing)
      problems.add(
        ['models', name, 'markers'],
        `cis markers need the positions of the ${of}, and the ${of === 'markers' ? 'genotypes' : 'expression'} file has none`,
        hint,
      );
}

async function someHaveNoPositions(files: readonly Source[]): Promise<boolean> {
  return (await Promise.all(files.map(hasNoPositions))).includes(true);
}

/** A file that cannot be read is for the stage that reads it to complain of. */
async function hasNoPositions({ path, format }: Source): Promise<boolean> {
  const found = format ?? (await recogniseFormat(path).catch(() => undefined));
  return found !== undefined && !formatNamed(found).holds.positions;
}
