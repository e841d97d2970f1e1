import { csvLine } from '@snpress/report/csv/to-csv';
import type { SampleAssociations } from './associate-samples.js';

/** Every gene with every trait in a line, as CSV: those with a p first, the largest |z| at the top. */
export function* traitTable(associations: readonly SampleAssociations[]): Generator<string> {
  const hasModels = associations.some(({ model }) => model !== undefined);
  const hasPositions = associations.some(({ positions }) => positions !== undefined);
  const isCalibrated = associations.some(({ calibration }) => calibration !== undefined);
  yield csvLine([
    ...(hasModels ? ['model'] : []),
    ...['trait', 'gene'],
    ...(hasPositions ? ['chromosome', 'start'] : []),
    ...['effect', 'se', 'z', 'p', 'q', 'samples', 'cases', 'method', 'left_out'],
    ...(isCalibrated ? ['phi', 'inflation', 'uncalibrated_z', 'uncalibrated_p'] : []),
  ]);
  for (const [own, gene] of byStrength(associations))
    yield csvLine([
      ...(hasModels ? [own.model] : []),
      ...[own.trait, own.genes[gene]],
      ...(hasPositions ? [own.positions?.chromosome[gene], own.positions?.start[gene]] : []),
      ...[own.effect[gene], own.se[gene], own.z[gene], own.p[gene], own.q[gene]],
      ...[own.samples, own.cases, own.method, own.lacks[gene]],
      ...(isCalibrated
        ? (['phi', 'inflation', 'rawZ', 'rawP'] as const).map((key) => own.calibration?.[key][gene])
        : []),
    ]);
}

/** Genes of all associations, the smallest p first; those without one last. */
function byStrength(
  associations: readonly SampleAssociations[],
): readonly (readonly [association: SampleAssociations, gene: number])[] {
  const all = associations.flatMap((own) => own.genes.map((_, gene) => [own, gene] as const));
  const key = ([own, gene]: (typeof all)[number]): number => (Number.isNaN(own.p[gene]) ? 2 : own.p[gene]!);
  return all.sort((a, b) => key(a) - key(b) || Math.abs(b[0].z[b[1]]!) - Math.abs(a[0].z[a[1]]!));
}
