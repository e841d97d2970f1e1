import type { Problem } from '@snpress/preprocess';
import type { ModelArtifact } from '../../artifact/model-artifact.js';
import { linearRefusals } from './linear-refusals.js';

/** Why a model cannot be written where every weight has a position and two alleles. */
export function placedRefusals(artifact: ModelArtifact, program: string): readonly Problem[] {
  const problems = [...linearRefusals(artifact)];
  const { alleles, positions } = artifact.markers;
  for (const [known, what] of [
    [alleles, 'alleles'],
    [positions, 'positions'],
  ] as const)
    if (known === undefined)
      problems.push({
        code: `no-${what}`,
        subject: artifact.name,
        message: `the ${what} of the markers of ${artifact.name} are not known, which ${program} needs`,
        hint: `train on genotypes that have ${what} (PLINK, PGEN, VCF, or Arrow made of them), or export csv`,
      });
  return problems;
}
