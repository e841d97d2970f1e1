import type { ProblemList } from '@snpress/data/errors/problem-list';
import { someOf } from '@snpress/data/errors/some-of';
import type { MarkerSite } from '@snpress/data/markers/marker-sites';

/** Notes where markers have no position, or one that no VCF file holds: it has one for each marker. */
export function checkVcfPositions(sites: readonly MarkerSite[], problems: ProblemList): void {
  const odd = sites.find(({ chromosome }) => /[,<>]/.test(chromosome));
  if (odd !== undefined) {
    problems.add({
      message: `The chromosome of marker ${odd.id}, ${JSON.stringify(odd.chromosome)}, holds a comma or a bracket, which VCF files do not hold`,
      hint: 'Rename it first',
    });
  }
  const lost = sites.filter(({ chromosome }) => chromosome === '');
  if (lost.length === 0) return;
  problems.add({
    message: `The positions of ${lost.length} of ${sites.length} markers are not known (${someOf(lost.map(({ id }) => id))}), and VCF files have one for each marker`,
    hint: 'Give a position table, leave these markers out, or write PLINK files, which can do without',
  });
}
